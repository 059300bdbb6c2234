/** The acts of the form canvas: each is sent as one command and shown before its answer has come. */
import { useMemo } from 'react'
import type { FormDefinition, FormItem } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { placeAfter } from '../drag/place-after.ts'
import { newKey } from '../live/new-key.ts'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { FormActs } from './form-context.ts'
import { placeOf } from './form-places.ts'
import { texts } from './texts.ts'

type Show = (next: FormDefinition, work: () => Promise<unknown>) => void

/** `show` draws a form while the command that leads to it is under way. */
export function useFormActs(form: FormDefinition, show: Show, showTab: (id: string) => void): FormActs {
  const t = useTexts(texts)
  const { run } = useDraft()
  const { locale } = useLocale()
  const { select } = useSelection()
  const set = useEdit(form)
  return useMemo((): FormActs => {
    const { name } = form
    const send = (next: FormDefinition, command: string, args: object) =>
      show(next, () => run(command, { form: name, ...args }))
    const withItem = (item: FormItem, section: string, after: string | null | undefined) =>
      mapSections(form, (items, id) => {
        const others = items.filter(other => other.field !== item.field)
        return id === section ? placeAfter(others, item, after, other => other.field) : others
      })
    const selectItem = (next: FormDefinition, field: string) => {
      const place = placeOf(next, field)
      if (place) select(['tabs', place.tab.id, 'sections', place.section.id, 'items', field])
    }
    return {
      placeField: (field, section, after) => {
        const next = withItem({ field }, section, after)
        send(next, 'place-field', { field, section, ...(after === undefined ? {} : { after }) })
        selectItem(next, field)
      },
      moveItem: (field, section, after) => {
        const item = placeOf(form, field)?.item ?? { field }
        const next = withItem(item, section, after)
        send(next, 'move-item', { field, to: { section }, after })
        selectItem(next, field)
      },
      removeItem: field => {
        select([])
        send(
          mapSections(form, items => items.filter(item => item.field !== field)),
          'remove-item',
          { field },
        )
      },
      moveSection: (section, tab, after) => {
        const moved = form.tabs.flatMap(item => item.sections).find(item => item.id === section)
        if (!moved) return
        const tabs = form.tabs.map(item => {
          const others = item.sections.filter(other => other.id !== section)
          return { ...item, sections: item.id === tab ? placeAfter(others, moved, after, other => other.id) : others }
        })
        send({ ...form, tabs }, 'move-section', { section, tab, after })
        showTab(tab)
        select(['tabs', tab, 'sections', section])
      },
      addSection: tab => {
        const id = newKey()
        const section = { id, columns: 2, items: [] }
        const tabs = form.tabs.map(item =>
          item.id === tab ? { ...item, sections: [...item.sections, section] } : item,
        )
        send({ ...form, tabs }, 'add-section', { tab, id, columns: 2 })
        select(['tabs', tab, 'sections', id])
      },
      removeSection: section => {
        select([])
        const tabs = form.tabs.map(tab => ({ ...tab, sections: tab.sections.filter(item => item.id !== section) }))
        send({ ...form, tabs }, 'remove-section', { section })
      },
      moveTab: (id, after) => {
        const moved = form.tabs.find(tab => tab.id === id)
        if (moved)
          send({ ...form, tabs: placeAfter(form.tabs, moved, after, tab => tab.id) }, 'move-tab', { tab: id, after })
      },
      addTab: () => {
        const id = newKey()
        const label = { [locale]: t.newTab }
        const tab = { id, label, sections: [{ id: newKey(), columns: 2, items: [] }] }
        send({ ...form, tabs: [...form.tabs, tab] }, 'add-tab', { id, label })
        showTab(id)
        select(['tabs', id])
      },
      removeTab: id => {
        const tabs = form.tabs.filter(tab => tab.id !== id)
        select([])
        if (tabs[0]) showTab(tabs[0].id)
        send({ ...form, tabs }, 'remove-tab', { tab: id })
      },
      set: (path, value) => void set(path, value),
    }
  }, [form, show, showTab, run, locale, select, set, t])
}

function mapSections(form: FormDefinition, change: (items: FormItem[], section: string) => FormItem[]): FormDefinition {
  const tabs = form.tabs.map(tab => ({
    ...tab,
    sections: tab.sections.map(section => ({ ...section, items: change(section.items, section.id) })),
  }))
  return { ...form, tabs }
}
