/** A lead is qualified by a manager once it is complete, and converted; another one is disqualified with its reason. */
import { signIn } from '../support/colleague.ts'
import { expect, test, visit } from '../support/test.ts'

test('a manager qualifies a complete lead, which becomes a customer of its owner', async ({ page, api }) => {
  const [zhao, wang] = await Promise.all([signIn(page, api, 'zhao.min'), signIn(page, api, 'wang.lei')])
  const company = `Convertible Works ${Date.now()}`
  const lead = await zhao.api.create('lead', {
    subject: 'Wants a pilot line',
    company,
    contact_name: 'Ida Convert',
    email: `ida${Date.now()}@convertible.example`,
  })
  const address = `/records/lead/${lead.id}`

  // Whoever sells may not qualify, and nobody converts what is not qualified.
  await visit(zhao.page, address)
  const offered = zhao.page.getByRole('group', { name: 'Next steps' }).getByRole('button')
  await expect(offered).toHaveText(['Contacted', 'Disqualify'])
  await expect(zhao.page.getByRole('button', { name: 'Convert lead' })).toHaveCount(0)

  // The manager is told everything that is missing.
  await visit(wang.page, address)
  const qualify = wang.page.getByRole('button', { name: 'Qualify', exact: true })
  await qualify.focus()
  for (const rule of ['Who it is: Industry', 'Who it is: City', 'What is wanted: Need'])
    await expect(wang.page.getByRole('tooltip')).toContainText(rule)
  await expect(wang.page.getByRole('tooltip')).not.toContainText('telephone')
  const [product] = await zhao.api.list('product', { fields: ['name'], limit: 1 })
  await zhao.api.update('lead', lead.id, {
    industry: 'electronics',
    city: 'Suzhou',
    need: 'A pilot line for batteries',
    product: product?.id,
  })
  await visit(wang.page, address)
  await qualify.click()
  const dialog = wang.page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Rating' }).click()
  await wang.page.getByTitle('Hot', { exact: true }).click()
  await dialog.getByRole('textbox', { name: 'Estimated amount' }).fill('250000')
  await dialog.getByRole('button', { name: 'Qualify', exact: true }).click()
  const state = wang.page.getByRole('list', { name: 'Status' }).locator('[aria-current="step"]')
  await expect(state).toContainText('Qualified')

  // He converts it; what it becomes belongs to the owner of the lead.
  await wang.page.getByRole('button', { name: 'Convert lead' }).click()
  await expect(dialog.getByRole('group').first()).toBeVisible()
  // What is wrong stands at its field, and the rest stays as it was typed.
  const name = dialog.locator('#convert-account-name')
  await name.fill('')
  await dialog.locator('#convert-contact-name').fill('Ida Renamed')
  await dialog.getByRole('button', { name: /Convert/ }).click()
  await expect(name).toHaveAccessibleDescription('Fill this in.')
  await expect(name).toBeFocused()
  await name.fill(company)
  await dialog.getByRole('button', { name: /Convert/ }).click()
  await expect(dialog).toBeHidden()
  const made = await wang.api.get('lead', lead.id)
  expect(made.status).toBe('converted')
  const idOf = (field: string) => (made[field] as { id: string }).id
  expect(await wang.api.get('account', idOf('converted_account'))).toMatchObject({
    name: company,
    industry: 'electronics',
    owner: { id: zhao.id },
  })
  expect(await wang.api.get('contact', idOf('converted_contact'))).toMatchObject({
    owner: { id: zhao.id },
    name: 'Ida Renamed',
  })
  expect(await wang.api.get('opportunity', idOf('converted_opportunity'))).toMatchObject({
    amount: { amount: '250000.00' },
    owner: { id: zhao.id },
  })

  // Another one is of no value; that needs a reason.
  const other = await zhao.api.create('lead', { subject: 'Asked by mistake', company: 'Nobody', contact_name: 'N. N.' })
  await visit(wang.page, `/records/lead/${other.id}`)
  await wang.page.getByRole('button', { name: 'Disqualify' }).click()
  await dialog.getByRole('button', { name: 'Disqualify' }).click()
  await expect(dialog.getByText('Fill this in.')).toBeVisible()
  await dialog.getByRole('combobox', { name: 'Reason disqualified' }).click()
  await wang.page.getByTitle('No need', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Disqualify' }).click()
  await expect(state).toContainText('Disqualified')
  for (const who of [zhao, wang]) await who.page.context().close()
})
