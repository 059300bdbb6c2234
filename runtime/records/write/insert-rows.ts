/** Puts new records into their table, with audit and outbox, as one statement for any number of them. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { newId } from '#platform/new-id.ts'

import { toJournal } from '../../audit/changes.ts'
import { sourceOf } from '../../audit/log-changes.ts'
import { cellOf, columnsOf } from '../../fields/cells.ts'
import type { StoredValue } from '../../fields/stored-value.ts'
import { quote, table } from '../../query/identifiers.ts'
import type { WriteContext } from '../../write.ts'
import { cached } from './statement-cache.ts'

export interface NewRow {
  readonly id: string
  readonly values: ReadonlyMap<CatalogField, StoredValue>
}

/** Inserts; with `lenient`, rows that clash with a unique key are left out. Answers the ids of those that are in. */
export async function insertRows(
  context: WriteContext,
  object: CatalogObject,
  rows: readonly NewRow[],
  lenient: boolean,
): Promise<Set<string>> {
  const audited = object.definition.history !== 'none'
  const text = cached(context, `insert ${object.id} ${lenient}`, () => insertText(context, object, lenient, audited))
  const columnKeys = cached(context, `insert keys ${object.id}`, () => keysOf(object))
  const input = rows.map(({ id, values }) => {
    const row: Record<string, unknown> = { i: id, a: newId() }
    for (const [field, value] of values) {
      if (value === null) continue
      for (const { key, part } of columnKeys.get(field) ?? []) row[key] = cellOf(value, part)
    }
    return audited ? `${JSON.stringify(row).slice(0, -1)},"n":${toJournal(values, false)}}` : JSON.stringify(row)
  })
  const values = [`[${input.join(',')}]`, context.actor.userId, context.catalog.revision, object.id]
  const made = await context.tx.arrays({
    text,
    values: audited ? [...values, sourceOf(context)] : values,
    prepared: true,
  })
  return new Set(made.map(([id]) => id as string))
}

function keysOf(object: CatalogObject) {
  let count = 0
  return new Map(
    [...object.fields.values()].map(field => [field, columnsOf(field).map(item => ({ ...item, key: `c${count++}` }))]),
  )
}

function insertText(context: WriteContext, object: CatalogObject, lenient: boolean, audited: boolean): string {
  const written = ['owner', 'unit', 'record_type']
  const columns = [...keysOf(object)]
    .filter(([field]) => !field.system || written.includes(field.name))
    .flatMap(([, list]) => list)
  const log = quote(`${context.ed}_log`)
  const shape = ['i uuid', 'a uuid', 'n jsonb', ...columns.map(item => `${item.key} ${item.sqlType}`)].join(', ')
  const names = ['id', 'created_by', 'updated_by', ...columns.map(item => quote(item.name))].join(', ')
  const cells = ['i', '$2::uuid', '$2::uuid', ...columns.map(item => item.key)].join(', ')
  const audit = `, logged as (
    insert into ${log}.audit (id, actor_id, revision, source, object_id, record_id, action, after)
    select a, $2, $3, $5::jsonb, $4, i, 'created', n from input join made on made.id = i)`
  return `with input as materialized (select * from json_to_recordset($1::json) as r(${shape})),
    made as (insert into ${table(context.ed, object).text} (${names}) select ${cells} from input${lenient ? ' on conflict do nothing' : ''} returning id)${audited ? audit : ''},
    told as (insert into ${log}.outbox (object_id, record_id, action, actor_id, revision)
      select $4, id, 'created', $2, $3 from made)
    select id from made`
}
