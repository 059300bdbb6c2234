import { expect, test, visit } from './support/test.ts'

test('a lead becomes a customer and an order', async ({ page, api }) => {
  const lead = await api.create('线索', { 主题: '想要试用', 公司: '转换机械厂', 城市: '宁波' })
  await visit(page, `/records/线索/${lead.id}`)
  await page.getByRole('button', { name: 'Convert lead' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('group').first()).toBeVisible()
  await dialog.getByRole('button', { name: /Convert/ }).click()
  await expect(dialog).toBeHidden()
  const [customer] = await api.list('客户', { search: '转换机械厂', fields: ['名称', '城市'] })
  expect(customer).toMatchObject({ 名称: '转换机械厂', 城市: '宁波' })
  const [order] = await api.list('订单', { search: '想要试用', fields: ['客户', '状态'] })
  expect(order).toMatchObject({ 客户: { id: customer?.id }, 状态: '草稿' })
  expect(await api.get('线索', lead.id)).toMatchObject({ 状态: '已转换', 转为客户: { id: customer?.id } })
})

test('a file with Chinese headers is tried and imported', async ({ page, api }) => {
  const file = '名称,城市,选择,年收入\n导入一厂,无锡,甲,100.00\n导入二厂,常州,乙,不是数字\n导入三厂,镇江,丙,\n'
  await visit(page, '/records/客户/import')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '客户.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await expect(page.getByText('导入一厂')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  const trial = page.getByRole('region', { name: 'Trial' })
  await expect(trial.getByText('Done')).toBeVisible({ timeout: 30_000 })
  await expect(trial.getByText('1 refused')).toBeVisible()
  expect(await api.list('客户', { search: '导入', fields: ['名称'] })).toHaveLength(0)

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const run = page.getByRole('region', { name: 'Import', exact: true })
  await expect(run.getByText('Done')).toBeVisible({ timeout: 30_000 })
  await expect(run.getByText('2 created')).toBeVisible()
  const made = await api.list('客户', { search: '导入', fields: ['名称', 'select'], sort: ['select'] })
  expect(made.map(record => record.select).sort()).toEqual(['丙', '甲'])
})

test('Ctrl K finds a customer by the middle of its name', async ({ page, api }) => {
  const record = await api.create('客户', { record_type: '企业', 名称: '杭州西溪湿地酒店' })
  await visit(page, '/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('湿地')
  await expect(page.getByRole('option', { name: /西溪湿地/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/records/${encodeURIComponent('客户')}/${record.id}`)
})

test('a deleted customer waits in the recycle bin and comes back', async ({ page, api }) => {
  const record = await api.create('客户', { record_type: '企业', 名称: '误删商行' })
  await visit(page, `/records/客户/${record.id}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(new RegExp(`/records/${encodeURIComponent('客户')}$`))

  await visit(page, '/recycle-bin')
  const row = page.getByRole('row', { name: /误删商行/ })
  await row.getByRole('button', { name: 'Restore' }).click()
  await expect(row).toBeHidden()
  expect((await api.get('客户', record.id)).名称).toBe('误删商行')
})

test('another language is shown at once, on the menu, the list and the home page', async ({ page, api }) => {
  const customer = await api.create('客户', { record_type: '企业', 名称: '双语商行' })
  await api.create('订单', { 主题: '首页上的草稿', 客户: customer.id })
  await visit(page, '/')
  await expect(page.getByRole('heading', { name: 'My drafts' })).toBeVisible()
  try {
    await page.getByRole('button', { name: 'Language' }).click()
    await page.getByRole('menuitem', { name: '简体中文' }).click()
    await expect(page.getByRole('heading', { name: '我的草稿' })).toBeVisible()
    await expect(page.getByRole('link', { name: '首页上的草稿', exact: true })).toBeVisible()
    await page.getByRole('link', { name: '客户', exact: true }).click()
    await expect(page.getByRole('columnheader', { name: '选择', exact: true })).toBeVisible()
    await visit(page, `/records/客户/${customer.id}`)
    await expect(page.getByRole('region', { name: '联系人' }).first()).toBeVisible()
  } finally {
    await api.me({ locale: 'en' })
  }
})

test('a query counts and sums by status', async ({ page, api }) => {
  const customer = await api.create('客户', { record_type: '企业', 名称: '统计商行' })
  await api.create('订单', { 主题: '已取消的', 客户: customer.id, 状态: '已取消' })
  await visit(page, '/queries/订单按状态')
  await expect(page.getByRole('heading', { level: 1, name: 'Orders by status' })).toBeVisible()
  await expect(page.getByText('Cancelled').first()).toBeVisible()
})
