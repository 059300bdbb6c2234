/** The tabs of the form that is edited: chosen, renamed, put in order, added; fields dropped on one go into it. */
import { CloseOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FormTab } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { useDropZone } from '../drag/use-drop-zone.ts'
import { useTexts } from '../texts/use-texts.ts'
import { useFormEditing } from './form-context.ts'
import { texts } from './texts.ts'

export function FormTabs({ sectionsOf }: { readonly sectionsOf: (tab: FormTab) => ReactNode }) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { form, acts, readOnly, openTab } = useFormEditing()
  const tab = form.tabs.find(item => item.id === openTab)
  return (
    <>
      <nav className="tab-strip" aria-label={t.tabs}>
        {form.tabs.map(item => (
          <TabHead key={item.id} tab={item} open={item.id === openTab} />
        ))}
        {readOnly ? null : (
          <Button
            type="text"
            size="small"
            icon={<PlusOutlined aria-hidden />}
            aria-label={t.addTab}
            onClick={acts.addTab}
          />
        )}
      </nav>
      {tab ? (
        <>
          <SectionArea tab={tab} words={t.onForm(label(tab))} disabled={readOnly}>
            {sectionsOf(tab)}
          </SectionArea>
          {readOnly ? null : (
            <Button
              className="add-section"
              type="dashed"
              block
              icon={<PlusOutlined aria-hidden />}
              onClick={() => acts.addSection(tab.id)}
            >
              {t.addSection}
            </Button>
          )}
        </>
      ) : null}
    </>
  )
}

interface SectionAreaProps {
  readonly tab: FormTab
  readonly words: string
  readonly disabled: boolean
  readonly children: ReactNode
}

function SectionArea({ tab, words, disabled, children }: SectionAreaProps) {
  const siblings = tab.sections.map(section => section.id)
  const { ref, over } = useDropZone(
    { accepts: ['section'], container: `tab:${tab.id}`, containerWords: words, siblings, axis: 'y' },
    disabled,
  )
  return (
    <div ref={ref} className={over ? 'section-area drag-into' : 'section-area'}>
      {children}
    </div>
  )
}

function TabHead({ tab, open }: { readonly tab: FormTab; readonly open: boolean }) {
  const t = useTexts(texts)
  const { t: shared } = useTranslation()
  const { modal } = App.useApp()
  const { label, locale } = useLocale()
  const { form, acts, readOnly, showTab } = useFormEditing()
  const { place, select } = useSelection()
  const [typed, type] = useState<string>()
  const words = label(tab)
  const { frame, grip, dragging, indicator } = useDragItem(
    {
      kind: 'tab',
      key: tab.id,
      words,
      container: 'tabs:',
      containerWords: t.tabs,
      siblings: form.tabs.map(item => item.id),
      axis: 'x',
    },
    readOnly,
  )
  const onto = useDropZone(
    {
      accepts: open ? ['section'] : ['item', 'field', 'section'],
      container: `onto:${tab.id}`,
      containerWords: t.onForm(words),
      siblings: [],
      axis: 'x',
      always: true,
    },
    readOnly || open,
  )
  const selected = place.length === 2 && place[1] === tab.id
  const choose = () => {
    showTab(tab.id)
    select(['tabs', tab.id])
  }
  const rename = () => {
    const next = typed?.trim()
    type(undefined)
    if (next && next !== words) acts.set(['tabs', tab.id, 'label', locale], next)
  }
  const count = tab.sections.reduce((sum, section) => sum + section.items.length, 0)
  const remove = () =>
    count === 0
      ? acts.removeTab(tab.id)
      : void modal.confirm({
          title: t.removeTabTitle(words),
          content: t.removeTabHint(count),
          okText: shared('common.remove'),
          okButtonProps: { danger: true },
          cancelText: shared('common.cancel'),
          onOk: () => acts.removeTab(tab.id),
        })
  const keys = (event: KeyboardEvent) => {
    if (event.key === 'F2' && !readOnly) type(words)
    ;(grip.onKeyDown as ((event: KeyboardEvent) => void) | undefined)?.(event)
  }
  const classes = [
    'tab-head drag-part drag-part-x',
    open ? 'tab-open' : '',
    selected ? 'tab-selected' : '',
    dragging ? 'drag-away' : '',
    onto.over ? 'drag-into' : '',
  ]
  return (
    <span
      ref={node => {
        frame(node)
        onto.ref(node)
      }}
      className={classes.filter(Boolean).join(' ')}
      data-drop={indicator}
    >
      {typed === undefined ? (
        <button
          {...grip}
          className="tab-name"
          aria-current={open ? 'true' : undefined}
          onClick={choose}
          onDoubleClick={() => (readOnly ? undefined : type(words))}
          onKeyDown={keys}
        >
          {words}
        </button>
      ) : (
        <Input
          size="small"
          className="rename-input"
          aria-label={t.rename(words)}
          autoFocus
          value={typed}
          onFocus={event => event.target.select()}
          onChange={event => type(event.target.value)}
          onBlur={rename}
          onKeyDown={event => {
            event.stopPropagation()
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') type(undefined)
          }}
        />
      )}
      {open && typed === undefined && !readOnly ? (
        <span className="tab-tools">
          <Button
            size="small"
            type="text"
            icon={<EditOutlined aria-hidden />}
            aria-label={t.rename(words)}
            onClick={() => type(words)}
          />
          {form.tabs.length > 1 ? (
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t.remove(words)}
              onClick={remove}
            />
          ) : null}
        </span>
      ) : null}
    </span>
  )
}
