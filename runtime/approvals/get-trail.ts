/**
 * GET /api/records/{object}/{id}/approvals: who decided what on a record, round by round, and what is still to come. It
 * is told from what every workflow leaves behind: its log, its tasks, its incidents and the audit of the record.
 */
import sql from 'sql-template-tag'

import type { ApprovalDefinition, LocalizedText } from '#metadata/definitions.ts'
import { readHead } from '#metadata/revisions.ts'

import type { Context } from '../context.ts'
import { findObject } from '../query/path.ts'
import type { Answer } from '../read.ts'
import { getRecord } from '../records/get-record.ts'
import { logOf } from '../workflows/instance-row.ts'
import { findProgramOf } from './find-program.ts'
import { readChanges } from './read-changes.ts'
import { type InstanceFacts, readFacts } from './read-facts.ts'
import { type ApprovalState, type Resubmission, type Round, resubmissionOf, roundsOf, stateOf } from './tell-rounds.ts'
import { mayWithdraw } from './withdraw.ts'

interface Named {
  readonly id: string
  readonly title: string | null
}

export interface Trail {
  readonly instance: string
  /** Name of the approval. */
  readonly approval: string
  readonly label: LocalizedText
  readonly state: ApprovalState
  readonly startedBy: Named | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly may: { readonly withdraw: boolean }
  readonly rounds: readonly Round[]
  /** What the starter has to do when it was sent back to him. */
  readonly resubmission: Resubmission | null
}

/** So many approvals of one record are told, latest first. */
const mostApprovals = 20

/** For whoever may read the record; throws `record/unknown`. */
export async function getTrail(
  context: Context,
  objectName: string,
  id: string,
): Promise<Answer<{ approvals: Trail[] }>> {
  const revision = await readHead(context.db)
  if (revision !== context.catalog.revision) return { revision, value: { approvals: [] } }
  const object = findObject(context, objectName)
  await getRecord(context, object.name, id, ['id'], context.db)
  const found = await findApprovals(context, id)
  if (found.length === 0) return { revision, value: { approvals: [] } }
  const facts = await readFacts(
    context,
    found.map(item => item.id),
  )
  const approvals: Trail[] = []
  for (const { approval, ...instance } of found) {
    const own = facts.of(instance.id)
    const changes = await readChanges(context, object, id, submissionsOf(own))
    approvals.push({
      instance: instance.id,
      approval: approval.name,
      label: approval.label,
      state: stateOf(instance.status, own),
      startedBy: facts.person(instance.starter),
      startedAt: instance.startedAt,
      endedAt: instance.endedAt,
      may: { withdraw: instance.status === 'active' && mayWithdraw(context, instance.starter) },
      rounds: roundsOf(approval, own, changes),
      resubmission: resubmissionOf(approval, own),
    })
  }
  return { revision, value: { approvals } }
}

interface FoundInstance {
  readonly id: string
  readonly workflow: string
  readonly revision: number
  readonly status: string
  readonly starter: string | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly approval: ApprovalDefinition
}

async function findApprovals(context: Context, record: string): Promise<FoundInstance[]> {
  const rows = await context.db.query<Omit<FoundInstance, 'approval'>>(sql`
    select id, workflow_id as workflow, revision, status, starter, started_at as "startedAt", ended_at as "endedAt"
    from ${logOf(context)}.workflow_instance where record_id = ${record}::uuid and state::text <> 'null' order by id desc limit 200`)
  const found: FoundInstance[] = []
  for (const row of rows) {
    if (found.length === mostApprovals) break
    const approval = (await findProgramOf(context, row))?.approval
    if (approval) found.push({ ...row, approval })
  }
  return found
}

/** When each round began. */
function submissionsOf({ log }: InstanceFacts): string[] {
  return log.filter(line => line.isSubmission).map(line => line.at)
}
