/** A workflow of a draft is played with a record of production, beside its diagram and by keys; nothing is written. */
import { findingsIn } from '../support/findings.ts'
import { pick } from '../support/form.ts'
import { canvas, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('a quote request is simulated, returned, given up, and taken back to be asked for again', async ({
  page,
  draft,
  api,
}) => {
  const [account] = await api.list('account', { fields: ['name'], limit: 1 })
  const deal = { name: 'Simulated', account: account?.id, close_date: '2027-01-31' }
  const opportunity = await api.create('opportunity', deal)
  const name = `Simulated ${Date.now()}`
  const request = await api.create('quote_request', {
    name,
    opportunity: opportunity.id,
    account: account?.id,
  })
  const { number, status } = await api.get('quote_request', request.id)
  await draft.show('workflow', 'quote_request_handling')
  await canvas(page).getByRole('button', { name: 'Simulate' }).press('Enter')
  const panel = page.getByRole('complementary', { name: 'Simulation' })
  await pick(panel, 'Record', `${number} ${name}`)
  await panel.getByRole('button', { name: 'Start', exact: true }).press('Enter')

  const waits = panel.getByRole('region', { name: 'Waiting for' })
  const happened = panel.getByRole('region', { name: 'What happened' })
  await expect(waits.getByText('Look at the quote request')).toBeVisible()
  const token = canvas(page).locator('[data-container-id="industry_review"] .diagram-token')
  await expect(token).toHaveText('1')

  await waits.getByRole('button', { name: 'Return' }).press('Enter')
  await expect(waits.getByText('Put the quote request right')).toBeVisible()
  await expect(happened.locator('ins')).toHaveText(['empty', 'Returned'])
  await expect(token).toHaveCount(0)
  await expect(page.locator('.djs-element.diagram-path[data-element-id="confirmed"]')).toHaveCount(1)
  await waits.getByRole('button', { name: 'Give up' }).press('Enter')
  await expect(happened.getByText('Completed')).toBeVisible()
  await expect(happened.locator('ins')).toHaveText(['empty', 'Returned', 'Cancelled'])

  await panel.getByRole('button', { name: 'One step back' }).click()
  await waits.getByRole('button', { name: 'Submit again' }).click()
  await expect(happened.locator('ins')).toHaveText(['empty', 'Returned', 'Review'])
  expect(await findingsIn(page, '.simulation-panel')).toEqual([])

  await panel.getByRole('button', { name: 'Start again' }).click()
  await expect(panel.getByRole('button', { name: 'Start', exact: true })).toBeVisible()
  expect((await api.get('quote_request', request.id)).status).toBe(status)
})
