/** What whoever opens a task of an approval is told besides: the round, why it was sent back, what has changed since. */
import { approvalNodes, stepOfNode } from '#metadata/approvals/step-names.ts'
import type { LocalizedText } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { maySee } from '../tasks/task-access.ts'
import type { TaskRow } from '../tasks/task-row.ts'
import { ruleRights } from '../workflows/workflow-actor.ts'
import { findProgram } from './find-program.ts'
import type { RoundChange } from './join-changes.ts'
import { readChanges } from './read-changes.ts'
import { readFacts } from './read-facts.ts'
import { type Decision, type Resubmission, reasonOf, roundsOf } from './tell-rounds.ts'

export interface TaskApproval {
  readonly instance: string
  readonly name: string
  readonly label: LocalizedText
  /** Null at a resubmission. */
  readonly step: string | null
  readonly round: number
  readonly kind: 'decide' | 'resubmit'
  /** Why it was sent back last. */
  readonly reason: Resubmission['reason']
  /** Since the round before. */
  readonly changes: readonly RoundChange[]
  /** What was decided in this round. */
  readonly decisions: readonly (Decision & { readonly step: string; readonly label: LocalizedText })[]
}

/** Null for a task of another workflow. `asked`: fields of the record that the task shows, whatever else is hidden. */
export async function findTaskApproval(
  context: Context,
  task: TaskRow,
  asked: ReadonlySet<string>,
): Promise<TaskApproval | null> {
  const program = await findProgram(context, task.instance)
  const approval = program?.approval
  if (!approval) return null
  const facts = (await readFacts(context, [task.instance])).of(task.instance)
  const submissions = facts.log.filter(line => line.isSubmission).map(line => line.at)
  const changes = await changesFor(context, task, submissions, asked)
  const rounds = roundsOf(approval, facts, changes)
  const round = rounds.at(-1)
  return {
    instance: task.instance,
    name: approval.name,
    label: approval.label,
    step: stepOfNode(approval, task.node)?.id ?? null,
    round: rounds.length,
    kind: task.node === approvalNodes.resubmit ? 'resubmit' : 'decide',
    reason: reasonOf(approval, facts),
    changes: round?.changes ?? [],
    decisions: (round?.steps ?? []).flatMap(({ step, label, decisions }) =>
      decisions.filter(item => item.state === 'done').map(item => ({ ...item, step, label })),
    ),
  }
}

/** What has changed in the fields that the task shows, and in what he may read of the record besides. */
async function changesFor(
  context: Context,
  task: TaskRow,
  submissions: readonly string[],
  asked: ReadonlySet<string>,
): Promise<readonly (readonly RoundChange[])[]> {
  const object = context.catalog.objectsById.get(task.recordObject ?? '')
  if (!object || task.recordId === null || submissions.length < 2) return []
  const given = await readChanges({ ...context, rights: ruleRights }, object, task.recordId, submissions)
  const isVisible = await maySee(context, context.db, task)
  const own = isVisible ? await readChanges(context, object, task.recordId, submissions) : []
  return given.map((round, index) => {
    const seen = new Map((own[index] ?? []).map(change => [change.field, change]))
    return round.flatMap(change =>
      asked.has(change.field.split('/')[0] ?? '') ? change : (seen.get(change.field) ?? []),
    )
  })
}
