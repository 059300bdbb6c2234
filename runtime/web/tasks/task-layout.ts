/** How the form of a task is laid out, and the catalog in which it is drawn: with what the task lets be seen and written. */
import type { FormItem } from '#metadata/definitions.ts'
import { type Catalog, fieldOf } from '../api/catalog.ts'
import { type FormLayout, formItems } from '../form/choose-form.ts'
import type { OpenedTask } from './task.ts'

const wide = new Set(['longText', 'children', 'file'])

/** The form that the step names, else its fields in one section; nothing where nothing is asked. */
export function taskLayout(catalog: Catalog, { form, fields, object }: OpenedTask): FormLayout | undefined {
  if (!object || fields.length === 0) return undefined
  const own = form === null ? undefined : catalog.forms.get(form)
  const shown = new Set(own ? formItems(own, object).map(item => item.field) : [])
  // Of a form that is for others, or of which something is hidden, the fields are asked one after the other.
  if (own && fields.every(item => shown.has(item.field))) return own
  const items = fields.map(({ field, mode }): FormItem => {
    const type = fieldOf(object, field)?.type ?? 'text'
    return {
      field,
      ...(mode === 'readOnly' ? { readOnly: true } : {}),
      ...(mode === 'required' ? { required: true } : {}),
      ...(wide.has(type) ? { width: 2 as const } : {}),
    }
  })
  return { tabs: [{ id: 'task', label: object.label, sections: [{ id: 'task', columns: 2, items }] }] }
}

/** The catalog with the object as the task shows it. */
export function withTaskObject(catalog: Catalog, { object }: OpenedTask): Catalog {
  if (!object) return catalog
  const own = catalog.objects.get(object.name)
  const asked = new Set(object.fields.map(field => field.name))
  const merged = own
    ? { ...own, fields: [...object.fields, ...own.fields.filter(field => !asked.has(field.name))] }
    : object
  return { ...catalog, objects: new Map(catalog.objects).set(object.name, merged) }
}
