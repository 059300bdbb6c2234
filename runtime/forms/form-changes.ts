/** The values that the changes of a form bring about. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { FormDefinition } from '#metadata/definitions.ts'

import type { Context } from '../context.ts'
import { toGiven } from '../feel/to-given.ts'
import type { FeelValue } from '../feel/values.ts'
import { planValues } from '../fields/plan-values.ts'
import { isWritable } from '../fields/record-schema.ts'
import { readTitles } from '../records/write/read-titles.ts'

/** By field, as forms hold them; `changed` are the names of the fields that somebody has just changed. */
export async function valuesSetBy(
  context: Context,
  object: CatalogObject,
  changes: NonNullable<FormDefinition['changes']>,
  changed: readonly string[],
  ask: (text: string) => FeelValue,
): Promise<Record<string, unknown>> {
  const set: Record<string, unknown> = {}
  for (const change of changes) {
    if (!change.on.some(name => changed.includes(name))) continue
    if (change.when !== undefined && ask(change.when) !== true) continue
    for (const { field: name, formula } of change.set) {
      // Whoever has entered something else in the same breath keeps it.
      if (changed.includes(name) && !change.on.includes(name)) continue
      const field = object.fields.get(name)
      if (!field || !isWritable(field) || context.rights.field(object, field) !== 'editable') continue
      set[name] = valueFor(context, object, field, ask(formula))
    }
  }
  return await withTitles(context, object, set)
}

/** References with what their records are called, as forms show them. */
async function withTitles(
  context: Context,
  object: CatalogObject,
  set: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const shown = { ...set }
  for (const [name, id] of Object.entries(set)) {
    const field = object.fields.get(name)
    const target = field?.type === 'reference' && context.catalog.objectsById.get(field.targets[0] ?? '')
    if (!target || typeof id !== 'string') continue
    const titles = await readTitles(context, context.db, target, [id])
    shown[name] = titles.has(id) ? { id, title: titles.get(id) } : null
  }
  return shown
}

/** As it is written; nothing where it does not fit the field. */
function valueFor(context: Context, object: CatalogObject, field: CatalogField, value: FeelValue): unknown {
  const given = toGiven(context, field, value)
  const { errors } = planValues(
    context,
    object,
    { [field.name]: given },
    { mode: 'update', pointer: '', now: new Date() },
  )
  return errors.length > 0 ? null : given
}
