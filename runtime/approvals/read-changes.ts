/** What has changed in a record from one round of an approval to the next, as far as the actor may see it. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { workflowUserId } from '#metadata/workflow-user.ts'

import type { Context } from '../context.ts'
import { type AuditPart, auditSql } from '../history/changes-sql.ts'
import { toHistoryEntry } from '../history/history-entry.ts'
import { recordPlace } from '../query/late-values.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases } from '../query/scope.ts'
import { literal } from '../query/title-sql.ts'
import { joinChanges, type RoundChange } from './join-changes.ts'
import { betweenSql, isBetween } from './moments-between.ts'
import { readLineChanges } from './read-line-changes.ts'

/** More changes than this are not looked through. */
const mostChanges = 500

/** For each round the fields that differ from how they were when the round before began; what workflows set is no change. */
export async function readChanges(
  context: Context,
  object: CatalogObject,
  id: string,
  submissions: readonly string[],
): Promise<readonly (readonly RoundChange[])[]> {
  const [first] = submissions
  const last = submissions.at(-1)
  if (first === undefined || last === undefined || first === last) return submissions.map(() => [])
  const changes = auditSql(
    context,
    {
      where: sql`a.record_id = ${recordPlace}::uuid and a.object_id = ${raw(literal(object.id))} and a.action = 'updated'
        and ${betweenSql(first, last)}
        and a.actor_id is distinct from ${raw(literal(workflowUserId))}::uuid`,
      limit: mostChanges,
      objects: [object],
    },
    createAliases(),
  )
  const [row] = await context.db.query<{ changes: AuditPart }>({
    ...prepared(sql`select ${changes} as changes`, context.actor, id),
    prepared: false,
  })
  const { rows = [], titles = {} } = row?.changes ?? {}
  const inOrder = rows.toReversed()
  const lines = await readLineChanges(context, object, id, [first, last])
  return submissions.map((to, index) => {
    const from = submissions[index - 1]
    if (from === undefined) return []
    const between = inOrder.filter(item => isBetween(item.at, from, to))
    const own = joinChanges(between.flatMap(item => toHistoryEntry(context, object, item, titles)?.changes ?? []))
    return [...own, ...lines.flatMap(item => item.between(from, to))]
  })
}
