import { expect, test, visit } from './support/test.ts'

test('a file is tried, imported, and what was refused is said', async ({ page, api }) => {
  const file =
    'Name,City,E-mail\nImported One,Graz,one@import.example\nImported Two,Linz,not an address\nImported Three,Wien,\n'
  await visit(page, '/records/account/import')
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'accounts.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await expect(page.getByText('Imported One')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()

  await page.getByRole('button', { name: 'Try', exact: true }).click()
  const trial = page.getByRole('region', { name: 'Trial' })
  await expect(trial.getByText('Done')).toBeVisible({ timeout: 30_000 })
  await expect(trial.getByText('1 refused')).toBeVisible()
  expect(await api.list('account', { search: 'Imported', fields: ['name'] })).toHaveLength(0)

  await page.getByRole('button', { name: 'Import', exact: true }).click()
  const run = page.getByRole('region', { name: 'Import', exact: true })
  await expect(run.getByText('Done')).toBeVisible({ timeout: 30_000 })
  await expect(run.getByText('2 created')).toBeVisible()
  await expect(run.getByRole('link', { name: /refused/ })).toBeVisible()
  expect(await api.list('account', { search: 'Imported', fields: ['name'] })).toHaveLength(2)
})
