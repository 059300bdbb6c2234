/** The object of a task's record as its form needs it: only the fields that the task asks for or shows, writable as it says. */
import type { CatalogObject } from '#metadata/catalog.ts'

import { type ShownObject, showObject } from '../catalog/catalog-object.ts'
import type { World } from '../query/path.ts'
import { ruleRights } from '../workflows/workflow-actor.ts'
import type { TaskForm } from './task-form.ts'

/** What whoever has the task is told of the object, whatever he may see of it otherwise; null where nothing is asked. */
export function taskObject(world: World, object: CatalogObject | undefined, { fields }: TaskForm): ShownObject | null {
  if (!object || fields.length === 0) return null
  const asked = new Set(fields.map(item => item.field))
  const rights = {
    ...ruleRights,
    key: '$task',
    field: (_object: CatalogObject, { name }: { readonly name: string }) =>
      asked.has(name) ? ('editable' as const) : ('hidden' as const),
  }
  const { recordTypes = [], ...definition } = object.definition
  return showObject({ ...world, rights }, object, {
    ...definition,
    fields: [...object.fields.values()].flatMap(field => field.definition ?? []),
    recordTypes: recordTypes.map(({ id, name, label, choices = [] }) => ({
      id,
      name,
      label,
      choices: choices.filter(item => asked.has(item.field)),
    })),
  })
}
