/** Dashboards of the templates: everybody has one as his home page, and no tile shows what its people may not see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { indexSymbols, toApplication } from '#metadata/application.ts'
import type { DashboardDefinition, DashboardTile, RoleDefinition } from '#metadata/definitions.ts'

import { type CatalogAnswer, indexCatalog } from '#runtime/web/api/catalog.ts'
import { firstHome } from '#runtime/web/home/home-dashboard.ts'
import { suiteOfHome } from '#runtime/web/shell/suite-of-home.ts'
import { openTemplate } from './reports/asked-reports.ts'
import { templateFiles } from './template-files.ts'

/** Somebody of the samples for each role that has people there. */
const people = {
  sales: ['lin.xiaoyan', 'he.jia', 'sun.yue', 'zhou.wen', 'feng.jing'],
  'service-loop': ['fang.yaqin', 'zhou.min', 'deng.zhiyuan'],
} as const

describe.each(['sales', 'service-loop'] as const)('%s', template => {
  const definitions = [...templateFiles('system'), ...templateFiles(template)].map(file => file.definition)
  const symbols = indexSymbols(toApplication(definitions))
  const roles = symbols.all('role').filter(role => !role.allObjects)
  const dashboardsOf = (role: RoleDefinition): DashboardDefinition[] =>
    (role.dashboards ?? []).flatMap(name => symbols.definition('dashboard', name) ?? [])

  test('every role has a home page, and every dashboard a role', () => {
    const homeless = roles.filter(role => !dashboardsOf(role).some(dashboard => dashboard.home))
    expect(homeless.map(role => role.name)).toEqual([])
    const opened = new Set(roles.flatMap(role => role.dashboards ?? []))
    expect(symbols.all('dashboard').filter(dashboard => !opened.has(dashboard.name))).toEqual([])
  })

  test.each(roles.map(role => [role.name, role] as const))('%s begins in the suite of the home page', (_, role) => {
    const shown = indexCatalog({
      objects: [],
      lists: symbols.all('list'),
      reports: symbols.all('report'),
      dashboards: dashboardsOf(role),
      menus: symbols.all('menu').filter(menu => role.menus?.includes(menu.name)),
    } as unknown as CatalogAnswer)
    const suite = suiteOfHome(shown, firstHome(shown))
    expect(suite).toBeDefined()
    expect(suite?.name).toBe(shown.menus[0]?.name)
  })

  test.each(roles.map(role => [role.name, role] as const))('%s may see what its tiles show', (_, role) => {
    const readable = new Set(
      (role.rights ?? []).filter(right => (right.read ?? 'none') !== 'none').map(right => right.object),
    )
    for (const { name, tiles } of dashboardsOf(role)) {
      for (const tile of tiles) {
        const reports = reportsOf(tile)
        expect(role.reports ?? [], `${name} / ${tile.id}`).toEqual(expect.arrayContaining(reports))
        const shown = [
          ...reports.map(report => symbols.definition('report', report)?.object),
          tile.type === 'list' ? symbols.definition('list', tile.list)?.object : undefined,
        ]
        for (const object of shown) if (object) expect(readable, `${name} / ${tile.id}`).toContain(object)
      }
    }
  })

  describe('asked by the people of the samples', () => {
    let opened: Awaited<ReturnType<typeof openTemplate>>
    beforeAll(async () => {
      opened = await openTemplate(template)
    })
    afterAll(() => opened?.drop())

    test.each(people[template])('%s finds something in every figure and chart', async login => {
      const names = await opened.rolesOf(login)
      const tiles = roles
        .filter(role => names.includes(role.id))
        .flatMap(dashboardsOf)
        .flatMap(({ tiles }) => tiles)
      const asked = tiles.filter(tile => tile.type === 'report' || tile.type === 'kpi')
      for (const tile of asked) {
        const mine = tile.filters?.find(({ filter }) => filter === 'owner')?.field
        const filter = mine && names.includes('crm-role-sales_representative') ? mineOnly(mine) : undefined
        const cells = await opened.ask(login, tile.report, filter)
        expect(Object.keys(cells).length, `${tile.id} of ${login}`).toBeGreaterThan(tile.type === 'kpi' ? 0 : 1)
        if (tile.type === 'kpi') expect(Object.keys(cells), tile.id).toContain('* | *')
      }
    })
  })
})

const mineOnly = (field: string) => ({ combinator: 'and', rules: [{ field, operator: '=', value: '$me' }] }) as const

function reportsOf(tile: DashboardTile): string[] {
  if (tile.type === 'report') return [tile.report]
  return tile.type === 'kpi' ? [tile.report, ...(tile.target?.report ? [tile.target.report] : [])] : []
}
