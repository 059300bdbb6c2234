/**
 * The fields that a task asks for or shows, as far as they still exist: what was taken out of the application since the
 * workflow was started is left out, and the rest opens.
 */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'
import type { TaskField, UserTask } from '#metadata/definitions.ts'

import { isWritable } from '../fields/record-schema.ts'

export interface TaskForm {
  /** Name of the form definition, where there is one. */
  readonly form?: string
  readonly fields: readonly TaskField[]
  /** Names that the step speaks of and that are gone. */
  readonly gone?: readonly string[]
}

/** The form of a step for records of an object; nothing for a task without a record. */
export function taskForm(catalog: Catalog, object: CatalogObject | undefined, node: UserTask): TaskForm {
  if (!object) return { fields: [] }
  const form = node.form === undefined ? undefined : catalog.symbols.definition('form', node.form)
  const isFitting = form?.object === object.name
  const wanted: TaskField[] = isFitting
    ? form.tabs
        .flatMap(tab => tab.sections.flatMap(section => section.items))
        .map(item => ({
          field: item.field,
          mode: item.readOnly ? 'readOnly' : item.required ? 'required' : 'editable',
        }))
    : (node.fields ?? [])
  const fields = wanted.flatMap((item): TaskField[] => {
    const field = object.fields.get(item.field)
    if (!field) return []
    return [isWritable(field) ? item : { ...item, mode: 'readOnly' }]
  })
  const gone = wanted.filter(item => !object.fields.has(item.field)).map(item => item.field.replace(/^\?/, ''))
  return { ...(isFitting ? { form: form.name } : {}), fields, ...(gone.length > 0 ? { gone } : {}) }
}
