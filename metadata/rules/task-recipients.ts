/** Who is meant by “whoever still has to do” something is said by the id of a task that there is. */
import type { ApprovalDefinition, WorkflowDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { error, warning } from '../finding.ts'
import type { Rule } from './context.ts'

export const taskRecipients: Rule = function* ({ symbols }) {
  for (const definition of [...symbols.all('workflow'), ...symbols.all('approval')]) {
    const tasks = tasksIn(definition)
    for (const [pointer, value] of tasksNamed(definition, '')) {
      if (tasks.includes(value)) continue
      yield error(
        definition,
        'workflow/unknown-task',
        pointer,
        `There is no task with the id ${value}.`,
        `没有标识为 ${value} 的待办。`,
        didYouMean(value, tasks),
      )
    }
  }
  for (const workflow of symbols.all('workflow')) {
    for (const [index, node] of workflow.nodes.entries()) {
      if (node.type !== 'userTask') continue
      const isSingle = node.mayAdd === true && node.multiInstance?.element === undefined
      if (isSingle) {
        yield warning(
          workflow,
          'workflow/idle-property',
          `/nodes/${index}/mayAdd`,
          'Others are added only where it is done for each element of a list, under a name.',
          '仅在对列表每个元素执行且设有元素变量时可以加签。',
        )
      }
      if (node.unlocks === true && !workflow.lock) {
        yield warning(
          workflow,
          'workflow/idle-property',
          `/nodes/${index}/unlocks`,
          'The workflow does not lock its record.',
          '流程并未锁定记录。',
        )
      }
    }
  }
}

function tasksIn(definition: WorkflowDefinition | ApprovalDefinition): string[] {
  if (definition.kind === 'approval') return definition.steps.map(step => step.id)
  return definition.nodes.flatMap(node => (node.type === 'userTask' ? [node.id] : []))
}

/** Every value of a property of that name, with its JSON pointer. */
function tasksNamed(value: unknown, pointer: string): (readonly [pointer: string, value: string])[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    key === 'tasksOf' && typeof item === 'string'
      ? [[`${pointer}/${key}`, item] as const]
      : tasksNamed(item, `${pointer}/${key}`),
  )
}
