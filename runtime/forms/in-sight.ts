/** Which records a form may speak of: rules see everything, but whoever types learns nothing of what is out of his sight. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { accessPredicate } from '../access/predicate.ts'
import type { Context } from '../context.ts'
import { isContext } from '../feel/kind-of.ts'
import type { MemberPath } from '../feel/load-record.ts'
import type { TypedRecord } from '../feel/typed-record.ts'
import type { FeelContext, FeelValue } from '../feel/values.ts'
import { createAliases } from '../query/scope.ts'
import { readTitles } from '../records/write/read-titles.ts'

/** The record without references to records that the actor may not see, as if they had been left empty; `kept` stay. */
export async function withoutStrangers(
  context: Context,
  typed: TypedRecord,
  kept: ReadonlySet<string> = new Set(),
): Promise<TypedRecord> {
  const values = new Map(typed.values)
  for (const [field, value] of typed.values) {
    if (typeof value === 'string' && !kept.has(value) && !(await isInSight(context, field, value))) values.delete(field)
  }
  const each = async (lines: readonly TypedRecord[]) => {
    const seen: TypedRecord[] = []
    for (const line of lines) seen.push(await withoutStrangers(context, line, kept))
    return seen
  }
  const lines = new Map(typed.lines)
  for (const [field, { made, changed, deleted }] of typed.lines) {
    lines.set(field, { made: await each(made), changed: await each(changed), deleted })
  }
  return { ...typed, values, lines }
}

/** Whether the actor may see every record on the way that a path takes from the record. */
export async function isPathInSight(
  context: Context,
  object: CatalogObject,
  record: FeelContext,
  path: MemberPath,
): Promise<boolean> {
  let current: CatalogObject | undefined = object
  let value: FeelValue = record
  for (const name of path.slice(0, -1)) {
    const field: CatalogField | undefined = current?.fields.get(name)
    value = isContext(value) ? (value[name] ?? null) : null
    if (field?.type !== 'reference') return true
    if (value !== null && !(await isInSight(context, field, isContext(value) ? value.id : null))) return false
    current = context.catalog.objectsById.get(field.targets[0] ?? '')
  }
  return true
}

async function isInSight(context: Context, field: CatalogField, id: FeelValue | undefined): Promise<boolean> {
  const target = field.type === 'reference' && context.catalog.objectsById.get(field.targets[0] ?? '')
  if (!target) return true
  const next = createAliases()
  const predicate = accessPredicate(context, target, 'read', next(), next)
  if (typeof predicate === 'boolean') return predicate
  return typeof id === 'string' && (await readTitles(context, context.db, target, [id])).size > 0
}
