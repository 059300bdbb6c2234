/**
 * Conditions of lifecycles, evaluated on a record as it is stored. A condition is asked after the record is
 * written, within its transaction, so that it sees formulas, roll-ups and lines as they come out.
 */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import { namesBeside } from '../computed/names-beside.ts'
import type { Context } from '../context.ts'
import { ExpressionFault } from '../feel/expression-fault.ts'
import { expressionOf } from '../feel/expressions-of.ts'
import { loadRecord, type MemberPath } from '../feel/load-record.ts'
import { namesOf } from '../feel/typed-record.ts'
import type { FeelContext } from '../feel/values.ts'

/** A record as it was, as far as some expressions read it; null for a new one. */
export type OldRecord = FeelContext | null

/** What an expression of the object reads of the record before the change. */
export function readsOld(context: Context, object: CatalogObject, text: string): readonly MemberPath[] {
  return expressionOf(context, object, text).of('old')
}

/** Whether an expression reads one of these fields of the record as it will be. */
export function readsAny(context: Context, object: CatalogObject, text: string, names: ReadonlySet<string>): boolean {
  return expressionOf(context, object, text)
    .of('record')
    .some(([name]) => name !== undefined && names.has(name))
}

/** Whether a condition is true; a fault is answered as such. */
export async function holdsOn(
  context: Context,
  db: Queryable,
  subject: { readonly object: CatalogObject; readonly id: string; readonly old: OldRecord },
  condition: string,
): Promise<boolean | ExpressionFault> {
  const { object, id, old } = subject
  const expression = expressionOf(context, object, condition)
  const record = await loadRecord(context, object.id, id, expression.of('record'), db)
  // It was left out of the write: nothing is asked of it.
  if (!record) return true
  try {
    return expression.evaluate(namesOf(record, old, await namesBeside(context, expression.of('actor'), db))) === true
  } catch (error) {
    if (error instanceof ExpressionFault) return error
    throw error
  }
}
