/** The journal of everything, for those with the system right `audit`: changes of records, sign-ins, acts of administration. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { Context } from '../context.ts'
import { type AuditPart, auditSql } from '../history/changes-sql.ts'
import { type HistoryEntry, toHistoryEntry } from '../history/history-entry.ts'
import { readWordsOfDay } from '../history/words-of-day.ts'
import { decodeMomentPosition } from '../query/moment-position.ts'
import { findObject } from '../query/path.ts'
import { prepared } from '../query/prepared.ts'
import { createAliases } from '../query/scope.ts'
import { encodeCursor } from '../query/sort.ts'
import type { Answer } from '../read.ts'

export interface AuditRequest {
  readonly object?: string
  readonly record?: string
  readonly user?: string
  readonly action?: string
  readonly after?: string
}

export interface AuditEntry extends HistoryEntry {
  readonly object: string | null
  readonly record: string | null
  /** What the record is called now; null when it is gone for good, or out of sight. */
  readonly title: string | null
  readonly ip: string | null
}

const pageSize = 100

/** One page, latest first. Fields that are hidden from the auditor stay hidden here. */
export async function listAudit(
  context: Context,
  request: AuditRequest,
): Promise<Answer<{ entries: AuditEntry[]; after?: string }>> {
  const object = request.object === undefined ? undefined : findObject(context, request.object)
  const conditions: Sql[] = [
    raw('true'),
    ...(object ? [sql`a.object_id = ${object.id}`] : []),
    ...(request.record ? [sql`a.record_id = ${request.record}::uuid`] : []),
    ...(request.user ? [sql`a.actor_id = ${request.user}::uuid`] : []),
    ...(request.action ? [sql`a.action = ${request.action}`] : []),
  ]
  const wish = {
    where: join(conditions, ' and '),
    after: request.after ? decodeMomentPosition(request.after) : undefined,
    limit: pageSize + 1,
    objects: object ? [object] : [...context.catalog.objects.values()],
    records: true,
  }
  const question = sql`select h.revision, ${auditSql(context, wish, createAliases())} as changes from bm.head h`
  const [row] = await context.db.query<{ revision: number; changes: AuditPart }>({
    ...prepared(question, context.actor),
    prepared: false,
  })
  const rows = (row?.changes.rows ?? []).slice(0, pageSize)
  const last = rows.at(-1)
  const findWords = await readWordsOfDay(context.db, row?.revision ?? 0, rows)
  const entries = rows.flatMap(item => {
    const changed = context.catalog.objectsById.get(item.objectId)
    const entry = toHistoryEntry(context, changed, item, row?.changes.titles ?? null, findWords)
    if (!entry) return []
    return [
      {
        ...entry,
        object: changed?.name ?? null,
        record: item.recordId,
        title: row?.changes.titles?.[item.recordId ?? ''] ?? null,
        ip: (item.source.ip as string | undefined) ?? null,
      },
    ]
  })
  const more = (row?.changes.rows.length ?? 0) > pageSize && last
  return {
    revision: row?.revision ?? 0,
    value: { entries, ...(more ? { after: encodeCursor([last.at, last.id]) } : {}) },
  }
}
