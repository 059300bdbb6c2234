/** Puts an entry of a menu elsewhere, also into another group. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, insertElement, moveElement } from './element-order.ts'
import { findDefinition } from './find-definition.ts'
import { entryArgument, findEntry, findGroup, followsEntry, groupArgument, withEntries } from './menu-entries.ts'
import { entryLabel } from './menu-entry-label.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shown } from './words.ts'

interface Arguments {
  readonly menu: string
  readonly entry: string
  readonly group?: string
  readonly after?: After
}

/** `{menu, entry, group?, after?}`: `group` is where it goes; the same when not said. */
export const moveMenuEntry: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a menu entry', '移动菜单项'],
    ['Puts an entry elsewhere, also into another group.', '移动菜单项，可移到其他分组。'],
    {
      menu: ref('menu', ['Menu', '菜单'], ['Which menu.', '哪个菜单。']),
      entry: entryArgument,
      group: groupArgument,
      after: afterArgument,
    },
    ['menu', 'entry'],
  ),
  run(application, { menu: name, entry: wanted, group: to, after }) {
    const menu = findDefinition(application, 'menu', name)
    const { group, entry } = findEntry(menu, wanted)
    const target = to === undefined ? group : findGroup(menu, to)
    const from = group.items.indexOf(entry)
    const follows = followsEntry(target, after)
    if (target === group) {
      return putDefinition(application, withEntries(menu, group, moveElement(group.items, from, follows, 'entry')))
    }
    const without = withEntries(menu, group, group.items.toSpliced(from, 1))
    const items = insertElement(target.items, entry, follows, 'entry')
    return putDefinition(application, withEntries(without, target, items))
  },
  describe({ menu: name, entry: wanted, group }, before) {
    const menu = findDefinition(before, 'menu', name)
    const [entry, where] = [entryLabel(before, findEntry(menu, wanted).entry), shown('menu', menu)]
    const to = group === undefined ? undefined : labelOf(findGroup(menu, group))
    return {
      en: `Entry ${entry.en} of ${where.en} moved${to ? ` to group ${to.en}` : ''}`,
      'zh-CN': `移动${where['zh-CN']}的菜单项“${entry['zh-CN']}”${to ? `到分组“${to['zh-CN']}”` : ''}`,
    }
  },
}
