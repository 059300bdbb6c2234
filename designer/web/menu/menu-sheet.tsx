/** The menu of the shell, with a frame around each group and entry. */
import { CloseOutlined, HolderOutlined, HomeOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { MenuGroup, MenuItem } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Icon } from '#runtime/web/shell/icon.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { texts as dragTexts } from '../drag/texts.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { useDropZone } from '../drag/use-drop-zone.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { RenamedInPlace } from '../live/renamed-in-place.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { useEntryWords } from './entry-words.ts'
import { useMenuEditing } from './menu-editing.ts'
import { texts } from './texts.ts'

export function MenuSheet() {
  const t = useTexts(texts)
  const { t: shared } = useTranslation()
  const { label } = useLocale()
  const { menu, acts, readOnly } = useMenuEditing()
  return (
    <section className="menu-sheet" aria-label={t.suite}>
      <div className="suite-switch">
        <span className="suite-icon">
          <Icon name={menu.icon} label={label(menu)} />
        </span>
        <span className="suite-name">{label(menu)}</span>
      </div>
      <div className="menu-link muted">
        <span className="menu-icon">
          <HomeOutlined aria-hidden />
        </span>
        <span className="menu-words">{shared('home.title')}</span>
      </div>
      {menu.groups.map(group => (
        <Group key={group.id} group={group} />
      ))}
      {readOnly ? null : (
        <Button block type="dashed" size="small" icon={<PlusOutlined aria-hidden />} onClick={acts.addGroup}>
          {t.addGroup}
        </Button>
      )}
    </section>
  )
}

function Group({ group }: { readonly group: MenuGroup }) {
  const t = useTexts(texts)
  const drag = useTexts(dragTexts)
  const { t: shared } = useTranslation()
  const { modal } = App.useApp()
  const { label, locale } = useLocale()
  const { menu, acts, readOnly } = useMenuEditing()
  const { place, select } = useSelection()
  const words = label(group)
  const { frame, grip, dragging, indicator } = useDragItem(
    {
      kind: 'group',
      key: group.id,
      words,
      container: 'groups',
      containerWords: t.suite,
      siblings: menu.groups.map(item => item.id),
      axis: 'y',
    },
    readOnly,
  )
  const zone = useDropZone(
    {
      accepts: ['entry', 'source'],
      container: group.id,
      containerWords: t.group(words),
      siblings: group.items.map(item => item.id),
      axis: 'y',
    },
    readOnly,
  )
  const selected = place.length === 2 && place[1] === group.id
  const remove = () =>
    group.items.length === 0
      ? acts.removeGroup(group.id)
      : void modal.confirm({
          title: t.removeGroupTitle(words),
          content: t.removeGroupHint(group.items.length),
          okText: shared('common.remove'),
          okButtonProps: { danger: true },
          cancelText: shared('common.cancel'),
          onOk: () => acts.removeGroup(group.id),
        })
  const classes = ['section-frame drag-part', dragging ? 'drag-away' : '', selected ? 'section-selected' : '']
  return (
    <section ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator} aria-label={words}>
      <div className="section-head menu-group-head">
        {readOnly ? null : (
          <button {...grip} className="drag-grip" aria-label={drag.move(words)}>
            <HolderOutlined aria-hidden />
          </button>
        )}
        <RenamedInPlace
          words={words}
          placeholder={words}
          label={t.rename(words)}
          selected={selected}
          disabled={readOnly}
          onSelect={() => select(['groups', group.id])}
          onRename={next => next && acts.set(['groups', group.id, 'label', locale], next)}
        />
        <span className="spacer" />
        {readOnly || menu.groups.length < 2 ? null : (
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t.remove(words)}
            onClick={remove}
          />
        )}
      </div>
      <div ref={zone.ref} className={zone.over ? 'section-body drag-into' : 'section-body'}>
        {group.items.length === 0 ? <p className="section-empty">{t.empty}</p> : null}
        {group.items.map(entry => (
          <Entry key={entry.id} entry={entry} group={group} />
        ))}
      </div>
    </section>
  )
}

function Entry({ entry, group }: { readonly entry: MenuItem; readonly group: MenuGroup }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { menu, acts, readOnly } = useMenuEditing()
  const { place, select } = useSelection()
  const { words, icon, missing } = useEntryWords()(entry)
  const { frame, grip, dragging, indicator } = useDragItem(
    {
      kind: 'entry',
      key: entry.id,
      words,
      container: group.id,
      containerWords: t.group(label(group)),
      siblings: group.items.map(item => item.id),
      axis: 'y',
    },
    readOnly,
    ['entry', 'source'],
  )
  const selected = place[3] === entry.id
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'Delete' && !readOnly && !dragging) acts.removeEntry(entry.id)
    ;(grip.onKeyDown as ((event: KeyboardEvent) => void) | undefined)?.(event)
  }
  const classes = ['item-frame menu-entry drag-part', dragging ? 'drag-away' : '', selected ? 'item-selected' : '']
  return (
    <div ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator} data-entry={entry.id}>
      <span className="menu-icon">
        <Icon name={icon} label={words} />
      </span>
      <span className={missing ? 'menu-words error-text' : 'menu-words'}>
        {missing ? `${words}: ${t.missing}` : words}
      </span>
      <button
        {...grip}
        className="frame-grip"
        aria-label={words}
        aria-pressed={selected}
        onClick={() => select(['groups', group.id, 'items', entry.id])}
        onKeyDown={keys}
      />
      <FindingMark
        definition={menu.id}
        pointer={`/groups/${menu.groups.findIndex(item => item.id === group.id)}/items/${group.items.indexOf(entry)}`}
      />
      {readOnly ? null : (
        <span className="frame-tools">
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t.remove(words)}
            onClick={() => acts.removeEntry(entry.id)}
          />
        </span>
      )}
    </div>
  )
}
