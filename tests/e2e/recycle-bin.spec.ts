import { expect, test, visit } from './support/test.ts'

test('a deleted record waits in the recycle bin and comes back', async ({ page, api }) => {
  const record = await api.create('account', { record_type: 'organization', name: 'Gone Too Soon' })
  await visit(page, `/records/account/${record.id}`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(/\/records\/account$/)

  await visit(page, '/recycle-bin')
  const row = page.getByRole('row', { name: /Gone Too Soon/ })
  await row.getByRole('button', { name: 'Restore' }).click()
  await expect(row).toBeHidden()
  expect((await api.get('account', record.id)).name).toBe('Gone Too Soon')
})
