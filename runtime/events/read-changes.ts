/** What was committed after a position: one statement, whatever number of people want to know. */
import sql, { raw } from 'sql-template-tag'

import type { Database } from '#platform/database/database.ts'

import { quote } from '../query/identifiers.ts'
import type { Audience, Topic } from './tell.ts'

/** Numbers of the last row of the outbox and of the events. */
export interface Position {
  readonly outbox: number
  readonly event: number
}

/** A record that was changed. */
export interface RecordChange {
  readonly number: number
  readonly objectId: string
  readonly id: string
  readonly actorId: string | null
}

/** What some people are told. */
export interface Told extends Required<Audience> {
  readonly number: number
  readonly topic: Topic
}

export interface Changes {
  readonly records: readonly RecordChange[]
  readonly told: readonly Told[]
  /** There was more than is worth telling one by one; `at` is the end of it. */
  readonly tooMany: boolean
  readonly at: Position
}

const most = 2000

interface Row {
  readonly outbox: string
  readonly event: string
  readonly records: readonly (readonly [number, string, string, string | null])[] | null
  readonly told: readonly Told[] | null
}

/** Reads it; without a position only where the end is now. */
export async function readChanges(db: Database, ed: string, from: Position | undefined): Promise<Changes> {
  const log = raw(quote(`${ed}_log`))
  const [row] = await db.query<Row>(
    from
      ? sql`select coalesce((select max(id) from ${log}.outbox), 0) as outbox, coalesce((select max(id) from ${log}.event), 0) as event,
          (select json_agg(json_build_array(id, object_id, record_id, actor_id)) from (
            select id, object_id, record_id, actor_id from ${log}.outbox where id > ${from.outbox} order by id limit ${raw(String(most + 1))}) o) as records,
          (select json_agg(json_build_object('number', id, 'topic', topic, 'users', users, 'roles', roles, 'teams', teams, 'units', units)) from (
            select * from ${log}.event where id > ${from.event} order by id limit ${raw(String(most + 1))}) e) as told`
      : sql`select coalesce((select max(id) from ${log}.outbox), 0) as outbox, coalesce((select max(id) from ${log}.event), 0) as event,
          null as records, null as told`,
  )
  const records = (row?.records ?? []).map(([number, objectId, id, actorId]) => ({ number, objectId, id, actorId }))
  const told = row?.told ?? []
  return {
    records,
    told,
    tooMany: records.length > most || told.length > most,
    at: { outbox: Number(row?.outbox ?? 0), event: Number(row?.event ?? 0) },
  }
}
