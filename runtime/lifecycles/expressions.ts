/**
 * Conditions and formulas of lifecycles: compiled once per catalog, evaluated on a record as it is stored. A condition is
 * asked after the record is written, within its transaction, so that it sees formulas, roll-ups and lines as they come out.
 */
import { Temporal } from 'temporal-polyfill'

import type { CatalogObject } from '#metadata/catalog.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { recordScope } from '#metadata/feel/scope.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import { compileExpression, type Evaluate } from '../feel/compile.ts'
import { ExpressionFault } from '../feel/expression-fault.ts'
import { loadActor } from '../feel/load-actor.ts'
import { loadRecord, type MemberPath } from '../feel/load-record.ts'
import { loadSettings } from '../feel/load-settings.ts'
import { contextOf, type FeelContext, type FeelValue } from '../feel/values.ts'

interface Compiled {
  readonly evaluate: Evaluate
  /** What it reads of a name, as paths from there. */
  of(root: 'record' | 'old' | 'actor' | 'setting'): readonly MemberPath[]
}

/** A record as it was, as far as some expressions read it; null for a new one. */
export type OldRecord = FeelContext | null

const cache = new WeakMap<CatalogObject, Map<string, Compiled>>()

/** What an expression of the object reads of the record before the change. */
export function readsOld({ catalog }: Context, object: CatalogObject, text: string): readonly MemberPath[] {
  return compile(catalog.symbols, object, text).of('old')
}

/** Whether an expression reads one of these fields of the record as it will be. */
export function readsAny(
  { catalog }: Context,
  object: CatalogObject,
  text: string,
  names: ReadonlySet<string>,
): boolean {
  return compile(catalog.symbols, object, text)
    .of('record')
    .some(([name]) => name !== undefined && names.has(name))
}

/** The value of an expression on the stored record with that id; throws ExpressionFault. `change` may alter what was read. */
export async function evaluateOn(
  context: Context,
  db: Queryable,
  { object, id, old }: { readonly object: CatalogObject; readonly id: string; readonly old: OldRecord },
  text: string,
  change: (record: FeelContext, paths: readonly MemberPath[]) => Promise<FeelContext> = async record => record,
): Promise<FeelValue> {
  const compiled = compile(context.catalog.symbols, object, text)
  const paths = compiled.of('record')
  const stored = await loadRecord(context, object.id, id, paths, db)
  if (!stored) return true
  const record = await change(stored, paths)
  const actor = await loadActor(context, context.actor, compiled.of('actor'), db)
  const setting = compiled.of('setting').length > 0 ? await loadSettings(context, db) : contextOf([])
  const now = Temporal.Now.zonedDateTimeISO(context.actor.timeZone)
  const names = contextOf([
    ...Object.entries(record ?? {}),
    ['record', record],
    ['old', old],
    ['actor', actor],
    ['today', now.toPlainDate()],
    ['now', now],
    ['setting', setting],
  ])
  return compiled.evaluate(names)
}

/** Whether a condition is true; a fault is answered as such. */
export async function holdsOn(
  context: Context,
  db: Queryable,
  subject: { readonly object: CatalogObject; readonly id: string; readonly old: OldRecord },
  condition: string,
): Promise<boolean | ExpressionFault> {
  try {
    return (await evaluateOn(context, db, subject, condition)) === true
  } catch (error) {
    if (error instanceof ExpressionFault) return error
    throw error
  }
}

function compile(symbols: Context['catalog']['symbols'], object: CatalogObject, text: string): Compiled {
  const known = cache.get(object) ?? new Map<string, Compiled>()
  cache.set(object, known)
  const found = known.get(text)
  if (found) return found
  const { expression, reads, problems } = checkExpression(text, recordScope(symbols, object.definition, { old: true }))
  // Findings keep such a text out of every application that is promoted.
  if (!expression) throw new Error(`An expression of ${object.name} cannot be read: ${problems[0]?.en}`)
  const compiled: Compiled = {
    evaluate: compileExpression(expression),
    of: root => reads.filter(read => read.root === root).map(read => read.path),
  }
  known.set(text, compiled)
  return compiled
}
