/** Where things stand on a form, and a form in which one section is another. */
import type { FormDefinition, FormItem, FormSection, FormTab } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { text } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import { findElement } from './element-order.ts'
import { type Both, labelOf } from './words.ts'

export const tabArgument = text(['Tab', '标签页'], ['By its id or label.', '用标识或标签指明。'], { minLength: 1 })
export const sectionArgument = text(['Section', '分区'], ['By its id or label.', '用标识或标签指明。'], {
  minLength: 1,
})

/** A section with the tab that it stands on. */
export interface SectionPlace {
  readonly tab: FormTab
  readonly section: FormSection
}

/** The tab of that id or label. */
export function findTab(form: FormDefinition, wanted: string): FormTab {
  return form.tabs[findElement(form.tabs, wanted, 'tab')] as FormTab
}

/** The section of that id or label, on any tab or on that one. */
export function findSection(form: FormDefinition, wanted: string, tab?: string): SectionPlace {
  const tabs = tab === undefined ? form.tabs : [findTab(form, tab)]
  const places = tabs.flatMap(item => item.sections.map(section => ({ tab: item, section })))
  return places[
    findElement(
      places.map(place => place.section),
      wanted,
      'section',
    )
  ] as SectionPlace
}

/** The section that stands at the same place of the form as it is now. */
export function sameSection(form: FormDefinition, { tab, section }: SectionPlace, now: FormDefinition): SectionPlace {
  const other = now.tabs[form.tabs.indexOf(tab)] as FormTab
  return { tab: other, section: other.sections[tab.sections.indexOf(section)] as FormSection }
}

/** A field of the form with the section that it stands in. */
export interface ItemPlace extends SectionPlace {
  readonly item: FormItem
}

/** The field's place on the form; undefined where it is not shown. */
export function itemPlace(form: FormDefinition, field: string): ItemPlace | undefined {
  for (const tab of form.tabs) {
    for (const section of tab.sections) {
      const item = section.items.find(entry => entry.field === field)
      if (item) return { tab, section, item }
    }
  }
  return undefined
}

/** The field's place on the form; problem `definition/unknown`. */
export function findItem(form: FormDefinition, field: string): ItemPlace {
  const place = itemPlace(form, field)
  if (place) return place
  const shown = form.tabs.flatMap(tab => tab.sections.flatMap(section => section.items.map(item => item.field)))
  const near = didYouMean(field, shown)
  throw unknownDefinition(
    `The form ${form.name} does not show ${field.slice(0, 100)}.`,
    near.length > 0 ? { didYouMean: near } : {},
  )
}

/** The form with another value of one tab. */
export function withTab(form: FormDefinition, tab: FormTab, now: FormTab): FormDefinition {
  return { ...form, tabs: form.tabs.map(item => (item === tab ? now : item)) }
}

/** The form with other items in one section. */
export function withItems(form: FormDefinition, { tab, section }: SectionPlace, items: FormItem[]): FormDefinition {
  const sections = tab.sections.map(item => (item === section ? { ...section, items } : item))
  return withTab(form, tab, { ...tab, sections })
}

/** What a section is called in the list of edits: its label, or its place on the tab. */
export function sectionWords(form: FormDefinition, wanted: string, on?: string): Both {
  const { tab, section } = findSection(form, wanted, on)
  const place = labelOf(tab)
  const number = tab.sections.indexOf(section) + 1
  const { en, 'zh-CN': zh } = labelOf({ label: section.label ?? {} })
  return { en: en || `${place.en} ${number}`, 'zh-CN': zh || `${place['zh-CN']} ${number}` }
}
