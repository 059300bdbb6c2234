/** One field of what is made: takes what is dropped or picked, and opens where it comes from. */
import { EditOutlined, WarningOutlined } from '@ant-design/icons'
import { useDroppable } from '@dnd-kit/core'
import { Popover, Tooltip } from 'antd'
import { useState } from 'react'
import type { ConversionDefinition, ConversionField, ConversionTarget } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { choicesOf, type DraftField, pathWords } from '../panel/draft-fields.ts'
import { useTexts } from '../texts/use-texts.ts'
import { MappingEditor } from './mapping-editor.tsx'
import { targetKey, useMappingState } from './mapping-state.ts'
import { texts } from './texts.ts'

interface TargetRowProps {
  readonly conversion: ConversionDefinition
  readonly target: ConversionTarget
  readonly index: number
  readonly field: DraftField
  readonly mapping: ConversionField | undefined
  readonly isAsked: boolean
}

export function TargetRow({ conversion, target, index, field, mapping, isAsked }: TargetRowProps) {
  const t = useTexts(texts)
  const { label, text } = useLocale()
  const draft = useDraft()
  const { picked, connect, showStrong } = useMappingState()
  const [open, setOpen] = useState(false)
  const key = targetKey(target.id, field.name)
  const { setNodeRef, isOver } = useDroppable({ id: key, data: { target: target.id, field: field.name } })
  const name = label(field)
  const from = mapping ? sourceWords(mapping) : ''
  const press = () => {
    if (draft.readOnly) return
    if (picked === undefined) setOpen(true)
    else connect(target.id, field.name, picked)
  }
  return (
    <li
      ref={setNodeRef}
      data-target={key}
      className={`mapping-row target-row${mapping ? ' target-filled' : ''}${isOver ? ' target-over' : ''}`}
      onMouseEnter={() => showStrong(key)}
      onMouseLeave={() => showStrong(undefined)}
    >
      <span className="mapping-dot" aria-hidden />
      <Popover
        trigger={[]}
        open={open}
        onOpenChange={setOpen}
        placement="bottomLeft"
        destroyOnHidden
        content={
          <MappingEditor
            conversion={conversion}
            target={target}
            index={index}
            field={field}
            mapping={mapping}
            onClose={() => setOpen(false)}
          />
        }
      >
        <button
          type="button"
          className="target-open"
          aria-haspopup={picked === undefined ? 'dialog' : undefined}
          onClick={press}
          onFocus={() => showStrong(key)}
          onBlur={() => showStrong(undefined)}
        >
          <span className="mapping-words">
            {name}
            {field.definition?.required ? (
              <span className="target-required" title={t.required}>
                {' '}
                *
              </span>
            ) : null}
          </span>
          {mapping ? (
            <span className={mapping.from === undefined ? 'mapping-origin mapping-fixed' : 'mapping-origin'}>
              {from}
            </span>
          ) : (
            <span className="visually-hidden">{t.notFilled}</span>
          )}
          <EditOutlined className="mapping-edit" aria-hidden />
        </button>
      </Popover>
      {isAsked ? (
        <Tooltip title={t.asked}>
          <WarningOutlined className="finding-warning" aria-label={t.asked} />
        </Tooltip>
      ) : null}
    </li>
  )

  function sourceWords({ from: path, value, made, source }: ConversionField): string {
    if (path !== undefined) return pathWords(draft, draft.find('object', conversion.object), path, label)
    if (made !== undefined) {
      const earlier = conversion.targets.find(item => item.name === made)
      return t.madeBy(
        earlier?.label ? text(earlier.label) : label(draft.find('object', earlier?.target) ?? { name: made }),
      )
    }
    if (source) return t.theSource
    const choice = choicesOf(draft, field.definition).find(item => item.code === value)
    if (typeof value === 'boolean') return t.constant(value ? t.yes : t.no)
    return t.constant(choice ? text(choice.label, choice.code) : String(value))
  }
}
