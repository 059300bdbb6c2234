/** The condition of a flow: what somebody has decided before is chosen, anything else is written as an expression. */
import { Select } from 'antd'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useDraft } from '../draft/use-draft.ts'
import { ExpressionProperty } from '../expression/expression-property.tsx'
import type { PropertyInputProps } from '../panel/property-input.ts'
import { useTexts } from '../texts/use-texts.ts'
import { outcomesBefore } from './outcomes-before.ts'
import { texts } from './texts.ts'

/** Whether a property is the condition of a flow. */
export function isFlowCondition({ facts, name }: PropertyInputProps): boolean {
  return name === 'when' && facts.definition.kind === 'workflow' && facts.spot.place[0] === 'flows'
}

export function FlowCondition(props: PropertyInputProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { run } = useDraft()
  const { definition, spot } = props.facts
  const flow = definition.kind === 'workflow' && definition.flows.find(({ id }) => id === spot.place[1])
  if (!flow || definition.kind !== 'workflow') return <ExpressionProperty {...props} />
  const outcomes = outcomesBefore(definition, flow.from)
  const tasks = new Set(outcomes.map(({ task }) => text(task)))
  const choose = (when: string | undefined) => {
    const chosen = outcomes.find(outcome => outcome.when === when)
    const isOurs = outcomes.some(({ label }) => JSON.stringify(label) === JSON.stringify(flow.label))
    const label = !flow.label || isOurs ? { label: chosen?.label ?? null } : {}
    void run('change-diagram', {
      workflow: definition.name,
      flows: [{ id: flow.id, when: when ?? null, ...label, ...(when && flow.default ? { default: null } : {}) }],
    })
  }
  const chosen = outcomes.find(({ when }) => when === flow.when)
  return (
    <>
      {outcomes.length > 0 ? (
        <Select
          className="flow-outcome"
          aria-label={t.outcomeIs}
          placeholder={t.outcomeIs}
          value={chosen?.when ?? null}
          allowClear
          disabled={props.disabled}
          options={outcomes.map(({ when, task, label }) => ({
            value: when,
            label: tasks.size > 1 ? `${text(task)}: ${text(label)}` : text(label),
          }))}
          onChange={(when: string | null | undefined) => choose(when ?? undefined)}
        />
      ) : null}
      <ExpressionProperty {...props} />
    </>
  )
}
