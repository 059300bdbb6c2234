/** An opportunity goes through its stages; lost it says why, won it becomes a contract. */
import { signIn } from '../support/colleague.ts'
import { expect, test, visit } from '../support/test.ts'

test('stages carry probability and forecast; lost needs a reason, won leads to the contract', async ({ page, api }) => {
  const zhao = await signIn(page, api, 'zhao.min')
  const screen = zhao.page
  const [account] = await zhao.api.list('account', { fields: ['name'], limit: 1 })
  const begin = (name: string) =>
    zhao.api.create('opportunity', { name, account: account?.id, close_date: '2027-05-31', next_step: 'Call' })
  const lost = await begin(`Lost deal ${Date.now()}`)
  const won = await begin(`Won deal ${Date.now()}`)
  const state = screen.getByRole('list', { name: 'Stage' }).locator('[aria-current="step"]')
  const steps = screen.getByRole('group', { name: 'Next steps' })
  const dialog = screen.getByRole('dialog')

  await visit(screen, `/records/opportunity/${lost.id}`)
  await steps.getByRole('button', { name: 'Propose' }).click()
  await expect(state).toContainText('Proposal')
  expect(await zhao.api.get('opportunity', lost.id)).toMatchObject({ probability: '0.50', forecast: 'best_case' })
  await steps.getByRole('button', { name: 'Lost' }).click()
  await expect(dialog.getByLabel('Description')).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Lost' }).click()
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Reason lost' }).click()
  await screen.getByTitle('Price', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Lost' }).click()
  await expect(state).toContainText('Lost')
  const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' })
  expect(await zhao.api.get('opportunity', lost.id)).toMatchObject({
    loss_reason: 'price',
    probability: '0.00',
    forecast: 'omitted',
    close_date: today,
  })

  await visit(screen, `/records/opportunity/${won.id}`)
  await expect(screen.getByRole('button', { name: 'Make the contract' })).toHaveCount(0)
  await steps.getByRole('button', { name: 'Won' }).click()
  await dialog.getByRole('button', { name: 'Won' }).click()
  await expect(dialog.getByRole('alert')).toContainText('An amount, or products with prices')
  await dialog.getByRole('textbox', { name: /amount/i }).fill('480000')
  await dialog.getByRole('button', { name: 'Won' }).click()
  await expect(state).toContainText('Won')
  await expect(screen.getByText('Make the contract from it.')).toBeVisible()
  await screen.getByRole('button', { name: 'Make the contract' }).click()
  await expect(dialog.getByRole('group').first()).toBeVisible()
  await dialog.getByRole('button', { name: /Make the contract|Convert/ }).click()
  await expect(dialog).toBeHidden()
  const [contract] = await zhao.api.list('contract', {
    fields: ['name', 'status', 'amount', 'account'],
    filter: { combinator: 'and', rules: [{ field: 'opportunity', operator: '=', value: won.id }] },
  })
  expect(contract).toMatchObject({ status: 'draft', amount: { amount: '480000.00' }, account: { id: account?.id } })
  await screen.context().close()
})

test.describe('without its demands', () => {
  test('nothing begins as won or lost', async ({ api }) => {
    const [account] = await api.list('account', { fields: ['name'], limit: 1 })
    const begin = (stage: string) =>
      api.create('opportunity', { name: `Begun as ${stage}`, account: account?.id, close_date: '2027-05-31', stage })
    await expect(begin('lost')).rejects.toThrow('lifecycle/initial')
    await expect(begin('won')).rejects.toThrow('lifecycle/initial')
    expect(await begin('negotiation')).toMatchObject({ probability: '0.75' })
  })
})
