/** Takes an entry out of a menu; what it opens stays. */
import { ref } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition } from './find-definition.ts'
import { entryArgument, findEntry, withEntries } from './menu-entries.ts'
import { entryLabel } from './menu-entry-label.ts'
import { putDefinition } from './put-definition.ts'
import { shown } from './words.ts'

interface Arguments {
  readonly menu: string
  readonly entry: string
}

/** `{menu, entry}` */
export const removeMenuEntry: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a menu entry', '移除菜单项'],
    ['Takes an entry out of the menu; what it opens stays.', '从菜单移除一项，所打开的内容保留。'],
    { menu: ref('menu', ['Menu', '菜单'], ['Which menu.', '哪个菜单。']), entry: entryArgument },
    ['menu', 'entry'],
  ),
  run(application, { menu: name, entry: wanted }) {
    const menu = findDefinition(application, 'menu', name)
    const { group, entry } = findEntry(menu, wanted)
    const items = group.items.filter(item => item !== entry)
    return putDefinition(application, withEntries(menu, group, items))
  },
  describe({ menu: name, entry: wanted }, before) {
    const menu = findDefinition(before, 'menu', name)
    const [entry, where] = [entryLabel(before, findEntry(menu, wanted).entry), shown('menu', menu)]
    return {
      en: `Entry ${entry.en} removed from ${where.en}`,
      'zh-CN': `从${where['zh-CN']}移除菜单项“${entry['zh-CN']}”`,
    }
  },
}
