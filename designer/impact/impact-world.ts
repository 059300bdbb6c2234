/** What the checks are given: both applications, where everything is stored, and a probe into production. */
import { indexSymbols, type ResolvedApplication, type Symbols } from '#metadata/application.ts'
import type { FieldDefinition, ObjectDefinition } from '#metadata/definitions.ts'
import { convert, retypeAssignments } from '#metadata/storage/convert.ts'
import { quoteIn, quoteName } from '#metadata/storage/quote.ts'
import type { StorageMap } from '#metadata/storage/storage-map.ts'
import { storageType } from '#metadata/storage/storage-type.ts'
import type { Context } from '#runtime/context.ts'
import { type Bilingual, labelIn } from '../release-notes/languages.ts'
import type { Probe } from './probe.ts'

export interface ImpactWorld {
  readonly ed: string
  readonly before: Side
  readonly after: Side
  /** Of production as it is. */
  readonly storage: StorageMap
  /** Tables that exist. */
  readonly tables: ReadonlySet<string>
  readonly probe: Probe
  /** Who is told: people are named only to those who may see their records. */
  readonly asker?: Context | undefined
}

export interface Side {
  readonly application: ResolvedApplication
  readonly symbols: Symbols
}

/** An object that is there before and after. */
export interface KeptObject {
  readonly before: ObjectDefinition
  readonly after: ObjectDefinition
  /** Its table, unquoted and without schema. */
  readonly table: string
}

/** A field after the change, of an object that stays, with what it was before. */
export interface KeptField {
  readonly object: KeptObject
  /** undefined for a field that is new or comes back. */
  readonly before: FieldDefinition | undefined
  readonly after: FieldDefinition
}

/** Makes one side. */
export function toSide(application: ResolvedApplication): Side {
  return { application, symbols: indexSymbols(application) }
}

/** Objects that stay and have a table. */
export function keptObjects({ before, after, storage, tables }: ImpactWorld): KeptObject[] {
  return before.symbols.all('object').flatMap(object => {
    const now = after.symbols.byId(object.id)
    const table = storage.tableOf(object.id)
    return now?.kind === 'object' && table && tables.has(table) ? [{ before: object, after: now, table }] : []
  })
}

/** Every field that an object has after the change. */
export function keptFields(world: ImpactWorld): KeptField[] {
  return keptObjects(world).flatMap(object =>
    object.after.fields.map(after => ({
      object,
      after,
      before: object.before.fields.find(field => field.id === after.id),
    })),
  )
}

/** The value that a record will have in a field, as SQL over the alias `t`; undefined when it can have none yet. */
export function valueAfter(world: ImpactWorld, { object, before, after }: KeptField): string | undefined {
  const type = storageType(after)
  if (type === undefined) return undefined
  const target = world.storage.columnsOfType(object.before.id, after.id, type)
  const fromType = before && storageType(before)
  if (fromType === undefined || fromType === type) return target && `t.${quoteName(target.value)}`
  const source = world.storage.columnsOfType(object.before.id, after.id, fromType)
  return source && convertedValue(world, { type: fromType, columns: source }, { type, columns: target })
}

type Stored = Parameters<typeof retypeAssignments>[0]

function convertedValue(
  { ed, storage, tables }: ImpactWorld,
  from: Stored,
  to: { readonly type: string; readonly columns: Stored['columns'] | undefined },
): string | undefined {
  const targetTable = (objectId: string) => {
    const table = storage.tableOf(objectId)
    return table !== undefined && tables.has(table) ? quoteIn(ed, table) : undefined
  }
  if (to.columns) {
    const { value } = to.columns
    const set = retypeAssignments(from, { type: to.type, columns: to.columns }, 't.', targetTable)
    return set.find(item => item.column === value)?.expression ?? `t.${quoteName(value)}`
  }
  const columns = Object.fromEntries(
    Object.entries(from.columns).map(([part, column]) => [part, `t.${quoteName(column as string)}`]),
  ) as unknown as Stored['columns']
  return convert(from.type, to.type, columns, targetTable)?.value
}

/** The label of an object or field. */
export function labelOf(thing: { readonly name: string; readonly label: object }): Bilingual {
  return labelIn(thing.label, thing.name)
}
