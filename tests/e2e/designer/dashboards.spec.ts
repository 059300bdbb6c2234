/** A dashboard in the designer: its tiles show what the draft's reports say, and one whose report is broken says so. */
import { canvas, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

// What is broken may be asked once more before its findings have come.
test.use({ expected: [400] })

test('tiles show what the reports of the draft say, or what is wrong with them', async ({ page, draft, api }) => {
  const address = `/api/designer/drafts/${draft.id}`
  const report = await draft.read('report', 'won_lost')
  await draft.show('dashboard', 'sales_management')
  const won = canvas(page).locator('[data-tile="won"]')
  await expect(won.locator('.kpi-value')).toContainText('¥')
  await expect(page.getByText('Production’s records')).toBeVisible()
  // What is out of sight is not asked before one comes to it.
  await expect(canvas(page).locator('[data-tile="idle"] table')).toHaveCount(0)

  const edit = { command: 'set-property', kind: 'report', name: 'target_by_person', path: ['filter'] }
  const none = { combinator: 'and', rules: [{ field: 'name', operator: '=', value: 'no such opportunity' }] }
  await api.send('POST', `${address}/commands`, { ...edit, value: none })
  await expect(won.locator('.kpi-value')).toContainText('CN¥0.00', { timeout: 15_000 })

  const faulty = { ...report, measures: report.measures.map(item => ({ ...item, field: 'no_such_field' })) }
  const at = `${address}/definitions/report/won_lost`
  const etag = (await page.request.get(at)).headers().etag ?? ''
  const headers = { origin: new URL(page.url()).origin, 'if-match': etag }
  expect((await page.request.put(at, { data: faulty, headers })).ok()).toBe(true)
  const rate = canvas(page).locator('[data-tile="rate"]')
  await expect(rate).toContainText('is broken', { timeout: 15_000 })
  await rate.getByRole('link').click()
  await expect(page).toHaveURL(new RegExp(`/report/${report.id}$`))

  // The builder has the room: the panel is away until it is wanted, and stays as it was left.
  const panel = page.getByRole('complementary', { name: 'Properties' })
  await page.getByRole('button', { name: 'Properties', exact: true }).click()
  const edge = page.getByRole('separator', { name: 'Width of “Properties”' })
  const width = Number(await edge.getAttribute('aria-valuenow'))
  await edge.press('ArrowLeft')
  await page.reload()
  await expect(panel).toBeVisible()
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 16))
})
