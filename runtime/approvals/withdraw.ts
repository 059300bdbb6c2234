/** POST /api/workflow-instances/{id}/withdraw: whoever started an approval takes it back while it is under way. */
import { approvalNodes } from '#metadata/approvals/step-names.ts'

import type { Context } from '../context.ts'
import { isUuid } from '../query/is-uuid.ts'
import { maySee } from '../tasks/task-access.ts'
import { lockInstance } from '../workflows/instance-row.ts'
import { programOf } from '../workflows/program.ts'
import { runEvent } from '../workflows/run-event.ts'
import type { WriteContext } from '../write.ts'
import { endedApproval, notYourApproval, unknownApproval } from './approval-problems.ts'

/** Whether the actor may take back what `starter` has started. */
export function mayWithdraw({ actor, rights }: Pick<Context, 'actor' | 'rights'>, starter: string | null): boolean {
  return actor.userId === starter || rights.has('operate') || rights.has('administer')
}

/** Throws `approval/unknown`, `approval/not-yours`, `approval/ended`. */
export async function withdraw(context: WriteContext, id: string, comment: string | undefined): Promise<void> {
  const instance = isUuid(id) ? await lockInstance(context, context.tx, id) : undefined
  const isHis = instance?.starter === context.actor.userId
  if (!instance || !(isHis || (await maySee(context, context.tx, instance))))
    throw unknownApproval('There is no such approval.')
  const { approval } = await programOf(context.catalog, instance.workflowId, instance.revision, context.tx)
  if (!approval) throw unknownApproval('There is no such approval.')
  if (!mayWithdraw(context, instance.starter)) {
    throw notYourApproval('Only whoever started it, or looks after workflows, takes it back.')
  }
  const wait = Object.values(instance.state?.waits ?? {}).find(item => item.node === approvalNodes.withdraw)
  const entry = {
    kind: 'task',
    node: approvalNodes.withdraw,
    actor: context.actor.userId,
    data: { did: 'withdraw', ...(comment ? { comment } : {}) },
  } as const
  const state = wait && (await runEvent(context, instance, { type: 'done', wait: wait.id }, { entry }))
  if (!state) throw endedApproval('It has been decided, withdrawn or cancelled.')
}
