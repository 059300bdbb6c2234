/** A workflow of a draft is played with a record of production, beside its diagram and by keys; nothing is written. */
import { findingsIn } from '../support/findings.ts'
import { pick } from '../support/form.ts'
import { canvas, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('the approval of a quote is simulated, refused, taken back and approved', async ({ page, draft, api }) => {
  const [product] = await api.list('product', { fields: ['id'], limit: 1 })
  const amount = { amount: '900000', currency: 'CNY' }
  const [account] = await api.list('account', { fields: ['id'], limit: 1 })
  const name = `Simulated ${Date.now()}`
  const quote = await api.create('quote', {
    name,
    account: account?.id,
    lines: [{ product: product?.id, quantity: '1', price: amount }],
  })
  const { number, approval } = await api.get('quote', quote.id)
  await draft.show('workflow', 'quote_approval')
  await canvas(page).getByRole('button', { name: 'Simulate' }).press('Enter')
  const panel = page.getByRole('complementary', { name: 'Simulation' })
  await pick(panel, 'Record', `${number} ${name}`)
  await panel.getByRole('button', { name: 'Start', exact: true }).press('Enter')

  const waits = panel.getByRole('region', { name: 'Waiting for' })
  const happened = panel.getByRole('region', { name: 'What happened' })
  await expect(waits.getByText('Decide on the quote')).toBeVisible()
  await expect(happened.locator('ins')).toHaveText(['Asked for'])
  const token = canvas(page).locator('[data-container-id="decide"] .diagram-token')
  await expect(token).toHaveText('1')
  await expect(page.locator('.djs-element.diagram-path[data-element-id="large"]')).toHaveCount(1)

  await waits.getByRole('button', { name: 'Refuse' }).press('Enter')
  await expect(happened.getByText('Completed')).toBeVisible()
  await expect(happened.locator('ins')).toHaveText(['Asked for', 'Refused'])
  await expect(happened.getByText('Decision on your quote')).toBeVisible()
  await expect(token).toHaveCount(0)

  await panel.getByRole('button', { name: 'One step back' }).click()
  await waits.getByRole('button', { name: 'Approve' }).click()
  await expect(happened.locator('ins')).toHaveText(['Asked for', 'Approved'])
  expect(await findingsIn(page, '.simulation-panel')).toEqual([])

  await panel.getByRole('button', { name: 'Start again' }).click()
  await expect(panel.getByRole('button', { name: 'Start', exact: true })).toBeVisible()
  expect((await api.get('quote', quote.id)).approval).toBe(approval)
})
