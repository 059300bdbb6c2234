/** Picks states of a lifecycle, one or several, by their words; definitions hold their codes. */
import { Select } from 'antd'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { choicesOf } from './draft-fields.ts'
import { selectProps } from './picker-props.ts'
import type { PropertyInputProps } from './property-input.ts'

/** Properties of a lifecycle that hold codes of its states. */
const stateProperties = new Set(['initial', 'from', 'to', 'states', 'state'])

/** Whether a property names states. */
export function namesStates({ facts, name }: PropertyInputProps): boolean {
  return facts.definition.kind === 'lifecycle' && stateProperties.has(name)
}

export function StateCodes(props: PropertyInputProps) {
  const { value, onChange, facts, schema, required } = props
  const { text } = useLocale()
  const draft = useDraft()
  const clear = useClear()
  const { definition } = facts
  if (definition.kind !== 'lifecycle') return null
  const field = draft.find('object', definition.object)?.fields.find(item => item.name === definition.field)
  const choices = choicesOf(draft, field)
  const options = definition.states.map(({ code }) => ({
    value: code,
    label: text(choices.find(choice => choice.code === code)?.label, code),
  }))
  const shared = { options, style: { width: '100%' }, popupMatchSelectWidth: false, ...selectProps(props) } as const
  if (schema.type === 'array') {
    return (
      <Select
        {...shared}
        mode="multiple"
        value={Array.isArray(value) ? (value as string[]) : []}
        onChange={(next: string[]) => void onChange(next.length > 0 ? next : undefined)}
      />
    )
  }
  return (
    <Select
      {...shared}
      value={typeof value === 'string' ? value : null}
      onChange={(next: string | null | undefined) => void onChange(next ?? undefined)}
      allowClear={required ? false : clear}
    />
  )
}
