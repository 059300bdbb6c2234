/**
 * The columns of an application that triggers keep: stored formulas before a row is written, roll-ups after children
 * were. Each column has triggers of its own, so that a new one can be prepared without anybody noticing. Pure.
 */
import { raw, type Sql } from 'sql-template-tag'
import { indexSymbols, type ResolvedApplication, type Symbols } from '../application.ts'
import type { FieldDefinition, ObjectDefinition } from '../definitions.ts'
import { inlineSql } from '../feel/sql/inline-sql.ts'
import { fieldUse } from '../field-use.ts'
import { toNamed } from '../references.ts'
import { constraintName } from '../storage/physical-names.ts'
import { quoteName, quoteText } from '../storage/quote.ts'
import type { Assignment, Step } from '../storage/steps.ts'
import type { StorageMap, StoredColumns } from '../storage/storage-map.ts'
import { formulaOf, isComputed, rollUpOf } from './computed-field.ts'
import { conditionSql, fieldSql, formulaSql, type Row } from './formula-sql.ts'
import { rollUpBody, rollUpValue, startBody } from './roll-up-sql.ts'

/** A row trigger on the field's own table, or statement triggers on that of the children. */
export type ComputedTrigger =
  | { readonly kind: 'set-trigger'; readonly table: string; readonly name: string; readonly body: string }
  | Omit<Extract<Step, { kind: 'set-statement-triggers' }>, 'exists'>

export interface ComputedColumn {
  /** Ids of its object and of itself, with a blank between. */
  readonly field: string
  readonly table: string
  /** Its columns, all of which are the field's own. */
  readonly columns: readonly string[]
  readonly triggers: readonly ComputedTrigger[]
  /** What each row that was there before has to hold. */
  readonly set: readonly Assignment[]
}

/** Every computed column of the application, as stored by `storage`. */
export function computedColumns(ed: string, application: ResolvedApplication, storage: StorageMap): ComputedColumn[] {
  const objects = application.definitions.filter(item => item.kind === 'object')
  if (!objects.some(object => object.fields.some(isComputed))) return []
  const world = {
    ed,
    storage,
    symbols: indexSymbols(toNamed(application)),
    resolved: new Map(objects.map(object => [object.id, object])),
  }
  return world.symbols.all('object').flatMap(object =>
    object.fields.flatMap(field => {
      const columns = columnsOf(world, object, field)
      const table = storage.tableOf(object.id)
      if (!columns || table === undefined) return []
      if (formulaOf(field)) return [formulaColumn(world, object, field, table, columns)]
      return rollUpColumn(world, object, field, table, columns) ?? []
    }),
  )
}

interface World {
  readonly ed: string
  readonly storage: StorageMap
  /** Of the named form, as expressions are written. */
  readonly symbols: Symbols
  /** By id, in resolved form, as storage knows them. */
  readonly resolved: ReadonlyMap<string, ObjectDefinition>
}

function columnsOf(world: World, object: ObjectDefinition, field: FieldDefinition): StoredColumns | undefined {
  const resolved = world.resolved.get(object.id)?.fields.find(item => item.id === field.id)
  return resolved && world.storage.columnsOf(object.id, resolved)
}

function rowOf(world: World, object: ObjectDefinition, prefix: string, isSettled: boolean): Row {
  return { symbols: world.symbols, object, columnsOf: field => columnsOf(world, object, field), prefix, isSettled }
}

function formulaColumn(
  world: World,
  object: ObjectDefinition,
  field: FieldDefinition,
  table: string,
  columns: StoredColumns,
): ComputedColumn {
  const assignments = (prefix: string): Assignment[] => {
    const { value, currency } = formulaSql(rowOf(world, object, prefix, false), field)
    return [
      { column: columns.value, expression: inlineSql(value) },
      ...(columns.currency ? [{ column: columns.currency, expression: inlineSql(currency) }] : []),
    ]
  }
  const lines = assignments('new.').map(item => `  new.${quoteName(item.column)} := ${item.expression};`)
  const body = `begin\n${lines.join('\n')}\n  return new;\nend`
  return {
    field: `${object.id} ${field.id}`,
    table,
    columns: [columns.value, ...(columns.currency ? [columns.currency] : [])],
    triggers: [{ kind: 'set-trigger', table, name: constraintName(table, [columns.value], 'formula'), body }],
    set: assignments(''),
  }
}

function rollUpColumn(
  world: World,
  object: ObjectDefinition,
  field: FieldDefinition,
  table: string,
  columns: StoredColumns,
): ComputedColumn | undefined {
  const rollUp = rollUpOf(field)
  const children = rollUp && fieldUse(world.symbols, object, rollUp.children)
  const [child] = children?.targets ?? []
  const via = children?.definition?.type === 'children' ? children.definition.via : undefined
  const back = child?.fields.find(item => item.name === via)
  const childTable = child && world.storage.tableOf(child.id)
  const backColumns = child && back && columnsOf(world, child, back)
  if (!rollUp || !child || childTable === undefined || !backColumns) return undefined
  const row = (prefix: string) => rowOf(world, child, prefix, true)
  const inner = rollUp.field === undefined ? undefined : child.fields.find(item => item.name === rollUp.field)
  const amount = inner && columnsOf(world, child, inner)
  const print = (prefix: string) => ({
    value: rollUp.field === undefined ? undefined : fieldSql(row(prefix), rollUp.field)?.sql,
    currency: amount?.currency ? raw(`${prefix}${quoteName(amount.currency)}`) : undefined,
    where: rollUp.where === undefined ? undefined : conditionSql(row(prefix), rollUp.where),
  })
  const sum = {
    ed: world.ed,
    fn: rollUp.fn,
    parent: { table, value: columns.value, currency: columns.currency, ...scaleOf(world, object, field) },
    child: {
      table: childTable,
      back: backColumns.value,
      isOurs: (alias: string) =>
        backColumns.object ? `${alias}.${quoteName(backColumns.object)} = ${quoteText(object.id)}` : 'true',
    },
    print: (prefix: string): { value?: string; currency?: string; where?: string } =>
      Object.fromEntries(
        Object.entries(print(prefix)).flatMap(([key, part]) => (part ? [[key, inlineSql(part as Sql)]] : [])),
      ),
  }
  const start = startBody(sum)
  return {
    field: `${object.id} ${field.id}`,
    table,
    columns: [columns.value, ...(columns.currency ? [columns.currency] : [])],
    triggers: [
      ...(start === undefined
        ? []
        : [
            {
              kind: 'set-trigger' as const,
              table,
              name: constraintName(table, [columns.value], 'formula'),
              body: start,
            },
          ]),
      {
        kind: 'set-statement-triggers',
        table: childTable,
        name: constraintName(childTable, [table, columns.value], 'rollup'),
        afterUpdate: constraintName(childTable, [table, columns.value], 'rollup-update'),
        afterDelete: constraintName(childTable, [table, columns.value], 'rollup-delete'),
        body: rollUpBody(sum),
      },
    ],
    set: rollUpValue(sum),
  }
}

function scaleOf(world: World, object: ObjectDefinition, field: FieldDefinition): { readonly scale?: number } {
  const use = fieldUse(world.symbols, object, field.name)
  const own = use?.definition as { scale?: number } | undefined
  const scale = own?.scale ?? use?.dataType?.scale
  return scale === undefined ? {} : { scale }
}
