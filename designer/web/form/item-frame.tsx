/** The frame around a field of the form: selects, picks up, marks its rules, and has its width and its removal. */
import { CloseOutlined, LockOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import type { KeyboardEvent, ReactNode } from 'react'
import type { FormItem, FormSection, FormTab } from '#metadata/definitions.ts'
import { fieldOf } from '#runtime/web/api/catalog.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { FindingMark } from '../live/finding-mark.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { useFormEditing } from './form-context.ts'
import { sectionWords } from './section-words.ts'
import { texts } from './texts.ts'

interface ItemFrameProps {
  readonly item: FormItem
  readonly section: FormSection
  readonly tab: FormTab
  readonly children: ReactNode
}

export function ItemFrame({ item, section, tab, children }: ItemFrameProps) {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const { form, object, acts, readOnly } = useFormEditing()
  const { place, select } = useSelection()
  const field = fieldOf(object, item.field)
  const words = field ? label(field) : item.field
  const { frame, grip, dragging, indicator } = useDragItem(
    {
      kind: 'item',
      key: item.field,
      words,
      container: `section:${section.id}`,
      containerWords: sectionWords(section, tab, text, t.section),
      siblings: section.items.map(other => other.field),
      axis: (section.columns ?? 1) > 1 && (item.width ?? 1) < (section.columns ?? 1) ? 'x' : 'y',
    },
    readOnly,
    ['item', 'field'],
  )
  const path = ['tabs', tab.id, 'sections', section.id, 'items', item.field]
  const selected = place.join('/').startsWith(path.join('/')) && place[5] === item.field
  const pointer = `/tabs/${form.tabs.findIndex(other => other.id === tab.id)}/sections/${tab.sections.indexOf(section)}/items/${section.items.indexOf(item)}`
  const columns = section.columns ?? 1
  const width = Math.min(item.width ?? 1, columns)
  const widen = (by: number) => acts.set([...path, 'width'], width + by === 1 ? undefined : width + by)
  const keys = (event: KeyboardEvent) => {
    if (readOnly || dragging) return
    if (event.key === 'Delete') acts.removeItem(item.field)
    else if (event.key === '+' && width < columns) widen(1)
    else if (event.key === '-' && width > 1) widen(-1)
  }
  const marks = [
    ...(item.required ? [t.requiredHere] : field?.required ? [t.required] : []),
    ...(item.readOnly || field?.readOnly ? [t.readOnly] : []),
  ]
  const classes = [
    'item-frame drag-part',
    columns > 1 && width < columns ? 'drag-part-x' : '',
    dragging ? 'drag-away' : '',
    selected ? 'item-selected' : '',
    children === null ? 'item-broken' : '',
  ]
  return (
    <div ref={frame} className={classes.filter(Boolean).join(' ')} data-drop={indicator} data-field={item.field}>
      <div inert className="item-content">
        {children ?? <span className="error-text">{t.noField(item.field)}</span>}
      </div>
      {item.readOnly || item.required ? (
        <span className="item-marks" aria-hidden>
          {item.required ? <span className="item-mark">{t.requiredHere}</span> : null}
          {item.readOnly ? (
            <span className="item-mark">
              <LockOutlined /> {t.readOnly}
            </span>
          ) : null}
        </span>
      ) : null}
      <button
        {...grip}
        className="frame-grip"
        aria-label={[words, ...marks].join(', ')}
        aria-pressed={selected}
        onClick={() => select(path)}
        onKeyDown={event => {
          keys(event)
          ;(grip.onKeyDown as ((event: KeyboardEvent) => void) | undefined)?.(event)
        }}
      />
      <FindingMark definition={form.id} pointer={pointer} />
      {readOnly ? null : (
        <span className="frame-tools">
          {columns > 1 ? (
            <>
              <Tooltip title={t.narrower(words)}>
                <Button
                  size="small"
                  type="text"
                  icon={<MinusOutlined aria-hidden />}
                  disabled={width <= 1}
                  aria-label={t.narrower(words)}
                  onClick={() => widen(-1)}
                />
              </Tooltip>
              <Tooltip title={t.wider(words)}>
                <Button
                  size="small"
                  type="text"
                  icon={<PlusOutlined aria-hidden />}
                  disabled={width >= columns}
                  aria-label={t.wider(words)}
                  onClick={() => widen(1)}
                />
              </Tooltip>
            </>
          ) : null}
          <Tooltip title={t.remove(words)}>
            <Button
              size="small"
              type="text"
              icon={<CloseOutlined aria-hidden />}
              aria-label={t.remove(words)}
              onClick={() => acts.removeItem(item.field)}
            />
          </Tooltip>
        </span>
      )}
    </div>
  )
}
