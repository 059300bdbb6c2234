/** A report in the designer: a first one that makes sense, edits of the draft by the builder, live records, adoption. */
import { test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('a new report, one step further, from the records of production', async ({ page, draft, api }) => {
  await page.goto(`/designer/drafts/${draft.id}`)
  await draft.show('report', 'won_by_owner')
  const rows = page.getByRole('region', { name: 'Rows' })
  await expect(rows.getByRole('button', { name: 'Settings of Owner' })).toBeVisible()
  await expect(page.getByText('Production’s records')).toBeVisible()
  await expect(page.getByRole('region', { name: 'Result' }).getByRole('columnheader').first()).toBeVisible()
  await page.getByRole('button', { name: 'Source', exact: true }).click()
  await page.getByRole('menuitem', { name: 'To rows' }).click()
  await expect(rows.getByRole('button', { name: 'Settings of Source' })).toBeVisible()
  await expect
    .poll(async () => (await draft.read('report', 'won_by_owner')).rows?.map(row => row.field))
    .toEqual(['owner', 'source'])

  const report = {
    object: 'opportunity',
    rows: [{ id: 'stage', field: 'stage' }],
    measures: [{ as: 'n', fn: 'count' }],
  }
  const kept = await api.send('POST', '/api/personal-reports', { name: 'Mine for all', report })
  await page.getByRole('button', { name: 'New', exact: true }).first().click()
  await page.getByRole('menuitem', { name: 'Report', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Begins as' }).click()
  await page.getByTitle('My report “Mine for all”').click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(rows.getByRole('button', { name: 'Settings of Stage' })).toBeVisible()
  const made = await draft.read('report', 'mine_for_all')
  expect(made).toMatchObject(report)
  await api.send('DELETE', `/api/personal-reports/${kept.id}`)
})
