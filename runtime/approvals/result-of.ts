/** What a workflow that has called an approval is told when it has ended: approved, rejected or withdrawn, and why. */
import sql from 'sql-template-tag'

import type { ApprovalResult, approvalOutputs } from '#metadata/approvals/results.ts'
import { approvalNodes } from '#metadata/approvals/step-names.ts'

import { taskTable } from '../tasks/task-row.ts'
import type { StoredVariables } from '../workflows/engine/types.ts'
import { logOf } from '../workflows/instance-row.ts'
import type { Run } from '../workflows/run.ts'

type Outputs = Readonly<Record<keyof typeof approvalOutputs, unknown>>

const ends: Readonly<Record<string, ApprovalResult>> = {
  [approvalNodes.approved]: 'approved',
  [approvalNodes.rejected]: 'rejected',
  [approvalNodes.withdrawn]: 'withdrawn',
}

/** By the end that was reached in this event; undefined for a workflow that is none of an approval. */
export async function resultOf(run: Run, variables: StoredVariables): Promise<Outputs | undefined> {
  if (!run.program.approval) return undefined
  const reached = run.entries.findLast(entry => entry.kind === 'entered' && ends[entry.node ?? ''])
  const result = ends[reached?.node ?? ''] ?? null
  const { decided_by = null, round = null } = variables
  return { result, reason: await reasonOf(run, result), decided_by, round }
}

/** The comment of the refusal that decided, or of the withdrawal. */
async function reasonOf({ context, instance, entries }: Run, result: ApprovalResult | null): Promise<string | null> {
  if (result !== 'rejected' && result !== 'withdrawn') return null
  const told = entries.find(entry => entry.node === approvalNodes.withdraw && entry.kind === 'task')
  const now = (told?.data as { readonly comment?: string } | undefined)?.comment
  if (now !== undefined) return now
  const task = taskTable(context)
  const outcome = result === 'rejected' ? 'reject' : 'withdraw'
  const [row] = await context.tx.query<{ comment: string | null }>(sql`
    select comment from (
      select ${task.column('comment')} as comment, ${task.column('completed_at')} as at from ${task.table}
      where ${task.column('instance')} = ${instance.id}::uuid and ${task.column('outcome')} = ${outcome}
      union all
      select data ->> 'comment', at from ${logOf(context)}.workflow_log
      where instance = ${instance.id}::uuid and kind = 'task' and data ->> 'did' = ${outcome}
    ) said order by at desc limit 1`)
  return row?.comment ?? null
}
