/** A constant that a field is set to: the input of the field's type, and what is known only when it happens. */
import { AutoComplete, Input, Select } from 'antd'
import { useObject, useSession } from '#runtime/web/api/session.ts'
import type { Reference } from '#runtime/web/api/values.ts'
import { RecordPicker } from '#runtime/web/fields/record-picker.tsx'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { baseObject } from './base-object.ts'
import { choicesOf, type DraftField, fieldAt } from './draft-fields.ts'
import { ariaOf } from './picker-props.ts'
import type { PropertyInputProps } from './property-input.ts'
import { texts } from './texts.ts'
import { useTyped } from './use-typed.ts'

/** Finds the field by the property `field` beside it. */
export function ConstantInput(props: PropertyInputProps) {
  const { facts, path } = props
  const draft = useDraft()
  const frames = facts.framesOf(path)
  const beside = frames.at(-1)
  const schema = beside?.schema.properties?.field
  const name = beside?.node.field
  const base = schema && baseObject(draft, facts.definition, frames, schema, 'field')
  return <ConstantOf {...props} field={typeof name === 'string' ? fieldAt(draft, base, name) : undefined} />
}

type ConstantProps = Omit<PropertyInputProps, 'facts' | 'schema' | 'path' | 'name' | 'title'>

/** The input for a constant of a field. */
export function ConstantOf(props: ConstantProps & { readonly field: DraftField | undefined }) {
  const { field, id, value, onChange, disabled } = props
  const t = useTexts(texts)
  const { text } = useLocale()
  const draft = useDraft()
  const clear = useClear()
  const shared = { id, disabled, ...ariaOf(props), style: { width: '100%' } }
  switch (field?.type) {
    case 'boolean':
      return (
        <Select
          {...shared}
          value={typeof value === 'boolean' ? value : null}
          options={[
            { value: true, label: t.yes },
            { value: false, label: t.no },
          ]}
          onChange={next => void onChange(next)}
        />
      )
    case 'choice':
    case 'multiChoice': {
      const options = choicesOf(draft, field.definition).map(item => ({
        value: item.code,
        label: text(item.label, item.code),
      }))
      return field.type === 'choice' ? (
        <Select
          {...shared}
          value={typeof value === 'string' ? value : null}
          options={options}
          allowClear={clear}
          onChange={next => void onChange(next ?? null)}
        />
      ) : (
        <Select
          {...shared}
          mode="multiple"
          value={Array.isArray(value) ? (value as string[]) : []}
          options={options}
          onChange={next => void onChange(next)}
        />
      )
    }
    case 'reference':
      return <ReferenceConstant {...props} field={field} />
    case 'date':
    case 'datetime':
      return <WordConstant {...props} words={['today', 'now']} />
    case 'integer':
    case 'rating':
    case 'decimal':
    case 'percent':
      return <WordConstant {...props} words={[]} numeric={field.type === 'integer' || field.type === 'rating'} />
    default:
      return <WordConstant {...props} words={[]} />
  }
}

function WordConstant(props: ConstantProps & { readonly words: readonly string[]; readonly numeric?: boolean }) {
  const { id, value, onChange, disabled, words, numeric } = props
  const [text, inputProps] = useTyped(value === undefined || value === null ? '' : String(value), typed => {
    if (typed === '') return onChange(null)
    return onChange(numeric && /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed)
  })
  const shared = { disabled, ...(props.invalid ? { status: 'error' as const } : {}) }
  if (words.length === 0) return <Input id={id} value={text} {...shared} {...ariaOf(props)} {...inputProps} />
  return (
    <AutoComplete
      id={id}
      style={{ width: '100%' }}
      value={text}
      options={words.map(word => ({ value: word }))}
      onChange={(next: string | undefined) => inputProps.onChange({ target: { value: next ?? '' } })}
      onBlur={inputProps.onBlur}
      onKeyDown={inputProps.onKeyDown}
      {...shared}
      {...ariaOf(props)}
    />
  )
}

/** A record of production, or the person who does it. */
function ReferenceConstant(props: ConstantProps & { readonly field: DraftField }) {
  const { field, id, value, onChange } = props
  const t = useTexts(texts)
  const { catalog } = useSession()
  const current = [...catalog.objects.values()].find(object => object.id === field.target?.id)
  const target = useObject(current?.name)
  const isSelf = value === '$me'
  const shown: Reference | undefined = typeof value === 'string' && !isSelf ? { id: value, title: value } : undefined
  return (
    <span className="constant-reference">
      {target?.name === 'user' || field.target?.id === 'sys-user' ? (
        <button
          type="button"
          className="chip"
          aria-pressed={isSelf}
          onClick={() => void onChange(isSelf ? null : '$me')}
        >
          {t.me}
        </button>
      ) : null}
      {isSelf ? null : target ? (
        <RecordPicker
          id={id}
          object={target}
          value={shown}
          onChange={(picked: Reference | undefined) => void onChange(picked?.id ?? null)}
          aria={{ 'aria-label': field.name }}
        />
      ) : (
        <WordConstant {...props} words={[]} />
      )}
    </span>
  )
}
