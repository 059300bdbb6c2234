import type { Page } from '@playwright/test'
import type { TestApi } from '../support/api.ts'
import { choose } from '../support/form.ts'
import { expect, test, visit } from './support/test.ts'

const rowsOf = (page: Page) => page.getByRole('grid').locator('tbody tr')

/** An order of a customer in a city, with one line. */
async function order(api: TestApi, subject: string, city: string, quantity: string, sequence = 1) {
  const customer = await api.create('客户', { record_type: '企业', 名称: `${subject}的客户`, 城市: city })
  return api.create('订单', {
    主题: subject,
    客户: customer.id,
    order: sequence,
    明细: [{ 品名: '水泵', 数量: quantity, 单价: { amount: '10.00', currency: 'CNY' } }],
  })
}

test('a filter across a reference and children narrows the list and is kept as a view', async ({ page, api }) => {
  await order(api, '拉萨大单', '拉萨', '50')
  await order(api, '拉萨小单', '拉萨', '2')
  await order(api, '西宁大单', '西宁', '50')
  await visit(page, '/records/订单')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  const panel = page.getByRole('region', { name: 'Filter' })
  await panel.getByRole('combobox', { name: 'Field' }).click()
  await page.keyboard.type('Customer › City')
  await page.keyboard.press('Enter')
  await choose(panel, 'Comparison', 'is')
  await panel.getByRole('textbox', { name: 'Value' }).fill('拉萨')
  await panel.getByRole('button', { name: 'Apply' }).click()
  await expect(rowsOf(page)).toHaveCount(2)

  await panel.getByRole('button', { name: 'Condition', exact: true }).last().click()
  await panel.getByRole('combobox', { name: 'Field' }).last().click()
  await page.keyboard.type('Lines')
  await page.keyboard.press('Enter')
  await choose(panel, 'How many', 'any with')
  const nested = panel.locator('.rule').last()
  if ((await panel.getByRole('combobox', { name: 'Field' }).count()) < 3) {
    await nested.getByRole('button', { name: 'Condition', exact: true }).click()
  }
  await panel.getByRole('combobox', { name: 'Field' }).last().click()
  await page.keyboard.type('Quantity')
  await page.keyboard.press('Enter')
  await panel.getByRole('combobox', { name: 'Comparison' }).last().click()
  await page
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle('at least', { exact: true })
    .click()
  await panel.getByRole('textbox', { name: 'Value' }).last().fill('10')
  await panel.getByRole('button', { name: 'Apply' }).click()
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowsOf(page).first()).toContainText('拉萨大单')

  await page.getByRole('button', { name: 'Save as view' }).click()
  const dialog = page.getByRole('dialog', { name: 'Save as view' })
  await dialog.getByLabel('Name').fill('拉萨的大单')
  await dialog.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: '拉萨的大单', exact: true })).toHaveAttribute('aria-current', 'true')
  await page.reload()
  await expect(rowsOf(page)).toHaveCount(1)
})

test('a stored list asks across a reference and children', async ({ page, api }) => {
  await order(api, '上海的大单子', '上海', '12.5')
  await order(api, '上海的小单子', '上海', '1')
  await visit(page, '/')
  await page.getByRole('link', { name: 'Shanghai' }).click()
  await expect(page).toHaveURL(`/records/${encodeURIComponent('订单')}?view=${encodeURIComponent('上海大单')}`)
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowsOf(page).first()).toContainText('上海的大单子')
})

test('a column called like a keyword sorts, and the address holds it', async ({ page, api }) => {
  for (const [subject, sequence] of [
    ['排序乙', 2],
    ['排序丙', 3],
    ['排序甲', 1],
  ] as const) {
    await order(api, subject, '成都', '1', sequence)
  }
  await visit(page, `/records/订单?q=${encodeURIComponent('排序')}`)
  await expect(rowsOf(page)).toHaveCount(3)
  const header = page.getByRole('columnheader', { name: 'Sequence' })
  await header.getByRole('button').click()
  await expect(page).toHaveURL(/sort=order/)
  await expect(header).toHaveAttribute('aria-sort', 'ascending')
  await expect(rowsOf(page).nth(0)).toContainText('排序甲')
  await expect(rowsOf(page).nth(2)).toContainText('排序丙')
})

test('selected customers are changed at once and the job says how it went', async ({ page, api }) => {
  const names = ['批量甲', '批量乙', '批量丙']
  for (const name of names) await api.create('客户', { record_type: '企业', 名称: name, select: '旧' })
  await visit(page, `/records/客户?q=${encodeURIComponent('批量')}`)
  await expect(rowsOf(page)).toHaveCount(3)
  await page.getByRole('checkbox', { name: 'Select all loaded' }).check()
  await page.getByRole('button', { name: 'Change a field' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change a field' })
  await choose(dialog, 'Field', 'Selection')
  await dialog.getByLabel('New value').fill('新')
  await dialog.getByRole('button', { name: 'Change 3 records' }).click()
  const job = page.getByRole('dialog', { name: 'Changing the records' })
  await expect(job.getByText('Done')).toBeVisible({ timeout: 30_000 })
  await job.getByRole('button', { name: 'Close', exact: true }).last().click()
  const changed = await api.list('客户', { search: '批量', fields: ['select'] })
  expect(changed.map(record => record.select)).toEqual(['新', '新', '新'])
})

test('a value is changed in its cell', async ({ page, api }) => {
  const record = await api.create('客户', { record_type: '个人', 名称: '就地修改' })
  await visit(page, `/records/客户?q=${encodeURIComponent('就地修改')}`)
  const columns = await page.getByRole('columnheader').allInnerTexts()
  await page.locator(`[data-cell="0:${columns.findIndex(text => text.trim() === 'Name') - 1}"]`).focus()
  await page.keyboard.press('F2')
  await page.getByRole('textbox', { name: 'Name' }).fill('就地修改完')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('link', { name: '就地修改完' })).toBeVisible()
  expect((await api.get('客户', record.id)).名称).toBe('就地修改完')
})
