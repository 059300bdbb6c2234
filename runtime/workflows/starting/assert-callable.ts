/** An approval that a workflow calls begins under the same conditions as by a button: for a record of its object, once at a time. */
import { stepVariable } from '#metadata/approvals/step-names.ts'
import type { ApprovalDefinition } from '#metadata/definitions.ts'

import { notOffered, unknownRecord } from '../../problems.ts'
import { lockOne } from '../../records/write/lock-records.ts'
import type { WriteContext } from '../../write.ts'
import type { StoredVariables } from '../engine/types.ts'
import { ruleRights } from '../workflow-actor.ts'
import { runningWorkflow } from '../workflow-problems.ts'
import { findRunning } from './find-running.ts'
import type { StartWish } from './start-wish.ts'
import { mayStart } from './trigger-condition.ts'

/**
 * How what is called is started: an approval with no variables but the people who were chosen. Throws `record/unknown`,
 * `workflow/running` and `action/not-offered`; anything that is no approval is as it was wished.
 */
export async function assertCallable(context: WriteContext, wish: StartWish): Promise<StartWish> {
  const { symbols, objects } = context.catalog
  const workflow = symbols.byId(wish.workflowId)
  const approval = workflow && symbols.definition('approval', workflow.name)
  if (!wish.parent || approval?.id !== wish.workflowId) return wish
  const { name, condition } = approval
  const object = objects.get(approval.object)
  if (!object || wish.record?.object !== object.id) {
    throw unknownRecord(`"${name}" decides on records of "${approval.object}".`)
  }
  await lockOne({ ...context, rights: ruleRights }, object, wish.record.id, 'update')
  const running = await findRunning(context, approval, wish.record.id)
  if (running) throw runningWorkflow(`"${name}" is running for this record already.`, { instance: running })
  const asked = { type: 'button', ...(condition === undefined ? {} : { condition }) } as const
  if (!(await mayStart(context, asked, wish))) {
    throw notOffered(`The approval "${name}" is not for the record as it is now.`)
  }
  return { ...wish, variables: chosenAmong(approval, wish.variables) }
}

function chosenAmong({ steps }: ApprovalDefinition, variables: StoredVariables): StoredVariables {
  const names = new Set(steps.filter(step => step.approvers.choose).map(step => stepVariable(step, 'chosen')))
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.has(name)))
}
