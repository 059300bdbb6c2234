/** What people may have decided before a node is reached: the outcomes of the user tasks, and the results of the approvals, that lead to it. */
import { approvalResults, resultWords } from '#metadata/approvals/results.ts'
import type { LocalizedText, WorkflowDefinition } from '#metadata/definitions.ts'

export interface EarlierOutcome {
  /** The condition that asks for it. */
  readonly when: string
  readonly task: LocalizedText | undefined
  readonly label: LocalizedText
}

/** The outcomes, of the nearest tasks only: what lies before them was overwritten or asked for there. */
export function outcomesBefore({ nodes, flows }: WorkflowDefinition, node: string): readonly EarlierOutcome[] {
  const byId = new Map(nodes.map(item => [item.id, item]))
  const seen = new Set<string>()
  const found: EarlierOutcome[] = []
  const open = [node]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const item = byId.get(id)
    if (item?.type === 'userTask' && item.outcomes?.length) {
      for (const { code, label } of item.outcomes) {
        found.push({ when: `${item.variable ?? 'outcome'} = ${JSON.stringify(code)}`, task: item.label, label })
      }
    } else if (item?.type === 'callActivity' && item.approval !== undefined) {
      const kept = item.output?.find(({ from }) => from === 'result')?.name
      for (const result of kept === undefined ? [] : approvalResults) {
        found.push({ when: `${kept} = ${JSON.stringify(result)}`, task: item.label, label: resultWords[result] })
      }
    } else {
      if (item?.type === 'boundaryEvent') open.push(item.attachedTo)
      open.push(...flows.filter(flow => flow.to === id).map(flow => flow.from))
    }
  }
  return found
}
