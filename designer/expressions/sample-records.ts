/** Records on which an expression can be tried: those that the person may read, and what they are called for him. */
import sql, { join, raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Context } from '#runtime/context.ts'
import { column } from '#runtime/query/identifiers.ts'
import { createAliases, openScope } from '#runtime/query/scope.ts'
import { titleSql } from '#runtime/query/title-sql.ts'
import { listRecords } from '#runtime/records/list-records.ts'

/** A record to choose. */
export interface SampleRecord {
  readonly id: string
  readonly title: string | null
}

const most = 20

/** At most twenty records of the object, those in which the words are found. */
export async function sampleRecords(context: Context, object: CatalogObject, search: string): Promise<SampleRecord[]> {
  const { value } = await listRecords(context, {
    object: object.name,
    fields: ['id'],
    limit: most,
    ...(search.trim() ? { search: search.trim() } : {}),
  })
  return titlesOf(
    context,
    object,
    value.records.map(record => String(record.id)),
  )
}

/** What records that he may read are called, in the order of their ids. */
export async function titlesOf(
  context: Context,
  object: CatalogObject,
  ids: readonly string[],
): Promise<SampleRecord[]> {
  if (ids.length === 0) return []
  const scope = openScope(context, object, createAliases())
  const id = column(scope.alias, 'id')
  const cells = join([sql`${id}::text as id`, sql`${titleSql(scope, object, [])} as title`])
  const rows = await context.db.query<SampleRecord>(
    sql`select ${cells} ${scope.from()} where ${id} = any(${ids}::uuid[]) and ${raw(scope.alias)}.deleted_at is null`,
  )
  return ids.flatMap(wanted => rows.filter(row => row.id === wanted))
}
