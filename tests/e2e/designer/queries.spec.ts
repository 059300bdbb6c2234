/** Queries are put together with their result and their SQL beside them. */

import { pickUp } from '../support/drag.ts'
import { findingsIn } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { canvas, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('the result and the SQL follow each edit', async ({ page, draft }) => {
  await draft.preview()
  await draft.show('query', 'open_opportunities_by_owner')
  const query = () => draft.read('query', 'open_opportunities_by_owner')
  const result = canvas(page).getByRole('region', { name: 'Result' })
  const sql = page.locator('.query-sql')
  await expect(result.getByText(/ rows in \d+ ms$/)).toBeVisible()
  await expect(result.locator('th')).toHaveCount(4)
  await expect(sql).toContainText('count(*)')
  await canvas(page).getByRole('region', { name: 'Measures' }).getByRole('button', { name: 'Remove Average' }).click()
  await expect.poll(async () => (await query()).measures?.length).toBe(2)
  await expect(result.locator('th')).toHaveCount(3)
  await expect(sql).not.toContainText('avg(')

  await choose(page, 'Measure', 'Largest')
  const field = page.getByRole('combobox', { name: 'Field of the measure' })
  await field.fill('Probability')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add a measure' }).click()
  await expect
    .poll(async () => (await query()).measures?.at(-1))
    .toEqual({ as: 'max_probability', fn: 'max', field: 'probability' })
  await expect(result.locator('th')).toHaveCount(4)
  await expect(sql).toContainText('max(')
})

test('a query of records: fields in order, a parameter asked for', async ({ page, draft }) => {
  await draft.preview()
  await draft.show('object', 'opportunity')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Query', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Label · English').fill('Deals at a glance')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { name: 'Deals at a glance' })).toBeVisible()
  const query = () => draft.read('query', 'deals_at_a_glance')
  const select = (await query()).select!
  await expect(canvas(page).getByRole('region', { name: 'Result' }).locator('tbody tr').first()).toBeVisible()
  const grip = canvas(page)
    .getByRole('region', { name: 'Fields' })
    .getByRole('button', { name: /^Move / })
    .first()
  await pickUp(grip)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect.poll(async () => (await query()).select?.slice(0, 2)).toEqual([select[1], select[0]])
  await canvas(page).getByRole('button', { name: 'Add a parameter' }).click()
  await expect.poll(async () => (await query()).parameters).toEqual([{ name: 'parameter', type: 'text' }])
  await expect(canvas(page).getByRole('region', { name: 'Result' }).getByLabel('parameter')).toBeVisible()
})

test('the query designer has no serious findings', async ({ page, draft }) => {
  await draft.preview()
  await draft.show('query', 'open_opportunities_by_owner')
  await expect(page.getByText(/ rows in \d+ ms$/)).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findingsIn(page, '.definition-canvas')).toEqual([])
  }
})
