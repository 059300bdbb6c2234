/** GET /api/records/{object}/{id}/history: every change of a record that the actor may see, latest first. */
import sql, { raw } from 'sql-template-tag'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { unknownRecord } from '../problems.ts'
import { isUuid } from '../query/is-uuid.ts'
import { recordPlace } from '../query/late-values.ts'
import { decodeMomentPosition } from '../query/moment-position.ts'
import { findObject } from '../query/path.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { encodeCursor } from '../query/sort.ts'
import { literal } from '../query/title-sql.ts'
import type { Answer } from '../read.ts'
import { type AuditPart, auditSql } from './changes-sql.ts'
import { type HistoryEntry, toHistoryEntry } from './history-entry.ts'
import { readWordsOfDay } from './words-of-day.ts'

export interface History {
  readonly entries: readonly HistoryEntry[]
  readonly after?: string
}

const pageSize = 50

/** One page of the history; throws `record/unknown`. */
export async function getHistory(
  context: Context,
  objectName: string,
  id: string,
  after: string | undefined,
): Promise<Answer<History>> {
  const object = findObject(context, objectName)
  if (!isUuid(id)) throw unknownRecord(`There is no such record of "${objectName}".`)
  const next = createAliases()
  const scope = openScope(context, object, next)
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, next))
  const changes = auditSql(
    context,
    {
      where: sql`a.record_id = ${recordPlace}::uuid and a.object_id = ${raw(literal(object.id))}`,
      after: after ? decodeMomentPosition(after) : undefined,
      limit: pageSize + 1,
      objects: [object],
    },
    next,
  )
  const question = sql`select h.revision, exists (
      select 1 ${scope.from()} where ${raw(scope.alias)}.id = ${recordPlace}::uuid and ${raw(scope.alias)}.deleted_at is null${visible}
    ) as found, ${changes} as changes from bm.head h`
  const [row] = await context.db.query<{ revision: number; found: boolean; changes: AuditPart }>(
    prepared(question, context.actor, id),
  )
  if (!row) throw new Error('There is no head')
  if (!row.found) {
    if (row.revision !== context.catalog.revision) return { revision: row.revision, value: { entries: [] } }
    throw unknownRecord(`There is no such record of "${objectName}".`)
  }
  const rows = row.changes.rows.slice(0, pageSize)
  const last = rows.at(-1)
  const findWords = await readWordsOfDay(context.db, row.revision, rows)
  return {
    revision: row.revision,
    value: {
      entries: rows.flatMap(item => toHistoryEntry(context, object, item, row.changes.titles, findWords) ?? []),
      ...(row.changes.rows.length > pageSize && last ? { after: encodeCursor([last.at, last.id]) } : {}),
    },
  }
}
