/** What was entered into a form, as JSON → a record for expressions. What does not fit its field counts as empty. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import type { TypedLines, TypedRecord } from '../feel/typed-record.ts'
import { type GivenValues, type PlannedValues, planValues } from '../fields/plan-values.ts'
import { type GivenLines, readCreatedLines, readLines } from '../records/write/child-lines.ts'

/** The record with its lines. */
export function typeRecord(
  context: Context,
  object: CatalogObject,
  given: GivenValues,
  { id, via }: { readonly id?: string | undefined; readonly via?: CatalogField | undefined } = {},
): TypedRecord {
  const plan = planValues(context, object, given, { mode: 'update', pointer: '', now: new Date(), via })
  return typePlanned(context, plan, id)
}

/** The same of values that are planned already. */
export function typePlanned(context: Context, plan: PlannedValues, id: string | undefined): TypedRecord {
  const lines = [...plan.lines].map(([field, value]) => {
    const found = id === undefined ? readCreatedLines(context, field, value, '') : readLines(context, field, value, '')
    return [field, typeLines(context, found)] as const
  })
  return { object: plan.object, id, values: plan.values, lines: new Map(lines) }
}

function typeLines(context: Context, { lines, update, delete: deleted }: GivenLines): TypedLines {
  return {
    made: lines.map(line => typeRecord(context, line.object, line.values, { via: line.via })),
    changed: update.map(line => typeRecord(context, line.object, line.values, { id: line.id, via: line.via })),
    deleted: new Set(deleted.map(line => line.id)),
  }
}
