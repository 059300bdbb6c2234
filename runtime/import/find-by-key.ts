/** Existing records by the value of a key field, for imports that update what is there. */
import sql, { raw } from 'sql-template-tag'

import type { CatalogField, CatalogObject, FieldType } from '#metadata/catalog.ts'

import { accessPredicate, andPredicate } from '../access/predicate.ts'
import { column } from '../query/identifiers.ts'
import { bindValues } from '../query/late-values.ts'
import { createAliases, openScope } from '../query/scope.ts'
import type { WriteContext } from '../write.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** SQL type and form of the values that records can be found by; other types are no keys. */
const keyTypes: Partial<Record<FieldType, { readonly sql: string; readonly form: RegExp }>> = {
  ...Object.fromEntries(
    (['text', 'email', 'phone', 'url', 'autoNumber', 'choice'] as const).map(type => [
      type,
      { sql: 'text', form: /^[^\0]*$/ },
    ]),
  ),
  integer: { sql: 'bigint', form: /^-?\d{1,18}$/ },
  id: { sql: 'uuid', form: uuid },
  reference: { sql: 'uuid', form: uuid },
}

/** Whether records can be found by values of the field. */
export function isKeyType(field: CatalogField): boolean {
  return keyTypes[field.type] !== undefined
}

/** From the value, as text, to the id of the record; where several have it, the one that was made first. */
export async function findByKey(
  context: WriteContext,
  object: CatalogObject,
  key: CatalogField,
  values: readonly unknown[],
): Promise<Map<string, string>> {
  const type = keyTypes[key.type]
  // A value of another form finds nothing; what is wrong with it is told when it is written.
  const wanted = [
    ...new Set(
      values.filter(value => value !== null && value !== undefined && type?.form.test(String(value))).map(String),
    ),
  ]
  if (wanted.length === 0 || !key.columns || !type) return new Map()
  const scope = openScope(context, object, createAliases())
  const value = column(scope.alias, key.columns.value)
  const visible = andPredicate(accessPredicate(context, object, 'read', scope.alias, scope.next))
  const statement = sql`select ${value}::text as said, ${raw(scope.alias)}.id ${scope.from()} where ${value} = any(${wanted}::${raw(type.sql)}[]) and ${raw(scope.alias)}.deleted_at is null${visible} order by ${raw(scope.alias)}.id desc`
  const rows = await context.tx.query<{ said: string; id: string }>({
    text: statement.text,
    values: bindValues(statement.values, context.actor, new Date()),
  })
  return new Map(rows.map(({ said, id }) => [said, id]))
}
