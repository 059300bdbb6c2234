import { expect, test, visit } from './support/test.ts'

test('a lead becomes an account, a contact and an opportunity', async ({ page, api }) => {
  const lead = await api.create('lead', {
    subject: 'Wants a pilot line',
    company: 'Convertible Works',
    contact_name: 'Ida Convert',
    email: 'ida@convertible.example',
  })
  await visit(page, `/records/lead/${lead.id}`)
  await page.getByRole('button', { name: 'Convert lead' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('group').first()).toBeVisible()
  await dialog.getByRole('button', { name: /Convert/ }).click()
  await expect(dialog).toBeHidden()
  const [account] = await api.list('account', { search: 'Convertible Works', fields: ['name'] })
  expect(account?.name).toBe('Convertible Works')
  const [contact] = await api.list('contact', { search: 'Ida Convert', fields: ['name', 'account'] })
  expect(contact?.account).toMatchObject({ id: account?.id })
})
