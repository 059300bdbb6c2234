/** A contract is reviewed by the department manager, then by finance and legal; one sends it back, in the end it takes effect. */
import { openTask, signIn } from '../support/colleague.ts'
import { expect, test, visit } from '../support/test.ts'

test('three departments review a contract, finance sends it back once, and it takes effect', async ({
  page,
  api,
  baseURL,
}) => {
  const [zhao, wang, feng, xu] = await Promise.all(
    ['zhao.min', 'wang.lei', 'feng.jing', 'xu.li'].map(login => signIn(page, api, login)),
  )
  if (!zhao || !wang || !feng || !xu) throw new Error('Somebody is missing')
  const [account] = await zhao.api.list('account', { fields: ['name'], limit: 1 })
  const name = `Frame contract ${Date.now()}`
  const uploaded = await zhao.page.request.post('/api/files', {
    headers: { origin: baseURL ?? '' },
    multipart: { file: { name: 'contract.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 sample') } },
  })
  const contract = await zhao.api.create('contract', {
    name,
    account: account?.id,
    amount: { amount: '900000', currency: 'CNY' },
    start_date: '2027-01-01',
    end_date: '2027-12-31',
  })
  const address = `/records/contract/${contract.id}`

  // Without its text it cannot be submitted.
  await visit(zhao.page, address)
  const submit = zhao.page.getByRole('button', { name: 'Submit for review' })
  await submit.click()
  await expect(zhao.page.getByText(/It cannot be submitted yet\..*Contract text/)).toBeVisible()
  await zhao.api.update('contract', contract.id, { attachments: [await uploaded.json()] })
  await visit(zhao.page, address)
  await submit.click()
  const state = zhao.page.getByRole('list', { name: 'Status' }).locator('[aria-current="step"]')
  await expect(state).toContainText('In review')

  const decide = async (who: typeof wang, task: string, button: string, comment = '') => {
    await openTask(who, task, name)
    if (comment) await who.page.getByRole('textbox', { name: 'Comment' }).fill(comment)
    await who.page.getByRole('button', { name: button, exact: true }).click()
    await expect(who.page.getByText(`Sent: ${button}`)).toBeVisible()
  }
  await decide(wang, 'Review the contract: business', 'Approve')
  await visit(zhao.page, address)
  const together = zhao.page.getByRole('listitem').filter({ hasText: /^At the same time/ })
  await expect(together.getByRole('list').first().locator('> li')).toHaveText([/finance/, /legal/])
  await decide(feng, 'Review the contract: finance', 'Reject', 'Payment within 30 days, please')

  // Sent back: the reason is there, the terms are changed, and it comes to everybody again.
  expect(await zhao.api.get('contract', contract.id)).toMatchObject({ status: 'returned' })
  await visit(zhao.page, address)
  await expect(state).toContainText('from In review')
  await openTask(zhao, 'Resubmit', name)
  await zhao.page.getByRole('textbox', { name: 'Main terms' }).fill('Payment within 30 days')
  await zhao.page.getByRole('button', { name: 'Resubmit' }).click()
  await expect(zhao.page.getByText('Sent: Resubmit')).toBeVisible()
  await decide(wang, 'Review the contract: business', 'Approve')
  await decide(feng, 'Review the contract: finance', 'Approve')
  await decide(xu, 'Review the contract: legal', 'Approve')
  await visit(zhao.page, address)
  await expect(state).toContainText('Effective')
  expect(await zhao.api.get('contract', contract.id)).toMatchObject({ terms: 'Payment within 30 days' })
  const { approvals } = await zhao.api.send('GET', `/api/records/contract/${contract.id}/approvals`)
  expect(approvals).toMatchObject([{ approval: 'contract_review', state: 'approved' }])
  expect(approvals[0].rounds).toHaveLength(2)
  for (const who of [zhao, wang, feng, xu]) await who.page.context().close()
})
