/** A menu item opens exactly one thing. */
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

export const menus: Rule = function* ({ symbols }) {
  for (const menu of symbols.all('menu')) {
    for (const [g, group] of menu.groups.entries()) {
      for (const [i, { list, query, report, dashboard, link }] of group.items.entries()) {
        if ([list, query, report, dashboard, link].filter(target => target !== undefined).length === 1) continue
        yield error(
          menu,
          'menu/not-one-target',
          `/groups/${g}/items/${i}`,
          'An item opens a list, a query, a report, a dashboard or a link: exactly one.',
          '菜单项须且只能指定列表、查询、报表、仪表盘或链接之一。',
        )
      }
    }
  }
}
