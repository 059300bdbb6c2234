/** Where the fields of a form stand. */
import type { FormDefinition, FormItem, FormSection, FormTab } from '#metadata/definitions.ts'

interface ItemPlace {
  readonly tab: FormTab
  readonly section: FormSection
  readonly item: FormItem
}

/** Every field of the form with its tab and section. */
export function placesOf(form: FormDefinition): ItemPlace[] {
  return form.tabs.flatMap(tab => tab.sections.flatMap(section => section.items.map(item => ({ tab, section, item }))))
}

/** The place of one field, if the form shows it. */
export function placeOf(form: FormDefinition, field: string): ItemPlace | undefined {
  return placesOf(form).find(place => place.item.field === field)
}
