import { choose, drawer, pick } from '../support/form.ts'
import { expect, test, visit } from './support/test.ts'

test('a customer of a kind is created, gets a contact in place, and is edited', async ({ page }) => {
  await visit(page, '/records/客户')
  await page.getByRole('button', { name: 'New Customer' }).first().click()
  await expect(drawer(page).getByRole('button', { name: 'Person' })).toBeVisible()
  await drawer(page).getByRole('button', { name: 'Company' }).click()
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(drawer(page).getByText('Fill this in.')).toBeVisible()
  await drawer(page).getByRole('textbox', { name: 'Name', exact: true }).fill('湖畔仪器')
  await choose(drawer(page), 'Level', 'Key')
  await drawer(page).getByRole('tab', { name: 'More' }).click()
  await drawer(page).getByRole('textbox', { name: 'Selection' }).fill("select * from '客户'")
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '湖畔仪器' })).toBeVisible()

  const contacts = page.getByRole('region', { name: 'Contacts' }).first()
  await contacts.getByRole('button', { name: 'New Contact' }).click()
  await drawer(page).getByRole('textbox', { name: 'Full name' }).fill('林静')
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(contacts.getByRole('link', { name: '林静' })).toBeVisible()

  await page.getByRole('button', { name: 'Edit' }).first().click()
  await page.getByRole('textbox', { name: 'Short name' }).fill('湖畔')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden()
  await page.getByRole('tab', { name: 'History' }).click()
  await expect(page.getByText('Short name').last()).toBeVisible()
})

test('an order is created with its lines, their totals and a number', async ({ page, api }) => {
  const customer = await api.create('客户', { record_type: '企业', 名称: '订货商行' })
  await visit(page, '/records/订单/new')
  await page.getByRole('textbox', { name: 'Subject' }).fill('春季订单')
  await pick(page, 'Customer', '订货商行')
  await page.getByRole('textbox', { name: 'Sequence' }).fill('7')
  await page.getByRole('textbox', { name: 'Discount' }).fill('12.5')
  await page.getByRole('tab', { name: 'Lines' }).click()
  const lines = page.getByRole('table', { name: 'Lines' })
  const values = [
    ['轴承', '2', '1200.50', '2401.00'],
    ['阀门', '3.5', '100', '350.00'],
  ] as const
  for (const [index, [item, quantity, price, amount]] of values.entries()) {
    const cell = (name: string) => lines.getByRole('textbox', { name: `${name}, line ${index + 1}` })
    await page.getByText('Add a line').click()
    await cell('Item').fill(item)
    await cell('Quantity').fill(quantity)
    await cell('Price').fill(price)
    await cell('Amount').fill(amount)
  }
  const totals = lines.locator('tfoot')
  await expect(totals).toContainText('5.5')
  await expect(totals).toContainText('2,751.00')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: '春季订单' })).toBeVisible()

  const [order] = await api.list('订单', {
    filter: { combinator: 'and', rules: [{ field: '客户', operator: '=', value: customer.id }] },
    fields: ['编号', 'order', '折扣', '明细'],
  })
  expect(order).toMatchObject({ order: 7, 折扣: '0.1250' })
  expect(order?.编号).toMatch(/^订\d{4}-\d{4}$/)
})

test.describe('somebody else saves first', () => {
  test.use({ expected: [412] })

  test('both values are shown and the chosen one is kept', async ({ page, api }) => {
    const record = await api.create('客户', { record_type: '企业', 名称: '同时修改', 城市: '上海' })
    await visit(page, `/records/客户/${record.id}`)
    await page.getByRole('button', { name: 'Edit' }).first().click()
    await page.getByRole('textbox', { name: 'City' }).fill('苏州')
    await page.getByRole('textbox', { name: 'Short name' }).fill('同改')
    await api.update('客户', record.id, { 城市: '杭州', select: '另一个' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()

    const dialog = page.getByRole('dialog', { name: 'Somebody else was faster' })
    await expect(dialog.getByText('苏州')).toBeVisible()
    await dialog.getByText('杭州').click()
    await dialog.getByRole('button', { name: 'Save the choice' }).click()
    await expect(dialog).toBeHidden()
    expect(await api.get('客户', record.id)).toMatchObject({ 城市: '杭州', 简称: '同改', select: '另一个' })
  })
})

test('a customer that may exist already is pointed out', async ({ page, api }) => {
  await api.create('客户', { record_type: '企业', 名称: '双峰工具有限公司' })
  await visit(page, '/records/客户')
  await visit(page, '/records/客户/new?type=企业')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('双峰工具 有限公司')
  await expect(page.getByText('This may exist already.')).toBeVisible()
  await expect(page.getByRole('link', { name: '双峰工具有限公司' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
})

test('an action changes an order and is offered no longer', async ({ page, api }) => {
  const customer = await api.create('客户', { record_type: '企业', 名称: '确认商行' })
  const order = await api.create('订单', { 主题: '待确认', 客户: customer.id })
  await visit(page, `/records/订单/${order.id}`)
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByText('Confirmed').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm', exact: true })).toBeHidden()
  expect((await api.get('订单', order.id)).状态).toBe('已确认')
})

test('a visit is written on the timeline', async ({ page, api }) => {
  const record = await api.create('客户', { record_type: '个人', 名称: '王小明' })
  await visit(page, `/records/客户/${record.id}`)
  await page.getByRole('group', { name: 'Add to the timeline' }).getByRole('button', { name: 'Visit' }).click()
  await drawer(page).getByRole('textbox', { name: 'Subject' }).fill('上门拜访')
  await drawer(page).getByRole('textbox', { name: 'Notes' }).fill('谈了新的订单。')
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  const timeline = page.locator('.timeline')
  await expect(timeline.getByText('上门拜访')).toBeVisible()
  await expect(timeline.getByText('谈了新的订单。')).toBeVisible()
  const [visited] = await api.list('拜访', { fields: ['主题', '关于'], limit: 1 })
  expect(visited?.关于).toMatchObject({ object: '客户', id: record.id })
})
