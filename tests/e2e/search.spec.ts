import { expect, test, visit } from './support/test.ts'

test('Ctrl K finds a record and leads to it without the mouse', async ({ page, api }) => {
  const record = await api.create('account', { record_type: 'organization', name: 'Quokka Hydraulics' })
  await visit(page, '/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('Quokka')
  await expect(page.getByRole('option', { name: /Quokka Hydraulics/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/records/account/${record.id}`)
})

test('Chinese words are found in the middle of a name', async ({ page, api }) => {
  await api.create('account', { record_type: 'organization', name: '杭州西溪湿地酒店' })
  await visit(page, `/search?q=${encodeURIComponent('湿地')}`)
  await expect(page.getByRole('link', { name: '杭州西溪湿地酒店' })).toBeVisible()
})

test('lists and things to do are found by their words', async ({ page }) => {
  await visit(page, '/')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search' }).fill('new contact')
  await page.getByRole('option', { name: 'New Contact' }).click()
  await expect(page.getByRole('dialog').getByRole('heading', { name: 'New Contact' })).toBeVisible()
})
