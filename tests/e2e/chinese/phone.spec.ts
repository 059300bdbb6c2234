import { addressOf } from '../support/address-of.ts'
import { expect, test, visit, walkTo } from './support/test.ts'

test.use({ viewport: { width: 360, height: 740 } })

/** The screens of this application; `$` stands for the id of a record. */
const screens = [
  '/',
  '/records/客户',
  '/records/客户/$',
  '/records/客户/new?type=企业',
  '/records/客户/import',
  '/records/联系人',
  '/records/订单',
  '/records/订单/$',
  '/records/拜访',
  '/records/线索',
  '/queries/订单按状态',
]

test('no screen is wider than a phone', async ({ page, api }) => {
  test.setTimeout(180_000)
  const customer = await api.create('客户', { record_type: '企业', 名称: '一家名字特别长的精密仪器制造有限责任公司' })
  await api.create('联系人', { 姓名: '欧阳长名', 客户: customer.id })
  await api.create('订单', {
    主题: '手机上看的订单',
    客户: customer.id,
    明细: [{ 品名: '很长很长的品名', 数量: '1', 单价: { amount: '99999999.99', currency: 'CNY' } }],
  })
  const found: string[] = []
  for (const screen of screens) {
    await walkTo(page, await addressOf(api, screen))
    const width = await page.evaluate(() => document.getElementById('main')?.scrollWidth ?? document.body.scrollWidth)
    if (width > 360) found.push(`${screen}: ${width} px`)
  }
  expect(found).toEqual([])
})

test('the menu opens as a drawer and a list shows cards', async ({ page, api }) => {
  const customer = await api.create('客户', { record_type: '企业', 名称: '卡片商行' })
  await visit(page, '/')
  await page.getByRole('button', { name: 'Show or hide the menu' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Customers', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible()
  await page.locator('.record-cards a', { hasText: '卡片商行' }).click()
  await expect(page).toHaveURL(`/records/${encodeURIComponent('客户')}/${customer.id}`)
})
