/**
 * A manager without training builds "won amount by owner and month with previous year" in the browser, opens the records
 * of a bar, shares it, has it sent by mail and puts it on her dashboard; in both languages.
 */
import { type Colleague, signIn } from '../support/colleague.ts'
import { expect, test, visit } from '../support/test.ts'

const english = {
  create: 'New report',
  on: 'Report on',
  objects: 'Opportunities',
  next: 'Next',
  sum: 'Sum of Expected amount',
  owner: 'By Owner',
  month: 'By month of Close date',
  compare: 'Compare with previous year',
  before: /year before/,
  stage: 'Stage',
  filterBy: 'Filter by it',
  filters: 'Filters',
  value: 'Value',
  won: 'Won',
  keep: 'Save as …',
  name: 'Name',
  called: 'Won beside last year',
  sharing: 'Who sees it',
  unit: 'My unit',
  save: 'Save',
  records: (count: number) => (count === 1 ? '1 record' : `${count} records`),
  mail: 'Send by mail',
  sent: 'The report will be sent.',
  add: 'Add to dashboard',
  fresh: 'New dashboard',
  dashboard: 'My dashboard',
}
const chinese: typeof english = {
  create: '新建报表',
  on: '统计对象',
  objects: '商机',
  next: '下一步',
  sum: '预计金额合计',
  owner: '按负责人',
  month: '按预计成交日期的月份',
  compare: '与上年同期比较',
  before: /上年同期/,
  stage: '销售阶段',
  filterBy: '按其筛选',
  filters: '筛选',
  value: '值',
  won: '赢单',
  keep: '另存为…',
  name: '名称',
  called: '赢单同比',
  sharing: '谁可以看到',
  unit: '我的部门',
  save: '保存',
  records: count => `${count} 条记录`,
  mail: '邮件发送',
  sent: '报表将按时发送。',
  add: '添加到仪表盘',
  fresh: '新建仪表盘',
  dashboard: '我的仪表盘',
}

/** Builds it, and answers its id. */
async function build({ page, api }: Colleague, words: typeof english): Promise<string> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await visit(page, '/reports')
  await press(words.create)
  await page.getByRole('combobox', { name: words.on }).fill(words.objects)
  await page.getByTitle(words.objects, { exact: true }).click()
  await press(words.next)
  for (const step of [words.sum, words.owner, words.month, words.compare]) await press(step)
  await press(words.stage)
  const choice = page.getByRole('menuitem', { name: words.filterBy })
  await choice.click()
  const filters = page.getByRole('region', { name: words.filters }).first()
  // The menu gives the focus back as it closes, which closes a list that is open by then.
  await expect(choice).toBeHidden()
  await expect(async () => {
    await filters.getByRole('combobox', { name: words.value }).press('ArrowDown')
    await page.getByTitle(words.won, { exact: true }).click({ timeout: 2000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(filters.getByTitle(words.won, { exact: true })).toBeVisible()

  await press(words.keep)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: words.name }).fill(words.called)
  await dialog.getByRole('combobox', { name: words.sharing }).click()
  await page.getByTitle(words.unit).click()
  await dialog.getByRole('button', { name: words.save }).click()
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/)
  const id = page.url().split('/').at(-1) ?? ''
  const { reports } = await api.send('GET', '/api/personal-reports')
  expect(reports.find((item: { id: string }) => item.id === id)).toMatchObject({ name: words.called, shared: 'unit' })
  return id
}

/** Opens the largest bar of the first owner, which shows as many records as the interface counts. */
async function openBar({ page, api }: Colleague, report: string, words: typeof english): Promise<void> {
  const { rows, columns, cells, measures } = await api.send('POST', `/api/reports/${report}`, {})
  expect(measures).toMatchObject([{ type: 'money' }, { type: 'money', earlier: true }])
  const [owner] = rows.members
  type Cell = { readonly row: number; readonly column: number; readonly values: readonly (string | null)[] }
  const size = ({ row, column, values }: Cell) => (row === 0 && !columns.members[column].total ? Number(values[0]) : 0)
  const [most] = cells.toSorted((a: Cell, b: Cell) => size(b) - size(a))
  const month = columns.members[most.column]
  const { count, records } = await api.send('POST', `/api/reports/${report}/drill`, {
    rows: owner.values.map((value: unknown) => ({ value })),
    columns: month.values.map((value: unknown) => ({ value })),
    fields: ['stage', 'owner'],
  })
  expect(new Set(records.map((record: { stage: string }) => record.stage))).toEqual(new Set(['won']))

  const chart = page.getByRole('img', { name: words.called })
  await expect(chart).toHaveAttribute('data-ready', 'true')
  const bars = chart.locator('path[fill="#2f56c8"]')
  const heights = await bars.evaluateAll(paths => paths.map(path => path.getBoundingClientRect().height))
  await bars.nth(heights.indexOf(Math.max(...heights))).click({ force: true })
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText(`${owner.labels[0]} · ${month.labels[0]}`)).toBeVisible()
  await expect(drawer.getByText(words.records(count))).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
}

/** Has it sent to herself on every working day. */
async function schedule({ page, api }: Colleague, report: string, words: typeof english): Promise<void> {
  await page.getByRole('button', { name: words.mail }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.save }).click()
  await expect(page.getByText(words.sent)).toBeVisible()
  const { schedules } = await api.send('GET', `/api/report-schedules?report=${report}`)
  expect(schedules).toMatchObject([{ name: words.called, format: 'pdf', active: true }])
}

/** Puts it on a new dashboard of her own, which shows its chart, and answers the id of that. */
async function place({ page }: Colleague, words: typeof english): Promise<string> {
  await page.getByRole('button', { name: words.add }).click()
  await page.getByRole('menuitem', { name: words.fresh }).click()
  await page.locator('.ant-message').getByRole('button', { name: words.dashboard }).click()
  await expect(page).toHaveURL(/\/dashboards\/[0-9a-f-]{36}$/)
  await expect(page.getByRole('img', { name: words.called })).toHaveAttribute('data-ready', 'true')
  return page.url().split('/').at(-1) ?? ''
}

for (const [locale, words] of [
  ['en', english],
  ['zh-CN', chinese],
] as const) {
  test(`from nothing to a report on her dashboard, in ${locale}`, async ({ page, api }) => {
    const manager = await signIn(page, api, 'lin.xiaoyan')
    await manager.api.me({ locale })
    await manager.page.addInitScript(language => localStorage.setItem('fulcrum.locale', language), locale)
    const id = await build(manager, words)
    await expect(manager.page.getByRole('columnheader', { name: words.before }).first()).toBeVisible()
    await openBar(manager, id, words)
    await schedule(manager, id, words)
    const dashboard = await place(manager, words)

    await manager.api.send('DELETE', `/api/personal-dashboards/${dashboard}`)
    for (const { id: sent } of (await manager.api.send('GET', `/api/report-schedules?report=${id}`)).schedules) {
      await manager.api.send('DELETE', `/api/report-schedules/${sent}`)
    }
    await manager.api.send('DELETE', `/api/personal-reports/${id}`)
    await manager.page.context().close()
  })
}
