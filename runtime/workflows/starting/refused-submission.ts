/** An approval whose submission the record's rules refuse does not begin: whoever submits it is told why, at once. */
import sql from 'sql-template-tag'

import { approvalNodes } from '#metadata/approvals/step-names.ts'
import { problemKind } from '#platform/problem.ts'

import type { WriteContext } from '../../write.ts'
import { logOf } from '../instance-row.ts'

export const notSubmitted = problemKind('approval/not-submitted', 422, 'The approval cannot be submitted like that')

/** Throws `approval/not-submitted` where what is done at the submission has failed; the transaction is taken back. */
export async function assertSubmitted(context: WriteContext, instance: string): Promise<void> {
  const [failed] = await context.tx.query<{ message: { en: string; 'zh-CN': string } }>(sql`
    select message from ${logOf(context)}.workflow_incident
    where instance = ${instance}::uuid and node like ${`${approvalNodes.submitted}--%`} limit 1`)
  if (failed) throw notSubmitted(failed.message[context.actor.locale], { texts: failed.message })
}
