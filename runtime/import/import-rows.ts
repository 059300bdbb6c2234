/** Creates or updates the records of one batch of rows; a row that is refused does not keep the others out. */
import sql from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { Problem } from '#platform/problem.ts'
import { baseCurrencySql } from '../money/base-currency.ts'
import { invalidRecord, unknownObject } from '../problems.ts'
import { isUuid } from '../query/is-uuid.ts'
import { createRecords } from '../records/write/create-records.ts'
import { updateRecord } from '../records/write/update-record.ts'
import type { WriteContext } from '../write.ts'
import { toFieldValue } from './cell-value.ts'
import { findByKey } from './find-by-key.ts'
import { type Found, findByText } from './find-references.ts'
import type { ImportInput } from './import-input.ts'
import { invalidMapping } from './mapping.ts'
import type { Row } from './rows.ts'

export type Outcome =
  | { readonly kind: 'created' | 'updated'; readonly line: number }
  | { readonly kind: 'rejected'; readonly line: number; readonly problem: Problem }

interface Candidate {
  readonly line: number
  readonly values: Record<string, unknown>
  readonly problem?: Problem
}

/** What became of each row, in order. */
export async function importRows(context: WriteContext, input: ImportInput, rows: readonly Row[]): Promise<Outcome[]> {
  const object = context.catalog.objectsById.get(input.objectId)
  if (!object) throw unknownObject('The object is gone.')
  const fields = fieldsOf(object, input)
  const candidates = await toCandidates(context, fields, rows)
  const key = input.keyId === undefined ? undefined : object.fieldsById.get(input.keyId)
  const existing = key
    ? await findByKey(
        context,
        object,
        key,
        candidates.map(item => item.values[key.name]),
      )
    : new Map<string, string>()
  const outcomes = new Map<number, Outcome>()
  const fresh: Candidate[] = []
  for (const candidate of candidates) {
    const id = key && existing.get(String(candidate.values[key.name] ?? ''))
    if (candidate.problem)
      outcomes.set(candidate.line, { kind: 'rejected', line: candidate.line, problem: candidate.problem })
    else if (id) outcomes.set(candidate.line, await update(context, object, id, candidate))
    else fresh.push(candidate)
  }
  const created =
    fresh.length === 0
      ? []
      : await createRecords(
          context,
          object,
          fresh.map(item => item.values),
          { lenient: true },
        )
  for (const [index, { line }] of fresh.entries()) {
    const problem = created[index]?.problem
    outcomes.set(line, problem ? { kind: 'rejected', line, problem } : { kind: 'created', line })
  }
  return candidates.flatMap(({ line }) => outcomes.get(line) ?? [])
}

function fieldsOf(object: CatalogObject, input: ImportInput): Map<string, CatalogField> {
  const fields = new Map<string, CatalogField>()
  for (const [column, id] of Object.entries(input.mapping)) {
    const field = object.fieldsById.get(id)
    if (!field) throw invalidMapping(`The field of the column "${column}" is gone.`)
    fields.set(column, field)
  }
  return fields
}

/** An update that fails must not take the batch with it. */
async function update(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  { line, values }: Candidate,
): Promise<Outcome> {
  await context.tx.script('savepoint one_row')
  try {
    const { id: _, ...changes } = values
    await updateRecord(context, object, id, '*', changes)
    return { kind: 'updated', line }
  } catch (error) {
    if (!(error instanceof Problem) || error.status >= 500) throw error
    await context.tx.script('rollback to savepoint one_row')
    return { kind: 'rejected', line, problem: error }
  }
}

async function toCandidates(
  context: WriteContext,
  fields: ReadonlyMap<string, CatalogField>,
  rows: readonly Row[],
): Promise<Candidate[]> {
  const [base] = await context.tx.query<{ code: string | null }>(sql`select ${baseCurrencySql(context)} as code`)
  const known = new Map<CatalogField, Found>()
  for (const [column, field] of fields) {
    const target = field.type === 'reference' ? context.catalog.objectsById.get(field.targets[0] ?? '') : undefined
    if (!target) continue
    const texts = rows.map(row => row.cells[column]).filter(cell => typeof cell === 'string')
    known.set(
      field,
      await findByText(
        context,
        target,
        texts.map(text => text.trim()).filter(text => text !== ''),
      ),
    )
  }
  return rows.map(row =>
    toCandidate(row, fields, known, { currency: base?.code ?? '', timeZone: context.actor.timeZone }),
  )
}

function toCandidate(
  row: Row,
  fields: ReadonlyMap<string, CatalogField>,
  known: ReadonlyMap<CatalogField, Found>,
  meaning: { readonly currency: string; readonly timeZone: string },
): Candidate {
  const values: Record<string, unknown> = {}
  const errors: { pointer: string; code: string; message: string }[] = []
  if (row.fault) errors.push({ pointer: '', code: 'import/row', message: row.fault })
  for (const [column, field] of fields) {
    const cell = row.cells[column]
    const value = toFieldValue(field, cell, meaning)
    const found = known.get(field)
    if (!found || typeof value !== 'string' || isUuid(value)) {
      values[field.name] = value
      continue
    }
    const ids = found.get(value) ?? []
    if (ids.length === 1) values[field.name] = ids[0]
    else {
      const message =
        ids.length === 0 ? `There is no record "${value}".` : `"${value}" means ${ids.length} records; give an id.`
      errors.push({
        pointer: `/${field.name}`,
        code: ids.length === 0 ? 'reference/unknown' : 'reference/ambiguous',
        message,
      })
    }
  }
  const first = errors[0]
  return { line: row.line, values, ...(first ? { problem: invalidRecord(first.message, { errors }) } : {}) }
}
