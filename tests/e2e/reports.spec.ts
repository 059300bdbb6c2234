/** A report of the template is opened from the menu, asked about other days, and a cell opened to its records. */
import { expect, test } from './support/test.ts'

test('from the menu to the records of a cell', async ({ page, api }) => {
  await page.goto('/reports/lost_reasons')
  await expect(page.getByRole('heading', { level: 1, name: 'Reasons for losing' })).toBeVisible()
  await page.locator('a[href="/reports/pipeline_by_stage"]').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Pipeline by stage and month' })).toBeVisible()

  const filter = { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'negotiation' }] }
  const { count } = await api.send('POST', '/api/records/opportunity/query', { filter, count: true, limit: 1 })
  const cell = page.getByRole('button', { name: `Negotiation · Total · Count: ${count}` })
  await cell.click()
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText(`${count} records`)).toBeVisible()
  await expect(drawer.getByRole('row')).toHaveCount(1 + Math.min(count, 100))
  await drawer.getByRole('row').getByRole('link').first().click()
  await expect(page).toHaveURL(/\/records\/opportunity\/[0-9a-f-]{36}/)
})

test('other days, in Chinese', async ({ page, api }) => {
  await api.me({ locale: 'zh-CN' })
  await page.goto('/reports/won_by_owner')
  await expect(page.getByRole('columnheader', { name: '负责人' })).toBeVisible()
  await page.getByRole('combobox', { name: '期间' }).click()
  await page.getByTitle('去年', { exact: true }).click()
  await expect(page).toHaveURL(/period=last_year/)
  await expect(page.getByRole('columnheader', { name: /^20\d\d-\d\d$/ }).first()).toContainText(
    `${new Date().getFullYear() - 1}-`,
  )
  await api.me({ locale: 'en' })
})

test('Back takes back what was changed of a report, one step at a time', async ({ page }) => {
  await page.goto('/reports')
  await page.goto('/reports/won_by_owner')
  const period = page.getByRole('combobox', { name: 'Period' })
  const shown = page.locator('.report-controls .ant-select').first()
  const first = await shown.textContent()
  await period.click()
  await page.getByTitle('Last year', { exact: true }).click()
  await expect(page).toHaveURL(/period=last_year/)
  await page.getByText('Table', { exact: true }).click()
  await expect(page).toHaveURL(/view=table/)
  await page.goBack()
  await expect(page).toHaveURL(/period=last_year$/)
  await page.goBack()
  await expect(page).toHaveURL(/\/reports\/won_by_owner$/)
  await expect(shown).toHaveText(first ?? '')
  await page.goForward()
  await expect(shown).toContainText('Last year')
})
