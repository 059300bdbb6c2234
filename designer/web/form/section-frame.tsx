/** The frame around a section: its title and columns are changed in place, fields are put into it. */
import { DeleteOutlined, HolderOutlined } from '@ant-design/icons'
import { App, Button, Dropdown, Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormSection, FormTab } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { texts as dragTexts } from '../drag/texts.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { useDropZone } from '../drag/use-drop-zone.ts'
import { RenamedInPlace } from '../live/renamed-in-place.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { useFormEditing } from './form-context.ts'
import { sectionWords } from './section-words.ts'
import { texts } from './texts.ts'

interface SectionFrameProps {
  readonly section: FormSection
  readonly tab: FormTab
  readonly children: ReactNode
}

export function SectionFrame({ section, tab, children }: SectionFrameProps) {
  const t = useTexts(texts)
  const drag = useTexts(dragTexts)
  const { t: shared } = useTranslation()
  const { modal } = App.useApp()
  const { locale, text, label } = useLocale()
  const { acts, readOnly } = useFormEditing()
  const { place, select } = useSelection()
  const words = sectionWords(section, tab, text, t.section)
  const { frame, grip, dragging, indicator } = useDragItem(
    {
      kind: 'section',
      key: section.id,
      words,
      container: `tab:${tab.id}`,
      containerWords: t.onForm(label(tab)),
      siblings: tab.sections.map(item => item.id),
      axis: 'y',
    },
    readOnly,
  )
  const zone = useDropZone(
    {
      accepts: ['item', 'field'],
      container: `section:${section.id}`,
      containerWords: words,
      siblings: section.items.map(item => item.field),
      axis: 'y',
    },
    readOnly,
  )
  const path = ['tabs', tab.id, 'sections', section.id]
  const selected = place.length === 4 && place[3] === section.id
  const columns = section.columns ?? 1
  const remove = () =>
    section.items.length === 0
      ? acts.removeSection(section.id)
      : void modal.confirm({
          title: t.removeSectionTitle(words),
          content: t.removeTabHint(section.items.length),
          okText: shared('common.remove'),
          okButtonProps: { danger: true },
          cancelText: shared('common.cancel'),
          onOk: () => acts.removeSection(section.id),
        })
  const classes = ['section-frame drag-part', dragging ? 'drag-away' : '', selected ? 'section-selected' : '']
  return (
    <section
      ref={frame}
      className={classes.filter(Boolean).join(' ')}
      data-drop={indicator}
      data-section={section.id}
      aria-label={words}
    >
      <div className="section-head">
        {readOnly ? null : (
          <button {...grip} className="drag-grip" aria-label={drag.move(words)}>
            <HolderOutlined aria-hidden />
          </button>
        )}
        <RenamedInPlace
          words={text(section.label)}
          placeholder={words}
          label={t.rename(words)}
          selected={selected}
          disabled={readOnly}
          onSelect={() => select(path)}
          onRename={next => acts.set([...path, 'label', locale], next || undefined)}
        />
        <span className="spacer" />
        {readOnly ? null : (
          <span className="section-tools">
            <Dropdown
              trigger={['click']}
              menu={{
                selectable: true,
                selectedKeys: [String(columns)],
                items: [1, 2, 3, 4].map(count => ({ key: String(count), label: t.columnsOf(count) })),
                onClick: ({ key }) => acts.set([...path, 'columns'], Number(key)),
              }}
            >
              <Button size="small" type="text">
                {t.columnsOf(columns)}
              </Button>
            </Dropdown>
            <Tooltip title={t.remove(words)}>
              <Button
                size="small"
                type="text"
                icon={<DeleteOutlined aria-hidden />}
                aria-label={t.remove(words)}
                onClick={remove}
              />
            </Tooltip>
          </span>
        )}
      </div>
      <div ref={zone.ref} className={zone.over ? 'section-body drag-into' : 'section-body'}>
        {section.items.length === 0 ? <p className="section-empty">{t.drop}</p> : children}
      </div>
    </section>
  )
}
