/** The application is promoted while people have forms open: nothing that they typed is lost. */
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { crm } from './support/crm.ts'
import { expect, test, visit } from './support/test.ts'

/** In everything about accounts, `short_name` is called `known_as`, and `postal_code` is gone. */
async function promoteChange(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fulcrum-promotion-'))
  await crm('export', folder)
  for (const file of globSync('**/{object,form}/account*.json', { cwd: folder })) {
    const definition = JSON.parse(readFileSync(path.join(folder, file), 'utf8'))
    writeFileSync(path.join(folder, file), JSON.stringify(changed(definition)))
  }
  for (const file of globSync('**/document/*.json', { cwd: folder })) {
    const text = readFileSync(path.join(folder, file), 'utf8')
    writeFileSync(path.join(folder, file), text.replaceAll('postal_code', 'city').replaceAll('short_name', 'known_as'))
  }
  await crm('promote', folder)
  rmSync(folder, { recursive: true })
}

function changed(value: unknown): unknown {
  if (value === 'short_name') return 'known_as'
  if (Array.isArray(value)) return value.filter(item => !isPostalCode(item)).map(changed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, changed(item)]))
}

const isPostalCode = (item: { field?: string; name?: string } | null): boolean =>
  item?.field === 'postal_code' || item?.name === 'postal_code'

let before = ''
test.beforeAll(async () => {
  before = /\d+/.exec(await crm('revisions'))?.[0] ?? ''
  expect(before).not.toBe('')
})
test.afterEach(async () => {
  await crm('roll-back', before)
})

test.use({ expected: [409] })

// Whoever hears of a promotion is told before he saves; here it is the server that says so.
test.beforeEach(({ page }) => page.route('**/api/events*', () => undefined))

test('a form of a new record takes over what was typed', async ({ page, api }) => {
  await visit(page, '/records/account/new?type=organization')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Typed During Promotion')
  await page.getByRole('textbox', { name: 'Short name' }).fill('TDP')
  await page.getByRole('textbox', { name: 'Postal code' }).fill('528000')
  await promoteChange()
  await page.getByRole('button', { name: 'Create', exact: true }).click()

  await expect(page.getByRole('alert')).toContainText('The application has changed meanwhile.')
  const lost = page.getByRole('region', { name: /no place any more/ })
  await expect(lost).toContainText('Postal code')
  await expect(lost).toContainText('528000')
  await expect(page.getByRole('textbox', { name: 'Postal code' })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Typed During Promotion')
  await expect(page.getByRole('textbox', { name: 'Short name' })).toHaveValue('TDP')
  await page.getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Typed During Promotion' })).toBeVisible()
  const [saved] = await api.list('account', { search: 'Typed During Promotion', fields: ['name', 'known_as'] })
  expect(saved).toMatchObject({ name: 'Typed During Promotion', known_as: 'TDP' })
})

test('a form of a record does, and one that is opened again later', async ({ page, api }) => {
  const values = { record_type: 'organization', name: 'Edited During Promotion', short_name: 'Old', postal_code: '1' }
  const record = await api.create('account', values)
  await visit(page, `/records/account/${record.id}`)
  await page.getByRole('button', { name: 'Edit' }).first().click()
  await page.getByRole('textbox', { name: 'Short name' }).fill('New')
  await page.getByRole('textbox', { name: 'City' }).fill('Bergen')
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await page.waitForFunction(id => Object.keys(localStorage).some(key => key.endsWith(id)), record.id)
  await promoteChange()

  page.once('dialog', dialog => void dialog.accept())
  await page.reload()
  await page.getByRole('button', { name: 'Edit' }).first().click()
  await expect(page.getByText('Your unsaved input was restored.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Short name' })).toHaveValue('New')
  await crm('roll-back', before)
  await page.getByRole('textbox', { name: 'Postal code' }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('The application has changed meanwhile.')
  await expect(page.getByRole('region', { name: /no place any more/ })).toHaveCount(0)
  await expect(page.getByRole('textbox', { name: 'Postal code' })).toHaveValue('1')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden()
  await expect
    .poll(() => api.get('account', record.id))
    .toMatchObject({ short_name: 'New', city: 'Bergen', postal_code: '1' })
})
