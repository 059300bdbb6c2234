/** Where a node leads to, in the order in which it is asked: each flow with what it takes, opened by a click. */
import { RightOutlined } from '@ant-design/icons'
import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useTexts } from '../texts/use-texts.ts'
import { outcomesBefore } from './outcomes-before.ts'
import { texts } from './texts.ts'
import { useNodeWords } from './use-node-words.ts'

interface OutgoingFlowsProps {
  readonly definition: WorkflowDefinition
  readonly node: string
}

export function OutgoingFlows({ definition, node }: OutgoingFlowsProps) {
  const t = useTexts(texts)
  const { text } = useLocale()
  const { select } = useSelection()
  const wordsOf = useNodeWords()
  const leaving = definition.flows.filter(flow => flow.from === node)
  if (leaving.length === 0) return null
  const outcomes = outcomesBefore(definition, node)
  return (
    <section className="outgoing-flows" aria-label={t.leadsTo}>
      <h3 className="property-heading">{t.leadsTo}</h3>
      {leaving.map(({ id, to, when, default: isDefault }) => {
        const target = definition.nodes.find(item => item.id === to)
        const outcome = outcomes.find(item => item.when === when)
        const taken = isDefault ? t.otherwise : outcome ? text(outcome.label) : when
        return (
          <button key={id} type="button" className="compact-open" onClick={() => select(['flows', id])}>
            <span className="compact-words">{target ? text(target.label) || wordsOf(target) : to}</span>
            {taken ? <span className="muted flow-taken">{taken}</span> : null}
            <RightOutlined aria-hidden className="compact-arrow" />
          </button>
        )
      })}
    </section>
  )
}
