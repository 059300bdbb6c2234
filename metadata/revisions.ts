/**
 * The revisions of a system's application, as they lie in BM: content addressed by the hash of each definition, never
 * changed once written. This file reads them; promotions write.
 */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'
import { problemKind } from '#platform/problem.ts'
import type { ResolvedApplication } from './application.ts'
import type { FieldName } from './catalog.ts'
import type { Definition } from './definitions.ts'
import { createStorageMap, type StorageMap, type StorageRow } from './storage/storage-map.ts'

/** There is no revision of that number. */
export const unknownRevision = problemKind('revision/unknown', 404, 'There is no such revision')

/** Version of the definition language that revisions are written in. */
export const currentFormat = 1

/** What is known of a revision besides its content. */
export interface RevisionInfo {
  readonly number: number
  readonly parent: number | null
  /** Id of a user; null for the system itself. */
  readonly author: string | null
  /** ISO 8601, UTC. */
  readonly at: string
  readonly message: string
  readonly source: string
}

/** A revision with its application and a storage map that fits it. */
export interface Revision extends RevisionInfo {
  readonly application: ResolvedApplication
  readonly storage: StorageMap
}

/** Definition id to hash. */
export type Content = Readonly<Record<string, string>>

/** The number of the revision that runs. */
export async function readHead(db: Queryable): Promise<number> {
  const [row] = await db.query<{ revision: number }>(sql`select revision from bm.head`)
  return row?.revision ?? 0
}

/** The newest first. */
export function listRevisions(db: Queryable): Promise<RevisionInfo[]> {
  return db.query<RevisionInfo>(sql`
    select number, parent, author, created_at as at, message, source from bm.revision order by number desc`)
}

/** One revision; problem `revision/unknown` when there is none of that number. */
export async function loadRevision(db: Queryable, number: number): Promise<Revision> {
  const [row] = await db.query<RevisionInfo & { content: Content }>(sql`
    select number, parent, author, created_at as at, message, source, content from bm.revision where number = ${number}`)
  if (!row) throw unknownRevision(`There is no revision ${number}.`)
  const { content, ...info } = row
  return {
    ...info,
    application: await loadContent(db, content),
    storage: createStorageMap((await readStorage(db)).filter(item => item.state !== 'prepared')),
  }
}

/** The definitions that a content names, ordered by kind and name. */
export async function loadContent(db: Queryable, content: Content): Promise<ResolvedApplication> {
  const hashes = [...new Set(Object.values(content))]
  const rows = await db.query<{ content: Definition }>(sql`select content from bm.blob where hash = any(${hashes})`)
  const key = ({ kind, name, id }: Definition) => `${kind}\n${name}\n${id}`
  const definitions = rows.map(row => row.content).sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return { form: 'resolved', definitions }
}

/** Every row of the storage map, in the order in which columns came to be. */
export function readStorage(db: Queryable): Promise<StorageRow[]> {
  return db.query<StorageRow>(sql`
    select object_id as "objectId", field_id as "fieldId", type, part, table_name as "table", column_name as "column",
      sql_type as "sqlType", state, revision
    from bm.storage order by revision, table_name, column_name`)
}

/** Every name that a field has had in any revision, so that clients may go on using a former one for reading. */
export function readFieldNames(db: Queryable): Promise<FieldName[]> {
  return db.query<FieldName>(sql`
    select distinct content ->> 'id' as "objectId", field ->> 'id' as "fieldId", field ->> 'name' as name
    from bm.blob cross join lateral json_array_elements(content -> 'fields') field
    where content ->> 'kind' = 'object'`)
}
