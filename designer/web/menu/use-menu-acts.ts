/** The acts of the menu canvas: each is sent as one command and shown before its answer has come. */
import { useMemo } from 'react'
import type { MenuDefinition, MenuItem } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { placeAfter } from '../drag/place-after.ts'
import { newKey } from '../live/new-key.ts'
import { useEdit } from '../live/use-edit.ts'
import { useTexts } from '../texts/use-texts.ts'
import type { MenuActs } from './menu-editing.ts'
import { texts } from './texts.ts'

type Show = (next: MenuDefinition, work: () => Promise<unknown>) => void

/** `show` draws a menu while the command that leads to it is under way. */
export function useMenuActs(menu: MenuDefinition, show: Show): MenuActs {
  const t = useTexts(texts)
  const { run } = useDraft()
  const { locale } = useLocale()
  const { select } = useSelection()
  const edit = useEdit(menu)
  return useMemo((): MenuActs => {
    const { name, groups } = menu
    const withEntry = (entry: MenuItem, group: string, after: string | null | undefined): MenuDefinition => ({
      ...menu,
      groups: groups.map(item => {
        const others = item.items.filter(other => other.id !== entry.id)
        return { ...item, items: item.id === group ? placeAfter(others, entry, after, other => other.id) : others }
      }),
    })
    const setGroups = (next: MenuDefinition['groups']) =>
      show({ ...menu, groups: next }, () => run('set-property', { kind: 'menu', name, path: ['groups'], value: next }))
    return {
      addEntry: (source, group, after) => {
        const id = newKey()
        show(withEntry({ id, ...source }, group, after), () =>
          run('add-menu-entry', { menu: name, group, id, ...source, ...(after === undefined ? {} : { after }) }),
        )
        select(['groups', group, 'items', id])
      },
      moveEntry: (entry, group, after) => {
        const item = groups.flatMap(other => other.items).find(other => other.id === entry)
        if (!item) return
        show(withEntry(item, group, after), () => run('move-menu-entry', { menu: name, entry, group, after }))
        select(['groups', group, 'items', entry])
      },
      removeEntry: entry => {
        select([])
        const next = groups.map(group => ({ ...group, items: group.items.filter(item => item.id !== entry) }))
        show({ ...menu, groups: next }, () => run('remove-menu-entry', { menu: name, entry }))
      },
      addGroup: () => {
        const id = newKey()
        setGroups([...groups, { id, label: { [locale]: t.newGroup }, items: [] }])
        select(['groups', id])
      },
      moveGroup: (id, after) => {
        const group = groups.find(item => item.id === id)
        if (group) setGroups(placeAfter(groups, group, after, item => item.id))
      },
      removeGroup: id => {
        select([])
        setGroups(groups.filter(group => group.id !== id))
      },
      set: (path, value) => void edit(path, value),
    }
  }, [menu, show, run, locale, select, edit, t])
}
