/** An action has what it needs for what it does, and nothing besides. */
import type { ActionDefinition } from '../definitions.ts'
import { error, type Finding, warning } from '../finding.ts'
import { checkAssignments, isWritable, notWritable } from './assignments.ts'
import type { Rule, RuleContext } from './context.ts'

const means: Readonly<Record<ActionDefinition['does'], readonly ('form' | 'list' | 'link' | 'input' | 'set')[]>> = {
  open: ['form', 'list'],
  update: ['input', 'set'],
  link: ['link'],
}

export const actions: Rule = function* (context) {
  for (const action of context.symbols.all('action')) {
    yield* checkMeans(action)
    for (const index of (action.input ?? []).keys()) {
      const use = context.pathAt(action, `/input/${index}`)?.end
      if (use && !isWritable(use)) yield notWritable(action, use, `/input/${index}`)
    }
    yield* checkAssignments(action, objectOf(action, context), action.set ?? [], '/set', context)
  }
}

function objectOf(action: ActionDefinition, { symbols }: RuleContext) {
  return symbols.definition('object', action.object)
}

function* checkMeans(action: ActionDefinition): Iterable<Finding> {
  const needed = means[action.does]
  const isGiven = (name: (typeof needed)[number]) => action[name] !== undefined && action[name]?.length !== 0
  const given = needed.filter(isGiven)
  if (given.length === 0) {
    const names = needed.join(' or ')
    yield error(
      action,
      'action/incomplete',
      '/does',
      `To ${action.does} it needs ${names}.`,
      `“${action.does}”需要 ${needed.join(' 或 ')}。`,
    )
  }
  if (action.does === 'open' && given.length > 1) {
    yield error(
      action,
      'action/two-targets',
      '/list',
      'It opens a form or a list, not both.',
      '只能打开表单或列表之一。',
    )
  }
  for (const name of Object.values(means).flat()) {
    if (needed.includes(name) || action[name] === undefined) continue
    yield warning(
      action,
      'action/not-used',
      `/${name}`,
      `An action that does ${action.does} makes no use of it.`,
      `“${action.does}”操作不使用此项。`,
    )
  }
}
