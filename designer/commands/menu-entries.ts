/** Entries of a menu: by their id, label, or what they open. */
import type { MenuDefinition, MenuGroup, MenuItem } from '#metadata/definitions.ts'
import { text } from '#metadata/kinds/schema.ts'
import { type After, findElement } from './element-order.ts'

export const groupArgument = text(['Group', '分组'], ['By its id or label.', '用标识或标签指明。'], { minLength: 1 })
export const entryArgument = text(
  ['Entry', '菜单项'],
  ['By its id, label, list, query or link.', '用标识、标签、列表、查询或链接指明。'],
  { minLength: 1 },
)

/** The group of that id or label; problem `definition/unknown`. */
export function findGroup(menu: MenuDefinition, wanted: string): MenuGroup {
  return menu.groups[findElement(menu.groups, wanted, 'group')] as MenuGroup
}

/** The entry with its group; problem `definition/unknown`. */
export function findEntry({ groups }: MenuDefinition, wanted: string): { group: MenuGroup; entry: MenuItem } {
  const all = groups.flatMap(group => group.items.map(entry => ({ group, entry })))
  const bySource = all.find(({ entry: { list, query, link } }) => (list ?? query ?? link) === wanted)
  const byId = all.find(({ entry }) => entry.id === wanted)
  const found = byId ?? bySource
  return (
    found ??
    (all[
      findElement(
        all.map(({ entry }) => entry),
        wanted,
        'entry',
      )
    ] as (typeof all)[number])
  )
}

/** What `after` of a command means: the id of the entry that it names, which stands in that group. */
export function followsEntry(group: MenuGroup, after: After): After {
  if (typeof after !== 'string') return after
  const found = group.items.find(({ id, list, query, link }) => id === after || (list ?? query ?? link) === after)
  return found?.id ?? after
}

/** The menu with other entries in one group. */
export function withEntries(menu: MenuDefinition, group: MenuGroup, items: MenuItem[]): MenuDefinition {
  return { ...menu, groups: menu.groups.map(item => (item === group ? { ...group, items } : item)) }
}
