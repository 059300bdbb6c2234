/** A report of one's own: built in a few clicks, kept, shared, opened, and made from one of the application; in both languages. */
import { findingsIn } from './support/findings.ts'
import { expect, test } from './support/test.ts'

test('won amount by owner and month with the previous year', async ({ page, api }) => {
  await page.goto('/reports')
  await page.getByRole('button', { name: 'New report' }).click()
  await page.getByRole('combobox', { name: 'Report on' }).fill('Opportunities')
  await page.getByTitle('Opportunities', { exact: true }).click()
  await page.getByRole('button', { name: 'Next' }).click()
  const result = page.getByRole('region', { name: 'Result' })
  await page.getByRole('button', { name: /^Sum of / }).click()
  await page.getByRole('button', { name: 'By Owner' }).click()
  await page.getByRole('button', { name: 'By month of Close date' }).click()
  await page.getByRole('button', { name: 'Compare with previous year' }).click()
  const compared = page.getByRole('button', { name: /^Settings of .*year before sum$/ })
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(compared).toHaveCount(0)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(compared).toBeVisible()
  await expect(result.getByRole('columnheader', { name: /year before/ }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Stage', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Filter by it' }).click()
  const filters = page.getByRole('region', { name: 'Filters' }).first()
  await filters.getByRole('combobox', { name: 'Value' }).click()
  await page.keyboard.type('Won')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')

  expect(await findingsIn(page, '.page')).toEqual([])

  await page.getByRole('button', { name: 'Save as …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Won and before')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('heading', { level: 1, name: 'Won and before' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: /year before/ }).first()).toBeVisible()

  const { reports } = await api.send('GET', '/api/personal-reports')
  const kept = reports.find((item: { name: string }) => item.name === 'Won and before')
  const { report } = await api.send('GET', `/api/reports/${kept.id}/definition`)
  expect(report.rows).toMatchObject([{ field: 'owner' }])
  expect(report.columns).toMatchObject([{ field: 'close_date', by: 'month' }])
  expect(report.measures).toMatchObject([{ fn: 'sum' }, { fn: 'sum', show: 'previous', against: 'year' }])
  expect(report.filter.rules).toEqual([{ field: 'stage', operator: 'in', value: ['won'] }])
  expect(report.period).toEqual({ field: 'close_date', range: 'this_year' })

  await page.goto('/reports')
  await page.getByRole('button', { name: 'Settings of Won and before' }).click()
  await page.getByRole('menuitem', { name: 'Rename or share' }).click()
  await page.getByRole('combobox', { name: 'Who sees it' }).click()
  await page.getByTitle('Everybody').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('region', { name: 'Mine' }).getByText('Everybody')).toBeVisible()
  await api.send('DELETE', `/api/personal-reports/${kept.id}`)
})

test('another cut of a report of the application, in Chinese, by dragging; nothing is lost on the way', async ({
  page,
  api,
}) => {
  await api.me({ locale: 'zh-CN' })
  await page.goto('/reports/won_by_owner')
  await page.getByRole('button', { name: '另做我的报表' }).click()
  const rows = page.getByRole('region', { name: '行', exact: true })
  await expect(rows.getByRole('button', { name: '“负责人”的设置' })).toBeVisible()
  await expect(page.getByText('始终有效')).toBeVisible()
  const from = await page.getByRole('button', { name: '商机来源', exact: true }).boundingBox()
  const to = await rows.boundingBox()
  await page.mouse.move(from!.x + 30, from!.y + 10)
  await page.mouse.down()
  await page.mouse.move(from!.x + 60, from!.y + 30, { steps: 4 })
  await page.mouse.move(to!.x + to!.width / 2, to!.y + to!.height / 2, { steps: 8 })
  await page.mouse.up()
  await expect(rows.getByRole('button', { name: '“商机来源”的设置' })).toBeVisible()
  await rows.getByRole('button', { name: '移除“负责人”' }).click()
  await expect(page.getByRole('region', { name: '结果' }).getByRole('columnheader', { name: '商机来源' })).toBeVisible()

  // Leaving asks first, and what was built is there again afterwards.
  await page.getByRole('link', { name: '待办' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: '离开' }).click()
  await expect(page).toHaveURL(/\/tasks/)
  await page.goto('/reports/won_by_owner/edit')
  await expect(page.getByText('已恢复您之前未保存的修改')).toBeVisible()
  await expect(rows.getByRole('button', { name: '“商机来源”的设置' })).toBeVisible()
  await page.getByRole('button', { name: '放弃修改' }).click()
  await expect(rows.getByRole('button', { name: '“负责人”的设置' })).toBeVisible()
  await api.me({ locale: 'en' })
})

test('what was won beside its target: another object, told in sentences, and a formula that is mended', async ({
  page,
  api,
}) => {
  await page.goto('/reports/new/opportunity')
  await page.getByRole('button', { name: 'By Owner' }).click()
  await page.getByRole('button', { name: /^Sum of / }).click()
  await page.getByRole('button', { name: 'Of another object' }).click()
  await page
    .getByRole('textbox', { name: 'Search objects' })
    .or(page.getByRole('searchbox', { name: 'Search objects' }))
    .fill('Targ')
  await page.getByRole('button', { name: 'Targets', exact: true }).click()
  const says = page.getByRole('list', { name: 'What this value says' })
  await expect(says).toContainText('Adds up Amount of Targets.')
  await expect(says).toContainText('For each Owner.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Formula', exact: true }).click()
  const formula = page.getByRole('textbox', { name: 'Formula' })
  await formula.fill('amount / sales_targe')
  await page.getByRole('button', { name: 'Use “sales_target”' }).click()
  await expect(formula).toHaveText('amount / sales_target')
  await expect(page.getByText(/^In total now: \d/)).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Save as …' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Reached')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/)
  const { report } = await api.send('GET', `/api${new URL(page.url()).pathname}/definition`)
  expect(report.measures[1]).toMatchObject({
    fn: 'sum',
    source: { object: 'sales_target', field: 'amount', groups: [{ group: 'owner', field: 'owner' }] },
  })
  expect(report.measures[2]).toMatchObject({ formula: 'amount / sales_target' })
  await api.send('DELETE', `/api/personal-reports/${page.url().split('/').at(-1)}`)
})
