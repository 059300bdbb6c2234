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

test('a formula is typed in the place of a value; the condition holds all the while', async ({ page, draft }) => {
  await draft.show('query', 'large_opportunities')
  const values = async () =>
    (await draft.read('query', 'large_opportunities')).filter!.rules.map(rule => 'value' in rule && rule.value)
  const amount = { parameter: 'amount' }
  const stage = canvas(page).locator('.rule').first()
  const total = canvas(page).locator('.rule').nth(1)
  await choose(stage, 'Compare with', 'a formula')
  const formula = canvas(page).getByRole('textbox', { name: 'Value a formula' })
  await expect(formula).toHaveText('["won", "lost"]')
  await expect.poll(values).toEqual([{ expression: '["won", "lost"]' }, amount])
  await formula.fill('')
  await choose(total, 'Compare with', 'a formula')
  await expect(total.getByText('What was there before holds until something is entered.')).toBeVisible()
  await formula.nth(1).pressSequentially('setting.quote_limit * 2')
  await formula.first().click()
  await page.keyboard.type('["lost"]')
  await formula.first().press('Enter')
  const typed = [{ expression: '["lost"]' }, { expression: 'setting.quote_limit * 2' }]
  await expect.poll(values).toEqual(typed)
  await page.reload()
  await expect(formula).toHaveText(typed.map(item => item.expression))
  await choose(stage, 'Compare with', 'a value')
  await expect.poll(values).toEqual([['lost'], typed[1]])
  await choose(total, 'Compare with', 'a value')
  await expect(total.getByText('What was there before holds until something is entered.')).toBeVisible()
  await choose(total, 'Compare with', 'Amount from')
  await expect.poll(values).toEqual([['lost'], amount])
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
