/** Adds an entry to a group of a menu: a list, a query, a report, a dashboard or a link. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { identity, label, ref, text } from '#metadata/kinds/schema.ts'
import { argumentsOf } from './argument-schemas.ts'
import { assertShape } from './assert-shape.ts'
import type { Command } from './command.ts'
import { refusedCommand } from './command-problems.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { findDefinition } from './find-definition.ts'
import { findGroup, followsEntry, groupArgument, withEntries } from './menu-entries.ts'
import { entryLabel } from './menu-entry-label.ts'
import { putDefinition } from './put-definition.ts'
import { labelOf, shown } from './words.ts'

interface Arguments {
  readonly menu: string
  readonly group: string
  readonly list?: string
  readonly query?: string
  readonly report?: string
  readonly dashboard?: string
  readonly link?: string
  readonly label?: LocalizedText
  readonly id?: string
  readonly after?: After
}

/** `{menu, group, list | query | report | dashboard | link, label?, id?, after?}`; what is no link brings its own label. */
export const addMenuEntry: Command<Arguments> = {
  arguments: argumentsOf(
    ['Add a menu entry', '新增菜单项'],
    [
      'Adds a list, a query, a report, a dashboard or a link to a group of a menu.',
      '在菜单分组中新增列表、查询、报表、仪表盘或链接。',
    ],
    {
      menu: ref('menu', ['Menu', '菜单'], ['Which menu.', '哪个菜单。']),
      group: groupArgument,
      list: ref('list', ['List', '列表'], ['Opens a list.', '打开列表。']),
      query: ref('query', ['Query', '查询'], ['Or a query.', '或打开查询。']),
      report: ref('report', ['Report', '报表'], ['Or a report.', '或打开报表。']),
      dashboard: ref('dashboard', ['Dashboard', '仪表盘'], ['Or a dashboard.', '或打开仪表盘。']),
      link: text(['Link', '链接'], ['Or a web address.', '或打开网址。'], { pattern: '^(https?://|/).+' }),
      label,
      id: identity,
      after: afterArgument,
    },
    ['menu', 'group'],
  ),
  run(application, { menu: name, group: wanted, label: words, id = newIdentity(), after, ...opened }) {
    const { list, query, report, dashboard, link } = opened
    if ([list, query, report, dashboard, link].filter(target => target !== undefined).length !== 1) {
      throw refusedCommand('Say one of list, query, report, dashboard and link.')
    }
    if (link !== undefined && !words) throw refusedCommand('A link needs a label.')
    const menu = findDefinition(application, 'menu', name)
    const group = findGroup(menu, wanted)
    const entry = {
      id,
      ...(words ? { label: words } : {}),
      ...(list === undefined ? {} : { list: findDefinition(application, 'list', list).name }),
      ...(query === undefined ? {} : { query: findDefinition(application, 'query', query).name }),
      ...(report === undefined ? {} : { report: findDefinition(application, 'report', report).name }),
      ...(dashboard === undefined ? {} : { dashboard: findDefinition(application, 'dashboard', dashboard).name }),
      ...(link === undefined ? {} : { link }),
    }
    const items = insertElement(group.items, entry, followsEntry(group, after), 'entry')
    return putDefinition(application, assertShape(withEntries(menu, group, items)))
  },
  describe({ menu: name, group, label: words, ...opened }, before) {
    const menu = findDefinition(before, 'menu', name)
    const [where, within] = [shown('menu', menu), labelOf(findGroup(menu, group))]
    const entry = entryLabel(before, { ...opened, label: words })
    return {
      en: `Entry ${entry.en} added to ${where.en}, group ${within.en}`,
      'zh-CN': `在${where['zh-CN']}的分组“${within['zh-CN']}”中新增菜单项“${entry['zh-CN']}”`,
    }
  },
}
