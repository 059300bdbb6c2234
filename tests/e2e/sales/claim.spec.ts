/** Expenses are collected in a claim, which goes level by level up to the manager whose limit covers it; finance pays. */
import { type Colleague, openTask, signIn } from '../support/colleague.ts'
import { expect, test, visit } from '../support/test.ts'

/** What was seen on the screen before is decided without it. */
async function approve({ api }: Colleague, record: string): Promise<void> {
  const { tasks } = await api.send('GET', '/api/tasks')
  const task = tasks.find((item: { record: { id: string } | null }) => item.record?.id === record)
  await api.send('POST', `/api/tasks/${task.id}/complete`, { outcome: 'approve', rev: task.rev })
}

test('a claim climbs three levels, is sent back once, and is paid', async ({ page, api }) => {
  const logins = ['zhao.min', 'wang.lei', 'lin.xiaoyan', 'chen.guodong', 'feng.jing']
  const [zhao, wang, lin, chen, feng] = await Promise.all(logins.map(login => signIn(page, api, login)))
  if (!zhao || !wang || !lin || !chen || !feng) throw new Error('Somebody is missing')
  const name = `Trade fair ${Date.now()}`
  const booth = await zhao.api.create('expense', {
    subject: 'Booth',
    kind: 'event',
    amount: { amount: '30000', currency: 'CNY' },
  })
  const claim = await zhao.api.create('claim', { name })
  const address = `/records/claim/${claim.id}`
  const state = zhao.page.getByRole('list', { name: 'Status' }).locator('[aria-current="step"]')
  const submit = zhao.page.getByRole('button', { name: 'Submit the claim' })

  // What is not claimed yet is collected; before that there is nothing to submit.
  await visit(zhao.page, address)
  await expect(submit).toHaveCount(0)
  await zhao.page.getByRole('button', { name: 'Collect my expenses' }).click()
  await expect(zhao.page.getByRole('link', { name: 'Booth' })).toBeVisible()
  await submit.click()
  await expect(state).toContainText('In approval')

  const decide = async (who: Colleague, step: string, button: string, comment = '') => {
    await openTask(who, step, name)
    await expect(who.page.getByText('Booth').first()).toBeVisible()
    if (comment) await who.page.getByRole('textbox', { name: 'Comment' }).fill(comment)
    await who.page.getByRole('button', { name: button, exact: true }).click()
    await expect(who.page.getByText(`Sent: ${button}`)).toBeVisible()
  }
  await decide(wang, 'Decide on the claim', 'Approve')
  await decide(lin, 'Decide on the claim: unit above', 'Reject', 'The receipt is missing')

  // Its expenses can be changed now, and are fixed again once it is submitted.
  await visit(zhao.page, address)
  await expect(state).toContainText('Sent back')
  await zhao.api.update('expense', booth.id, { notes: 'With the receipt' })
  await openTask(zhao, 'Resubmit', name)
  await expect(zhao.page.getByText('The receipt is missing').first()).toBeVisible()
  await zhao.page.getByRole('textbox', { name: 'Notes' }).fill('The receipt is attached')
  await zhao.page.getByRole('button', { name: 'Resubmit' }).click()
  await expect(zhao.page.getByText('Sent: Resubmit')).toBeVisible()
  await expect(zhao.api.update('expense', booth.id, { notes: 'Later' })).rejects.toThrow('has been submitted')
  await approve(wang, claim.id)
  await approve(lin, claim.id)
  await decide(chen, 'Decide on the claim: two units above', 'Approve')
  await decide(feng, 'Pay the claim', 'Paid')
  await visit(zhao.page, address)
  await expect(state).toContainText('Paid')
  const paid = await zhao.api.get('claim', claim.id)
  expect(paid.paid_on).not.toBeNull()
  expect(paid.approved_total).toEqual(paid.total)

  // Within the limit of the first level nobody else is asked.
  const taxi = await wang.api.create('expense', {
    subject: 'Taxi',
    kind: 'travel',
    amount: { amount: '80', currency: 'CNY' },
  })
  const short = await wang.api.create('claim', { name: 'Taxi' })
  await wang.api.update('expense', taxi.id, { claim: short.id })
  await wang.api.send('POST', `/api/records/claim/${short.id}/workflows/claim_approval`, {})
  await approve(lin, short.id)
  expect(await wang.api.get('claim', short.id)).toMatchObject({ status: 'approved' })
  for (const who of [zhao, wang, lin, chen, feng]) await who.page.context().close()
})
