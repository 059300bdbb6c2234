/** Makes the workflow that an approval runs as a workflow of its own, which can be drawn further, in the place of the approval. */
import { approvalWorkflow } from '#metadata/approvals/to-workflow.ts'
import { newIdentity } from '#metadata/identities.ts'
import { ref } from '#metadata/kinds/schema.ts'
import { carryOut, planRemoval } from '../uses/plan-removal.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { refuseBroken } from './errors-after.ts'
import { findDefinition } from './find-definition.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf } from './words.ts'

interface Arguments {
  readonly approval: string
}

/** `{approval}`: problems `definition/used` where others name the approval, `command/refused` where a workflow has its name. */
export const convertApproval: Command<Arguments> = {
  arguments: argumentsOf(
    ['Turn into a workflow', '转为流程'],
    ['Makes a workflow of an approval; the approval goes.', '将审批转为流程，原审批被移除。'],
    { approval: ref('approval', ['Approval', '审批'], ['Which approval.', '哪个审批。']) },
    ['approval'],
  ),
  run(application, { approval: name }) {
    const approval = findDefinition(application, 'approval', name)
    if (application.definitions.some(item => item.kind === 'workflow' && item.name === name)) {
      throw refusedCommand(`There is a workflow called ${name}.`)
    }
    const without = carryOut(planRemoval(application, { kind: 'approval', name }), undefined)
    return refuseBroken(application, putDefinition(without, { ...approvalWorkflow(approval), id: newIdentity() }))
  },
  describe({ approval: name }, before) {
    const { en, 'zh-CN': zh } = labelOf(findDefinition(before, 'approval', name))
    return { en: `Approval ${en} turned into a workflow`, 'zh-CN': `将审批“${zh}”转为流程` }
  },
}
