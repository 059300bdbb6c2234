/** A quote is asked for: industry manager, commercial supervisor, two engineers at once, and back, with each return on the way. */
import { openTask, signIn } from '../support/colleague.ts'
import { pick } from '../support/form.ts'
import { expect, test, visit } from '../support/test.ts'

const file = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 sample') })

test('a quote request passes through its people, is returned twice, and becomes a quote', async ({ page, api }) => {
  // Five people, one after another.
  test.slow()
  const [zhao, gao, shen, luo, tang] = await Promise.all(
    ['zhao.min', 'gao.yuan', 'shen.jie', 'luo.bin', 'tang.kai'].map(login => signIn(page, api, login)),
  )
  if (!zhao || !gao || !shen || !luo || !tang) throw new Error('Somebody is missing')
  const [account] = await zhao.api.list('account', { fields: ['name'], limit: 1 })
  const [product] = await zhao.api.list('product', {
    fields: ['name'],
    filter: { combinator: 'and', rules: [{ field: 'active', operator: '=', value: true }] },
    limit: 1,
  })
  const name = `Packaging hall ${Date.now()}`
  const opportunity = await zhao.api.create('opportunity', {
    name,
    account: account?.id,
    industry_manager: gao.id,
    close_date: '2027-03-31',
    lines: { create: [{ product: product?.id, quantity: '4', price: { amount: '900', currency: 'CNY' } }] },
  })

  // Asked for out of the opportunity; what is missing is said.
  await visit(zhao.page, `/records/opportunity/${opportunity.id}`)
  await zhao.page.getByRole('button', { name: 'Ask for a quote' }).click()
  const dialog = zhao.page.getByRole('dialog')
  await expect(dialog.getByRole('group').first()).toBeVisible()
  await dialog.getByRole('button', { name: /Ask for a quote|Convert/ }).click()
  await expect(dialog).toBeHidden()
  const [request] = await zhao.api.list('quote_request', { search: name, fields: ['number'] })
  const id = request?.id ?? ''
  const address = `/records/quote_request/${id}`
  await visit(zhao.page, address)
  const steps = zhao.page.getByRole('group', { name: 'Next steps' })
  await steps.getByRole('button', { name: 'Submit' }).focus()
  await expect(zhao.page.getByRole('tooltip')).toContainText('What is needed, and by when')
  await zhao.api.update('quote_request', id, { requirements: 'Two phases, one price each' })
  await visit(zhao.page, address)
  await expect(steps.getByRole('button', { name: 'Confirmed' })).toHaveCount(0)
  await steps.getByRole('button', { name: 'Submit' }).click()
  const state = zhao.page.getByRole('list', { name: 'Status' }).locator('[aria-current="step"]')
  await expect(state).toContainText('Review')

  // The industry manager returns it with a reason; it is put right and comes again.
  await openTask(gao, 'Look at the quote request', name)
  await gao.page.getByRole('textbox', { name: 'Comment' }).fill('Which phases?')
  await gao.page.getByRole('button', { name: 'Return' }).click()
  await expect(gao.page.getByText('Sent: Return')).toBeVisible()
  await openTask(zhao, 'Put the quote request right', name)
  await expect(zhao.page.getByText('Which phases?')).toBeVisible()
  await zhao.page.getByRole('textbox', { name: 'Requirements' }).fill('Phase 1 hall 7, phase 2 hall 8')
  await zhao.page.getByRole('button', { name: 'Submit again' }).click()
  await expect(zhao.page.getByText('Sent: Submit again')).toBeVisible()
  await openTask(gao, 'Look at the quote request', name)
  await gao.page.getByRole('button', { name: 'Confirm' }).click()
  await expect(gao.page.getByText('Sent: Confirm')).toBeVisible()

  // The commercial supervisor names both engineers, who work at the same time.
  await openTask(shen, 'Hand the work to the engineers', name)
  await pick(shen.page, 'Quote engineer', '罗斌')
  await pick(shen.page, 'Technical engineer', '唐凯')
  await shen.page.getByRole('textbox', { name: 'Documents due' }).fill('2027-01-15')
  await shen.page.keyboard.press('Enter')
  await shen.page.getByRole('button', { name: 'Hand out' }).click()
  await expect(shen.page.getByText('Sent: Hand out')).toBeVisible()
  const deliver = async (
    who: typeof luo,
    task: string,
    field: string,
    document: string,
    before?: () => Promise<void>,
  ) => {
    await openTask(who, task, name)
    await who.page.locator('.field', { hasText: field }).locator('input[type=file]').setInputFiles(file(document))
    await expect(who.page.getByText(document)).toBeVisible()
    await before?.()
    await who.page.getByRole('button', { name: 'Done' }).click()
    await expect(who.page.getByText('Sent')).toBeVisible()
  }
  // Without prices the document is not taken.
  await deliver(luo, 'Prepare the quote document', 'Quote document', 'price.pdf', async () => {
    await luo.page.getByRole('button', { name: 'Done' }).click()
    await expect(luo.page.getByText('Put a price to each product').first()).toBeVisible()
    await luo.page.getByRole('textbox', { name: 'Calculated price, line 1', exact: true }).fill('900')
  })
  await deliver(tang, 'Prepare the technical document', 'Technical document', 'solution.pdf')

  // Looked at together, sent back once, and passed on.
  await openTask(shen, 'Review both documents', name)
  await shen.page.getByRole('textbox', { name: 'Comment' }).fill('The discount is too high')
  await shen.page.getByRole('button', { name: 'Back to the engineers' }).click()
  await expect(shen.page.getByText('Sent: Back to the engineers')).toBeVisible()
  await openTask(luo, 'Prepare the quote document', name)
  await expect(luo.page.getByText('The discount is too high')).toBeVisible()
  await luo.page.getByRole('textbox', { name: 'Calculated price, line 1', exact: true }).fill('850')
  await luo.page.getByRole('button', { name: 'Done' }).click()
  await expect(luo.page.getByText('Sent')).toBeVisible()
  const { tasks } = await tang.api.send('GET', '/api/tasks')
  const technical = tasks.find((task: { record: { id: string } }) => task.record.id === id)
  await tang.api.send('POST', `/api/tasks/${technical.id}/complete`, {})
  await openTask(shen, 'Review both documents', name)
  await shen.page.getByRole('button', { name: 'Pass on' }).click()
  await expect(shen.page.getByText('Sent: Pass on')).toBeVisible()

  // Whoever asked is told, and makes the quote of it.
  await visit(zhao.page, address)
  await expect(state).toContainText('Ready')
  await zhao.page.getByRole('button', { name: 'Notifications' }).click()
  await expect(zhao.page.getByText(`${name}: the documents are ready`)).toBeVisible()
  await zhao.page.keyboard.press('Escape')
  await zhao.page.getByRole('button', { name: 'Make the quote' }).click()
  await dialog.getByRole('button', { name: /Make the quote|Convert/ }).click()
  await expect(dialog).toBeHidden()
  const { quote, status } = await zhao.api.get('quote_request', id)
  expect(status).toBe('quoted')
  const made = await zhao.api.get('quote', (quote as { id: string }).id)
  expect(made).toMatchObject({
    name,
    total: { amount: '3400.00', currency: 'CNY' },
    opportunity: { id: opportunity.id },
  })
  await visit(zhao.page, address)
  for (const who of [zhao, gao, shen, luo, tang]) await who.page.context().close()
})
