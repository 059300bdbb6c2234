/** The top of the page: the record's title, its buttons, and the key fields, which are put in order by dragging. */
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import type { ReactNode } from 'react'
import { fieldOf } from '#runtime/web/api/catalog.ts'
import { resolvePath, valueAt } from '#runtime/web/api/path.ts'
import { useSession } from '#runtime/web/api/session.ts'
import { isBlank } from '#runtime/web/api/values.ts'
import { FieldValue } from '#runtime/web/fields/field-value.tsx'
import { recordTitle } from '#runtime/web/fields/record-title.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ObjectIcon } from '#runtime/web/shell/icon.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { DragArea } from '../drag/drag-area.tsx'
import { placeAfter } from '../drag/place-after.ts'
import { useDragItem } from '../drag/use-drag-item.ts'
import { PathAdder } from '../live/path-adder.tsx'
import { useTexts } from '../texts/use-texts.ts'
import type { PagePart } from './page-part.ts'
import { texts } from './texts.ts'

export function PageHeader({ page, object, answer, disabled, set }: PagePart) {
  const t = useTexts(texts)
  const { find } = useDraft()
  const { catalog } = useSession()
  const { label, locale } = useLocale()
  const header = page.header ?? []
  const values = { ...answer?.header, ...answer?.record.header, ...answer?.record }
  const own = page.header ?? (fieldOf(object, 'owner') ? ['owner'] : [])
  const change = (next: readonly string[]) => set('header', next)
  return (
    <div className="record-header card page-header">
      <ObjectIcon name={object.icon} color={object.color} label={label(object)} size={40} />
      <div className="record-heading">
        <div className="record-kind muted">{label(object)}</div>
        <div className="page-title" translate="no">
          {answer ? recordTitle(object, { ...values }, locale) : <span className="wire-title">{t.title}</span>}
        </div>
      </div>
      <div className="record-tools" inert>
        {(page.actions ?? []).slice(0, 4).map(name => (
          <Button key={name} size="small">
            {label(find('action', name)) || name}
          </Button>
        ))}
        {(page.conversions ?? []).map(name => (
          <Button key={name} size="small">
            {label(find('conversion', name)) || name}
          </Button>
        ))}
      </div>
      <DragArea onDrop={({ key }, { after }) => change(placeAfter(header, key, after, path => path))}>
        <div className="key-fields page-key-fields">
          {own.map(path => {
            const resolved = resolvePath(catalog, object, path)
            const value = valueAt(values, path)
            return (
              <KeyField
                key={path}
                path={path}
                words={resolved ? resolved.fields.map(label).join(' › ') : path}
                siblings={own}
                disabled={disabled || page.header === undefined}
                onRemove={() => change(header.filter(other => other !== path))}
              >
                {!answer ? (
                  <span className="wire" />
                ) : !resolved || isBlank(value) ? (
                  <span className="muted">–</span>
                ) : (
                  <FieldValue field={resolved.field} value={value} />
                )}
              </KeyField>
            )
          })}
          {disabled ? null : (
            <Popover
              trigger="click"
              content={
                <div style={{ width: 280 }}>
                  <PathAdder
                    object={page.object}
                    label={t.addHeader}
                    taken={header}
                    where={field => field.type !== 'children'}
                    onAdd={path => change([...header, path])}
                  />
                </div>
              }
            >
              <Button size="small" type="dashed" icon={<PlusOutlined aria-hidden />} aria-label={t.addHeader} />
            </Popover>
          )}
        </div>
      </DragArea>
    </div>
  )
}

interface KeyFieldProps {
  readonly path: string
  readonly words: string
  readonly siblings: readonly string[]
  readonly disabled: boolean
  readonly onRemove: () => void
  readonly children: ReactNode
}

function KeyField({ path, words, siblings, disabled, onRemove, children }: KeyFieldProps) {
  const t = useTexts(texts)
  const { select } = useSelection()
  const { frame, grip, dragging, indicator } = useDragItem(
    { kind: 'key-field', key: path, words, container: 'header', containerWords: t.header, siblings, axis: 'x' },
    disabled,
  )
  return (
    <div
      ref={frame}
      className={dragging ? 'item-frame drag-part drag-part-x drag-away' : 'item-frame drag-part drag-part-x'}
      data-drop={indicator}
    >
      <div inert>
        <div className="key-name">{words}</div>
        <div className="key-value">{children}</div>
      </div>
      <button {...grip} className="frame-grip" aria-label={words} onClick={() => select(['header'])} />
      {disabled ? null : (
        <span className="frame-tools">
          <Button
            size="small"
            type="text"
            icon={<CloseOutlined aria-hidden />}
            aria-label={t.remove(words)}
            onClick={onRemove}
          />
        </span>
      )}
    </div>
  )
}
