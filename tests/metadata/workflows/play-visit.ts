/** Goes through the workflow `visit` of an application: its start, and the first thing that it waits for. */
import { indexSymbols, type NamedApplication } from '#metadata/application.ts'
import { compileGraph } from '#runtime/workflows/engine/compile-graph.ts'
import { step } from '#runtime/workflows/engine/step.ts'
import type { Effect } from '#runtime/workflows/engine/types.ts'

import { worldAt } from '../../runtime/workflows/engine/model.ts'

/** The nodes that were come to, and what went wrong. */
export async function playVisit({ application }: { readonly application: NamedApplication }): Promise<string> {
  const symbols = indexSymbols(application)
  const definition = symbols.definition('workflow', 'visit')
  if (!definition) return 'There is no workflow'
  const graph = compileGraph(definition, { symbols })
  const first = step(graph, null, { type: 'start', variables: {} }, worldAt(0))
  const [wait] = Object.keys(first.state.waits)
  const second = wait ? step(graph, first.state, { type: 'done', wait }, worldAt(1)).effects : []
  return [...first.effects, ...second].flatMap(told).join(' ')
}

function told(effect: Effect): string[] {
  if (effect.type === 'entered') return [effect.node]
  return effect.type === 'incident' ? [effect.code] : []
}
