/** Finds records by what people write for them: an id, a unique field, or the title. One statement per field and batch. */
import sql, { join, raw } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { column } from '../query/identifiers.ts'
import { isUuid } from '../query/is-uuid.ts'
import { bindValues } from '../query/late-values.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { titleSql } from '../query/title-sql.ts'
import type { WriteContext } from '../write.ts'

/** From a text to the ids of the records it may mean. */
export type Found = ReadonlyMap<string, readonly string[]>

/** The records of an object that the texts mean, among those the actor may read. */
export async function findByText(
  context: WriteContext,
  object: CatalogObject,
  texts: Iterable<string>,
): Promise<Found> {
  const wanted = [...new Set(texts)].filter(text => !isUuid(text))
  const found = new Map<string, string[]>()
  if (wanted.length === 0) return found
  const scope = openScope(context, object, createAliases())
  const sources = [
    titleSql(scope, object, []),
    ...uniqueColumns(context, object).map(name => column(scope.alias, name)),
  ]
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, scope.next))
  const live = sql`${raw(scope.alias)}.deleted_at is null${visible}`
  const parts = sources.map(
    source =>
      sql`select ${raw(scope.alias)}.id, ${source} as said ${scope.from()} where ${source} = any(${wanted}::text[]) and ${live}`,
  )
  const statement = join(parts, ' union ')
  const rows = await context.tx.query<{ id: string; said: string }>({
    text: statement.text,
    values: bindValues(statement.values, context.actor, new Date()),
  })
  for (const { id, said } of rows) found.set(said, [...(found.get(said) ?? []), id])
  return found
}

function uniqueColumns(context: WriteContext, object: CatalogObject): string[] {
  return [...object.fields.values()]
    .filter(field => isTextual(field) && field.unique && context.rights.field(object, field) !== 'hidden')
    .flatMap(field => field.columns?.value ?? [])
}

function isTextual(field: CatalogField): boolean {
  return ['text', 'email', 'phone', 'url', 'autoNumber'].includes(field.type)
}
