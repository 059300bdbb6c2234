/** What a call runs: a workflow or an approval of the draft, chosen in one list that tells them apart. */
import { Select } from 'antd'
import type { CallActivity, Definition } from '#metadata/definitions.ts'
import { useClear } from '#runtime/web/fields/use-clear.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { optionOf, renderOption } from '../panel/named-option.tsx'
import { selectProps } from '../panel/picker-props.ts'
import type { PropertyInputProps } from '../panel/property-input.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

/** Whether a property is what a call runs. */
export function isCalled({ facts, name, path }: PropertyInputProps): boolean {
  const { type } = (facts.spot.value ?? {}) as { readonly type?: unknown }
  return name === 'workflow' && path.length === 1 && type === 'callActivity'
}

/** What a gateway behind the call asks for. */
const usualOutput = [
  { name: 'result', from: 'result' },
  { name: 'reason', from: 'reason' },
]

export function CalledPicker(props: PropertyInputProps) {
  const t = useTexts(texts)
  const { label } = useLocale()
  const { all, run } = useDraft()
  const clear = useClear()
  const { definition, spot } = props.facts
  if (definition.kind !== 'workflow') return null
  const node = spot.value as CallActivity
  const optionsOf = (kind: 'workflow' | 'approval') =>
    (all(kind) as readonly Definition[])
      .filter(item => item.name !== definition.name || item.name === node.workflow)
      .map(item => ({ ...optionOf(`${kind}/${item.name}`, label(item), item.name) }))
      .sort((a, b) => a.label.localeCompare(b.label))
  const value = node.approval === undefined ? node.workflow && `workflow/${node.workflow}` : `approval/${node.approval}`
  const choose = (next: string | null | undefined) => {
    const [kind, name = null] = next?.split('/') ?? []
    const wants = kind === 'approval' && !node.output?.length ? { output: usualOutput } : {}
    const called = { workflow: kind === 'workflow' ? name : null, approval: kind === 'approval' ? name : null }
    void run('change-diagram', { workflow: definition.name, nodes: [{ id: node.id, ...called, ...wants }] })
  }
  return (
    <Select
      style={{ width: '100%' }}
      value={value ?? null}
      options={[
        { label: t.workflows, options: optionsOf('workflow') },
        { label: t.approvals, options: optionsOf('approval') },
      ].filter(group => group.options.length > 0)}
      onChange={choose}
      allowClear={clear}
      showSearch={{ optionFilterProp: 'search' }}
      optionRender={renderOption}
      popupMatchSelectWidth={false}
      {...selectProps({ ...props })}
    />
  )
}
