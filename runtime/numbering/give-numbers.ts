/**
 * Gives new records the numbers of their auto-number fields. Gapless counters are rows: whoever counts holds the row
 * until he commits, so it is done last before the insert. Fast ones are sequences and hold nobody up.
 */
import { createHash } from 'node:crypto'
import sql, { raw } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { NumberingDefinition } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import type { StoredValues } from '../fields/plan-values.ts'
import type { StoredValue } from '../fields/stored-value.ts'
import { quote, table } from '../query/identifiers.ts'
import { todayIn } from '../query/relative-dates.ts'
import type { WriteContext } from '../write.ts'
import { formatNumber, periodOf } from './format-number.ts'

interface Place {
  readonly field: CatalogField
  readonly values: StoredValues
  readonly numbering: NumberingDefinition
  readonly unitCode: string
}

/** Fills in every auto-number field of the records. */
export async function giveNumbers(
  context: WriteContext,
  records: readonly { readonly object: CatalogObject; readonly values: StoredValues }[],
): Promise<void> {
  const places = await findPlaces(context, records)
  if (places.length === 0) return
  const today = todayIn(context.timeZone, new Date())
  const byCounter = Map.groupBy(
    places,
    place => `${place.numbering.id} ${periodOf(place.numbering, today, place.unitCode)}`,
  )
  // One order for everybody, so that two writers never wait for each other.
  for (const key of [...byCounter.keys()].sort()) {
    const group = byCounter.get(key) ?? []
    const { numbering } = group[0] as Place
    const numbers = await count(context, key, numbering, group.length)
    for (const [index, { field, values, unitCode }] of group.entries()) {
      values.set(field, formatNumber(numbering, numbers[index] as number, { today, unitCode, values }))
    }
  }
}

async function findPlaces(
  context: WriteContext,
  records: readonly { readonly object: CatalogObject; readonly values: StoredValues }[],
): Promise<Place[]> {
  const found = records.flatMap(({ object, values }) =>
    numberFields(object).flatMap(field => {
      const numbering = numberingOf(context, object, field, values)
      return numbering ? [{ field, values, numbering, unit: unitOf(object, values) }] : []
    }),
  )
  const wanted = found.filter(({ numbering }) => usesUnit(numbering)).flatMap(({ unit }) => unit ?? [])
  const codes = await unitCodes(context, [...new Set(wanted)])
  return found.map(({ unit, ...place }) => ({ ...place, unitCode: (unit && codes.get(unit)) || '' }))
}

/** The auto-number fields of an object. */
export function numberFields(object: CatalogObject): CatalogField[] {
  return [...object.fields.values()].filter(field => field.type === 'autoNumber')
}

/** The rule that a field's number follows; the record type's own wins. */
export function numberingOf(
  { catalog }: Pick<WriteContext, 'catalog'>,
  object: CatalogObject,
  field: CatalogField,
  values: ReadonlyMap<CatalogField, StoredValue>,
): NumberingDefinition | undefined {
  const typeField = object.fields.get('record_type')
  const typeName = typeField?.system ? values.get(typeField) : undefined
  const own = object.definition.recordTypes?.find(type => type.name === typeName)?.numbering
  const name = own ?? (field.definition?.type === 'autoNumber' ? field.definition.numbering : undefined)
  return name === undefined ? undefined : catalog.symbols.definition('numbering', name)
}

/** Whether the number depends on the unit of the record. */
export function usesUnit({ parts, reset }: NumberingDefinition): boolean {
  return reset === 'unit' || parts.some(part => part.part === 'unit')
}

function unitOf(object: CatalogObject, values: StoredValues): string | undefined {
  const field = object.fields.get('unit')
  return (field?.system && (values.get(field) as StoredValue as string | null)) || undefined
}

async function unitCodes({ catalog, ed, tx }: WriteContext, ids: readonly string[]): Promise<Map<string, string>> {
  const object = catalog.objectsById.get(systemObjects.unit)
  const code = object?.fieldsById.get('sys-unit-code')?.columns?.value
  if (!object || !code || ids.length === 0) return new Map()
  const rows = await tx.query<{ id: string; code: string | null }>(
    sql`select id, ${raw(quote(code))} as code from ${table(ed, object)} where id = any(${ids}::uuid[])`,
  )
  return new Map(rows.map(row => [row.id, row.code ?? '']))
}

async function count(
  context: WriteContext,
  key: string,
  { mode, start = 1 }: NumberingDefinition,
  amount: number,
): Promise<number[]> {
  if (mode === 'fast') return countFast(context, key, start, amount)
  const [row] = await context.tx.query<{ value: number }>({
    text: `insert into ${quote(`${context.ed}_log`)}.counter as c (key, value) values ($1, $2::bigint + $3 - 1)
      on conflict (key) do update set value = c.value + $3 returning value`,
    values: [key, start, amount],
    prepared: true,
  })
  const last = row?.value ?? start
  return Array.from({ length: amount }, (_, index) => last - amount + 1 + index)
}

async function countFast({ ed, tx }: WriteContext, key: string, start: number, amount: number): Promise<number[]> {
  const sequence = sequenceName(ed, key)
  const next = async () => {
    const rows = await tx.query<{ value: number | null }>({
      text: `select nextval(to_regclass($1)) as value from generate_series(1, $2)`,
      values: [sequence, amount],
      prepared: true,
    })
    return rows.map(row => row.value)
  }
  const numbers = await next()
  if (numbers[0] !== null) return numbers as number[]
  await tx.query(sql`select pg_advisory_xact_lock(hashtext(${sequence}))`)
  await tx.script(`create sequence if not exists ${sequence} minvalue 0 start with ${Math.trunc(start)}`)
  return (await next()) as number[]
}

/** The sequence of a fast counter, quoted. */
export function sequenceName(ed: string, key: string): string {
  const hash = createHash('sha256').update(key).digest('hex').slice(0, 32)
  return `${quote(`${ed}_log`)}.${quote(`number_${hash}`)}`
}
