/** An order up to the limit takes effect at once; a larger one goes to the general manager, who sends it back first. */
import { openTask, signIn } from '../support/colleague.ts'
import { expect, test, visit } from '../support/test.ts'

test('the general manager decides on a large order before it is fulfilled', async ({ page, api }) => {
  const [zhao, chen] = await Promise.all([signIn(page, api, 'zhao.min'), signIn(page, api, 'chen.guodong')])
  const [account] = await zhao.api.list('account', { fields: ['name'], limit: 1 })
  const [product] = await zhao.api.list('product', { fields: ['name'], limit: 1 })
  const order = (name: string, quantity: string) =>
    zhao.api.create('order', {
      name,
      account: account?.id,
      lines: [{ product: product?.id, quantity, price: { amount: '90000', currency: 'CNY' } }],
    })
  const name = `Assembly line ${Date.now()}`
  const [small, large] = [await order('Spare parts', '1'), await order(name, '10')]
  const stateOf = (field: string) => zhao.page.getByRole('list', { name: field }).locator('[aria-current="step"]')
  const begin = zhao.page.getByRole('button', { name: 'Begin' })
  const submit = zhao.page.getByRole('button', { name: 'Submit the order' })

  // Up to the limit nobody is asked.
  await visit(zhao.page, `/records/order/${small.id}`)
  await expect(begin).toHaveAttribute('aria-disabled', 'true')
  await submit.click()
  await expect(stateOf('Approval')).toContainText('Approved')
  await begin.click()
  await expect(stateOf('Fulfilment')).toContainText('In progress')

  // Above it the order waits, and cannot be fulfilled meanwhile.
  const address = `/records/order/${large.id}`
  await visit(zhao.page, address)
  await submit.click()
  await expect(stateOf('Approval')).toContainText('Asked for')
  await expect(begin).toHaveCount(0)

  await openTask(chen, 'Decide on the order', name)
  await expect(chen.page.getByText('¥900,000.00').first()).toBeVisible()
  await chen.page.getByRole('textbox', { name: 'Comment' }).fill('Ask for a deposit')
  await chen.page.getByRole('button', { name: 'Reject', exact: true }).click()
  await expect(chen.page.getByText('Sent: Reject')).toBeVisible()

  // It comes back with the reason, is changed and comes to him again.
  await openTask(zhao, 'Resubmit', name)
  await expect(zhao.page.getByText('Ask for a deposit').first()).toBeVisible()
  await zhao.page.getByRole('textbox', { name: 'Customer’s order number' }).fill('PO with deposit')
  await zhao.page.getByRole('button', { name: 'Resubmit' }).click()
  await expect(zhao.page.getByText('Sent: Resubmit')).toBeVisible()
  await openTask(chen, 'Decide on the order', name)
  await expect(chen.page.getByText('PO with deposit').first()).toBeVisible()
  await chen.page.getByRole('button', { name: 'Approve', exact: true }).click()
  await expect(chen.page.getByText('Sent: Approve')).toBeVisible()

  await visit(zhao.page, address)
  await expect(stateOf('Approval')).toContainText('Approved')
  await begin.click()
  await expect(stateOf('Fulfilment')).toContainText('In progress')
  const { approvals } = await zhao.api.send('GET', `/api${address}/approvals`)
  expect(approvals).toMatchObject([{ approval: 'order_approval', state: 'approved' }])
  expect(approvals[0].rounds).toHaveLength(2)
  for (const who of [zhao, chen]) await who.page.context().close()
})
