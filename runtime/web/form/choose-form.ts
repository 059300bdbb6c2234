/** Which form shows a record, and a plain one for objects that have none. */
import type { FormDefinition, FormItem, FormTab } from '#metadata/definitions.ts'
import { type Catalog, type CatalogObject, fieldOf } from '../api/catalog.ts'

export type FormPurpose = 'record' | 'dialog'

export interface FormLayout {
  readonly tabs: readonly FormTab[]
}

/** The form of a record type for a purpose; a dialog falls back to the whole form. */
export function chooseForm(
  catalog: Catalog,
  object: CatalogObject,
  recordType: string | undefined,
  purpose: FormPurpose,
): FormLayout {
  const type = object.recordTypes?.find(item => item.name === recordType)
  const own = purpose === 'record' && type?.form ? catalog.forms.get(type.form) : undefined
  if (own) return own
  const suits = (form: FormDefinition, wanted: FormPurpose) =>
    form.object === object.name &&
    (form.purpose ?? 'record') === wanted &&
    (!form.recordTypes?.length || (recordType !== undefined && form.recordTypes.includes(recordType)))
  const forms = [...catalog.forms.values()]
  const best = (wanted: FormPurpose) =>
    forms
      .filter(form => suits(form, wanted))
      .sort((a, b) => Number(Boolean(b.recordTypes?.length)) - Number(Boolean(a.recordTypes?.length)))[0]
  return best(purpose) ?? (purpose === 'dialog' ? best('record') : undefined) ?? plainForm(object)
}

/** Every field of the object in two columns. */
function plainForm(object: CatalogObject): FormLayout {
  const items = object.fields
    .filter(field => !field.system && (field.type !== 'children' || field.embedded))
    .map(field => ({
      field: field.name,
      ...(field.type === 'longText' || field.type === 'children' ? { width: 2 } : {}),
    }))
  return { tabs: [{ id: 'all', label: object.label, sections: [{ id: 'all', columns: 2, items }] }] }
}

/** The items of a form whose fields this person may see, in order. */
export function formItems(form: FormLayout, object: CatalogObject): FormItem[] {
  return form.tabs
    .flatMap(tab => tab.sections.flatMap(section => section.items))
    .filter(item => fieldOf(object, item.field))
}
