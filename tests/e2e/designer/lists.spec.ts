/** Lists are put together on live records of the preview. */

import { drag, pickUp } from '../support/drag.ts'
import { findingsIn } from '../support/findings.ts'
import { canvas, said, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test.describe('without a preview', () => {
  test.use({ expected: [409] })

  test('the heads stand, and a preview is one click away', async ({ page, draft }) => {
    await draft.show('list', 'all_opportunities')
    await expect(canvas(page).getByRole('button', { name: 'Account', exact: true })).toBeVisible()
    await page.getByRole('button', { name: 'Make a preview' }).click()
    await expect(page.getByText(/ records of the preview$/)).toBeVisible({ timeout: 50_000 })
    await expect(page.locator('.record-table tbody tr').first()).toBeVisible()
  })
})

test('columns are dragged, moved by keys, resized, added, totalled and removed', async ({ page, draft }) => {
  await draft.preview()
  await draft.show('list', 'all_opportunities')
  const columns = async () => (await draft.read('list', 'all_opportunities')).columns
  const before = (await columns()).map(column => column.field)
  await drag(canvas(page).getByRole('button', { name: 'Account', exact: true }), page.locator('[data-column="name"]'), {
    x: 0.1,
    y: 0.5,
  })
  await expect.poll(async () => (await columns()).map(column => column.field).slice(0, 2)).toEqual(['account', 'name'])
  await pickUp(canvas(page).getByRole('button', { name: 'Account', exact: true }))
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toContainText(`Columns: position 2 of ${before.length}`)
  await page.keyboard.press('Space')
  await expect.poll(async () => (await columns()).map(column => column.field)).toEqual(before)

  const handle = page.getByRole('separator', { name: 'Width of Stage' })
  await handle.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => (await columns()).find(column => column.field === 'stage')?.width).toBeGreaterThan(40)

  await canvas(page).getByRole('button', { name: 'More for Stage' }).click()
  await page.getByRole('menuitem', { name: 'Sort descending' }).click()
  await expect
    .poll(async () => (await draft.read('list', 'all_opportunities')).sort?.[0])
    .toEqual({ field: 'stage', descending: true })

  await canvas(page).getByRole('button', { name: 'More for Probability' }).click()
  await page.getByRole('menuitem', { name: 'Remove the column' }).click()
  await expect.poll(async () => (await columns()).some(column => column.field === 'probability')).toBe(false)

  await canvas(page).getByRole('button', { name: 'Add a column' }).click()
  const picker = page.getByRole('combobox', { name: 'Add a column' })
  await picker.fill('Created at')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Add: Add a column' }).click()
  await expect.poll(async () => (await columns()).length).toBe(before.length)
})

test('sort, quick filters, card and mass actions are changed beside the table', async ({ page, draft }) => {
  await draft.preview()
  await draft.show('list', 'all_opportunities')
  const list = () => draft.read('list', 'all_opportunities')
  const quick = (await list()).quickFilters ?? []
  await canvas(page)
    .getByRole('region', { name: 'Quick filters' })
    .getByRole('button', { name: 'Remove Stage' })
    .click()
  await expect.poll(async () => (await list()).quickFilters).toEqual(quick.filter(name => name !== 'stage'))
  const mayDelete = (await list()).massActions?.delete ?? false
  await page.getByRole('switch', { name: 'Delete all' }).click()
  await expect.poll(async () => (await list()).massActions?.delete ?? false).toBe(!mayDelete)
  await canvas(page).getByText('Phone', { exact: true }).first().click()
  await expect(page.locator('.phone-frame .record-cards li').first()).toBeVisible()
})

test('the list designer has no serious findings', async ({ page, draft }) => {
  await draft.preview()
  await draft.show('list', 'all_opportunities')
  await expect(page.locator('.record-table tbody tr').first()).toBeVisible()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    expect(await findingsIn(page, '.definition-canvas')).toEqual([])
  }
})
