/** A small application to promote, and short forms of what the tests of promotions do with it. */
import sql from 'sql-template-tag'
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition, FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { promote } from '#metadata/promotion/promote.ts'
import type { PromotionOptions, PromotionResult } from '#metadata/promotion/run-promotion.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import type { Database } from '#platform/database/database.ts'

const label = { en: 'Thing', 'zh-CN': '东西' }

/** A field whose id is its first name. */
export function field(
  name: string,
  rest: Record<string, unknown> & { type: FieldDefinition['type'] },
): FieldDefinition {
  return { id: `f-${name}`, name, label, ...rest } as unknown as FieldDefinition
}

/** An object titled by its field `name`. */
export function object(
  name: string,
  fields: FieldDefinition[],
  rest: Partial<ObjectDefinition> = {},
): ObjectDefinition {
  const common = { kind: 'object', label, plural: label, ownership: 'user', title: '{name}' } as const
  return { id: `o-${name}`, name, ...common, fields, ...rest }
}

export const text = (name: string, rest: Record<string, unknown> = {}) => field(name, { type: 'text', ...rest })

/** Two objects: companies and the orders that refer to them. */
export function shop(
  order: readonly FieldDefinition[] = orderFields(),
  rest: Partial<ObjectDefinition> = {},
): NamedApplication {
  return applicationOf(object('company', [text('name')]), object('order', [...order], rest))
}

export function orderFields(): FieldDefinition[] {
  return [
    text('name', { required: true }),
    text('code', { unique: true }),
    field('amount', { type: 'money' }),
    field('count', { type: 'integer' }),
    field('company', { type: 'reference', target: 'company' }),
  ]
}

export function applicationOf(...definitions: Definition[]): NamedApplication {
  return toApplication(definitions)
}

/** Promotes from the head, without rules. */
export async function promoteNext(
  db: Database,
  application: NamedApplication,
  options: Partial<PromotionOptions> = {},
  draft: string | null = null,
): Promise<PromotionResult> {
  const wish = { ed: 'ed', base: await readHead(db), application, author: null, message: 'test', source: 'test', draft }
  return promote(db, { ...wish, findings: () => [] }, undefined, options)
}

/** Physical column of a field at the head, by the field's name. */
export async function columnAt(db: Database, objectName: string, fieldName: string): Promise<string | undefined> {
  const { application, storage } = await loadRevision(db, await readHead(db))
  const found = application.definitions.find(item => item.kind === 'object' && item.name === objectName)
  const wanted = (found as ObjectDefinition | undefined)?.fields.find(item => item.name === fieldName)
  return found && wanted && storage.columnsOf(found.id, wanted)?.value
}

/** Inserts a record by field names; answers its id. */
export async function insert(db: Database, objectName: string, values: Record<string, unknown>): Promise<string> {
  const columns = await Promise.all(Object.keys(values).map(name => columnAt(db, objectName, name)))
  const list = columns.map(column => `"${column}"`).join(', ')
  const [row] = await db.query<{ id: string }>({
    text: `insert into ed."${objectName}" (id${list && `, ${list}`}) values (gen_random_uuid()${columns.map((_, n) => `, $${n + 1}`).join('')}) returning id`,
    values: Object.values(values),
  })
  return row!.id
}

/** The values of a field at the head, by record id. */
export async function valuesOf(db: Database, objectName: string, fieldName: string): Promise<Record<string, unknown>> {
  const column = await columnAt(db, objectName, fieldName)
  const rows = await db.query<{ id: string; value: unknown }>({
    text: `select id, "${column}" as value from ed."${objectName}" order by id`,
    values: [],
  })
  return Object.fromEntries(rows.map(row => [row.id, row.value]))
}

/** Every column in ED that the storage map does not know, and every assignment that ED does not have. */
export async function findMismatches(db: Database): Promise<string[]> {
  const rows = await db.query<{ problem: string }>(sql`
    with actual as (
      select c.relname::text as t, a.attname::text as c, format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'ed' and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped),
    mapped as (select table_name as t, column_name as c, sql_type from bm.storage where column_name <> '')
    select coalesce(actual.t, mapped.t) || '.' || coalesce(actual.c, mapped.c) as problem
    from actual full join mapped on actual.t = mapped.t and actual.c = mapped.c
    where actual.t is null or mapped.t is null
      or replace(actual.type, 'timestamp with time zone', 'timestamptz') <> mapped.sql_type`)
  return rows.map(row => row.problem)
}

/** Orders with a formula that multiplies by a factor, their sum at the company, and a formula of that sum. */
export function computedShop(factor: number): NamedApplication {
  const weight = field('weight', { type: 'decimal', scale: 2, formula: `count * ${factor}` })
  return applicationOf(
    object('company', [
      text('name'),
      field('orders', { type: 'children', target: 'order', via: 'company' }),
      field('sum', { type: 'decimal', scale: 2, rollUp: { children: 'orders', fn: 'sum', field: 'weight' } }),
      field('more', { type: 'decimal', scale: 2, formula: 'sum + 1' }),
    ]),
    object('order', [...orderFields(), weight], { indexes: [{ id: 'by-weight', fields: ['weight'] }] }),
  )
}

/** Options under which the promotion to `target` goes through every phase. */
export const killedOptions = { largeFrom: 100, batchSize: 60 }

/** A change of `shop` that has a bit of everything. */
export const target: NamedApplication = applicationOf(
  object('company', [text('name', { required: true })]),
  object('depot', [text('name')]),
  object(
    'order',
    [
      text('name', { required: true, unique: true }),
      field('code', { type: 'integer' }),
      field('count', { type: 'text', required: true }),
      field('company', { type: 'reference', target: 'company' }),
      field('depot', { type: 'reference', target: 'depot' }),
      field('extra', { type: 'money' }),
    ],
    { search: ['name'], indexes: [{ id: 'i', fields: ['count'] }] },
  ),
)
