/** What whoever opens a task of an approval is told besides: the round, why it was sent back, what has changed since. */
import { approvalNodes, stepOfNode } from '#metadata/approvals/step-names.ts'
import type { LocalizedText } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import type { TaskRow } from '../tasks/task-row.ts'
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

/** Null for a task of another workflow. `reader` reads the record as far as the task gives the right to. */
export async function findTaskApproval(reader: Context, task: TaskRow): Promise<TaskApproval | null> {
  const program = await findProgram(reader, task.instance)
  const approval = program?.approval
  if (!approval) return null
  const facts = (await readFacts(reader, [task.instance])).of(task.instance)
  const object = reader.catalog.objectsById.get(task.recordObject ?? '')
  const submissions = facts.log.filter(line => line.isSubmission).map(line => line.at)
  const changes = object && task.recordId ? await readChanges(reader, object, task.recordId, submissions) : []
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
