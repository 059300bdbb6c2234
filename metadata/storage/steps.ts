/** The steps that change tables, as data, and the DDL that each one is. */
import { leniently } from './lenient.ts'
import { quoteIn, quoteName, quoteText } from './quote.ts'
import type { Column } from './table-shape.ts'

/** What one column becomes. */
export interface Assignment {
  readonly column: string
  readonly expression: string
}

/** A field whose conversion may lose values: both value columns. */
export interface Conversion {
  readonly objectId: string
  readonly fieldId: string
  readonly from: string
  readonly to: string
}

/** What a constraint speaks of, for the note when rows do not satisfy it. */
export interface Subject {
  readonly objectId: string
  readonly fieldIds: readonly string[]
}

export interface CreateIndex {
  readonly kind: 'create-index'
  readonly table: string
  readonly name: string
  readonly columns: readonly string[]
  readonly method: 'btree' | 'gin'
  readonly unique: boolean
  readonly subject: Subject
}

export interface Fill {
  readonly kind: 'fill'
  readonly table: string
  readonly set: readonly Assignment[]
  readonly conversions: readonly Conversion[]
}

export interface Validate {
  readonly kind: 'validate'
  readonly table: string
  readonly name: string
  readonly subject: Subject
}

export type Step =
  | { readonly kind: 'create-table'; readonly table: string; readonly columns: readonly Column[] }
  | { readonly kind: 'add-columns'; readonly table: string; readonly columns: readonly Column[] }
  /** `trusted` when the table is empty, so that every row is known to satisfy it. */
  | {
      readonly kind: 'add-check'
      readonly table: string
      readonly name: string
      readonly expression: string
      readonly trusted: boolean
    }
  | {
      readonly kind: 'add-foreign-key'
      readonly table: string
      readonly name: string
      readonly column: string
      readonly target: string
      readonly trusted: boolean
    }
  | { readonly kind: 'drop-constraint'; readonly table: string; readonly name: string }
  | { readonly kind: 'drop-index'; readonly table: string; readonly name: string }
  /** A row trigger before insert and update; one that is there already gets the new body without a lock on the table. */
  | {
      readonly kind: 'set-trigger'
      readonly table: string
      readonly name: string
      readonly body: string
      readonly exists: boolean
    }
  | { readonly kind: 'drop-trigger'; readonly table: string; readonly name: string }
  /** Triggers after each statement, which see the rows before and after it; they share the function of the first. */
  | {
      readonly kind: 'set-statement-triggers'
      readonly table: string
      /** The trigger after inserts. */
      readonly name: string
      readonly afterUpdate: string
      readonly afterDelete: string
      readonly body: string
      readonly exists: boolean
    }
  | { readonly kind: 'drop-statement-triggers'; readonly table: string; readonly name: string }
  | CreateIndex
  | Fill
  | Validate

type Printers = { readonly [K in Step['kind']]: (ed: string, step: Extract<Step, { kind: K }>) => string }

const alter = (ed: string, table: string) => `alter table ${quoteIn(ed, table)}`
const columnList = (columns: readonly Column[], before = '') =>
  columns.map(column => `${before}${quoteName(column.name)} ${column.definition}`).join(', ')

const printers: Printers = {
  'create-table': (ed, { table, columns }) => `create table ${quoteIn(ed, table)} (${columnList(columns)})`,
  'add-columns': (ed, { table, columns }) => `${alter(ed, table)} ${columnList(columns, 'add column ')}`,
  'add-check': (ed, { table, name, expression, trusted }) =>
    `${alter(ed, table)} add constraint ${quoteName(name)} check (${expression})${trusted ? '' : ' not valid'}`,
  'add-foreign-key': (ed, { table, name, column, target, trusted }) =>
    `${alter(ed, table)} add constraint ${quoteName(name)} foreign key (${quoteName(column)}) references ${quoteIn(ed, target)} (id) on delete set null deferrable${trusted ? '' : ' not valid'}`,
  'drop-constraint': (ed, { table, name }) => `${alter(ed, table)} drop constraint if exists ${quoteName(name)}`,
  'drop-index': (ed, { name }) => `drop index if exists ${quoteIn(ed, name)}`,
  'set-trigger': (ed, { table, name, body, exists }) =>
    `create or replace function ${quoteIn(ed, name)}() returns trigger language plpgsql as ${quoteText(body)}${
      exists
        ? ''
        : `; create trigger ${quoteName(name)} before insert or update on ${quoteIn(ed, table)} for each row execute function ${quoteIn(ed, name)}()`
    }`,
  'drop-trigger': (ed, { table, name }) =>
    `drop trigger if exists ${quoteName(name)} on ${quoteIn(ed, table)}; drop function if exists ${quoteIn(ed, name)}()`,
  'set-statement-triggers': (ed, step) => {
    const { table, name, afterUpdate, afterDelete, body, exists } = step
    const replace = `create or replace function ${quoteIn(ed, name)}() returns trigger language plpgsql as ${quoteText(body)}`
    const create = (trigger: string, event: string, rows: string) =>
      `; create trigger ${quoteName(trigger)} after ${event} on ${quoteIn(ed, table)} referencing ${rows} for each statement execute function ${quoteIn(ed, name)}()`
    if (exists) return replace
    return `${replace}${create(name, 'insert', 'new table as new_rows')}${create(afterUpdate, 'update', 'old table as old_rows new table as new_rows')}${create(afterDelete, 'delete', 'old table as old_rows')}`
  },
  'drop-statement-triggers': (ed, { name }) => `drop function if exists ${quoteIn(ed, name)}() cascade`,
  'create-index': (ed, step) => createIndex(ed, step, ''),
  fill: (ed, { table, set }) =>
    leniently(`update ${quoteIn(ed, table)} set ${assignmentList(set)} where ${isDifferent(set)}`),
  validate: (ed, { table, name }) => `${alter(ed, table)} validate constraint ${quoteName(name)}`,
}

/** The DDL of a step in schema `ed`, to run inside a transaction. */
export function toDdl(ed: string, step: Step): string {
  return (printers[step.kind] as (ed: string, step: Step) => string)(ed, step)
}

/** The same index, made while others write; outside a transaction. */
export function toConcurrentDdl(ed: string, step: CreateIndex): string {
  return createIndex(ed, step, 'concurrently ')
}

function createIndex(ed: string, { table, name, columns, method, unique }: CreateIndex, how: string): string {
  const list = columns.map(quoteName).join(', ')
  return `create ${unique ? 'unique ' : ''}index ${how}${quoteName(name)} on ${quoteIn(ed, table)} using ${method} (${list}) where deleted_at is null`
}

/** The right side of `set`. */
export function assignmentList(set: readonly Assignment[]): string {
  return set.map(({ column, expression }) => `${quoteName(column)} = ${expression}`).join(', ')
}

/** Leaves rows alone that say so already. */
export function isDifferent(set: readonly Assignment[]): string {
  return set.map(({ column, expression }) => `${quoteName(column)} is distinct from (${expression})`).join(' or ')
}
