/** All texts of a draft stand in one table: found, filled in, taken out and in as a file. */
import { readFileSync } from 'node:fs'
import { runCommand } from '../support/designer.ts'
import { findingsIn } from '../support/findings.ts'
import { test } from '../support/opened-draft.ts'
import { expect, visit } from '../support/test.ts'

test('a missing text is found and filled in; Enter goes on', async ({ page, draft, api }) => {
  await runCommand(api, draft.id, 'set-property', {
    kind: 'object',
    name: 'lead',
    path: ['label'],
    value: { en: 'Lead' },
  })
  await visit(page, `/designer/drafts/${draft.id}/labels`)
  await page.getByRole('checkbox', { name: 'Missing only (1)' }).check()
  const cell = page.getByRole('textbox', { name: 'Chinese: Label' })
  await cell.fill('潜在客户')
  await cell.blur()
  await expect.poll(async () => (await draft.read('object', 'lead')).label['zh-CN']).toBe('潜在客户')
  await expect(page.getByText('No text is missing.')).toBeVisible()

  await page.getByRole('checkbox', { name: /^Missing only/ }).uncheck()
  await page.getByRole('textbox', { name: 'Find a text' }).fill('annual_revenue')
  const english = page.getByRole('textbox', { name: 'English: Fields › Annual revenue' })
  await english.first().fill('Yearly revenue')
  await english.first().press('ArrowDown')
  await expect.poll(async () => JSON.stringify(await draft.read('object', 'account'))).toContain('Yearly revenue')
  expect((await draft.steps())[0]).toContain('Yearly revenue')
})

test('only what is on the screen is drawn, and the keys lead on beyond it', async ({ page, draft }) => {
  await visit(page, `/designer/drafts/${draft.id}/labels`)
  const table = page.getByRole('table', { name: 'Labels' })
  const count = Number(await table.getAttribute('aria-rowcount'))
  expect(count).toBeGreaterThan(500)
  expect(await table.getByRole('row').count()).toBeLessThan(80)
  await table.getByRole('textbox').first().focus()
  for (let row = 1; row <= 30; row++) {
    await page.keyboard.press(row % 2 ? 'ArrowDown' : 'Enter')
    await expect(page.locator(`[data-cell="${row}-0"]`)).toBeFocused()
  }
})

test('the table goes out as CSV and comes back with a report', async ({ page, draft }) => {
  await visit(page, `/designer/drafts/${draft.id}/labels`)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download CSV' }).click()
  const file = readFileSync(await (await downloading).path(), 'utf8')
  expect(file).toContain('object,account,label')
  const changed = file
    .replace(/^(object,account,label,.*),Account,/m, '$1,Customer,')
    .replace(/^object,contact,label,/m, 'object,contakt,label,')
  expect(changed).not.toBe(file)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'labels.csv', mimeType: 'text/csv', buffer: Buffer.from(changed) })
  const report = page.getByRole('dialog', { name: 'What the table changed' })
  await expect(report).toContainText('1 text changed')
  await expect(report).toContainText('1 row was left out')
  await report.getByRole('button', { name: 'Close' }).last().click()
  await expect.poll(async () => (await draft.read('object', 'account')).label.en).toBe('Customer')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect.poll(async () => (await draft.read('object', 'account')).label.en).toBe('Account')
})

test('the table is accessible', async ({ page, draft }) => {
  await visit(page, `/designer/drafts/${draft.id}/labels`)
  await expect(page.getByRole('textbox', { name: /^English/ }).first()).toBeVisible()
  expect(await findingsIn(page, '.labels-page')).toEqual([])
})
