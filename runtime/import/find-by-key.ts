/** Existing records by the value of a key field, for imports that update what is there. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { column } from '../query/identifiers.ts'
import { bindValues } from '../query/late-values.ts'
import { createAliases, openScope } from '../query/scope.ts'
import type { WriteContext } from '../write.ts'

/** From the value, as text, to the id of the record; where several have it, the one that was made first. */
export async function findByKey(
  context: WriteContext,
  object: CatalogObject,
  key: CatalogField,
  values: readonly unknown[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(values.filter(value => value !== null && value !== undefined).map(String))]
  if (wanted.length === 0 || !key.columns) return new Map()
  const scope = openScope(context, object, createAliases())
  const value = column(scope.alias, key.columns.value)
  const type = raw(key.type === 'id' || key.type === 'reference' ? 'uuid' : key.type === 'integer' ? 'bigint' : 'text')
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, scope.next))
  const statement = sql`select ${value}::text as said, ${raw(scope.alias)}.id ${scope.from()} where ${value} = any(${wanted}::${type}[]) and ${raw(scope.alias)}.deleted_at is null${visible} order by ${raw(scope.alias)}.id desc`
  const rows = await context.tx.query<{ said: string; id: string }>({
    text: statement.text,
    values: bindValues(statement.values, context.actor, new Date()),
  })
  return new Map(rows.map(({ said, id }) => [said, id]))
}
