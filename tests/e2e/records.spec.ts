import { drawer } from './support/form.ts'
import { expect, test, visit } from './support/test.ts'

test('an account is created, gets a contact in place, and is edited', async ({ page }) => {
  await visit(page, '/records/account')
  await page.getByRole('button', { name: 'New Account' }).click()
  await drawer(page).getByRole('button', { name: 'Organization' }).click()
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(drawer(page).getByText('Fill this in.')).toBeVisible()
  await drawer(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Lakeside Instruments')
  await drawer(page).getByLabel('Website').fill('https://lakeside.example')
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lakeside Instruments' })).toBeVisible()

  const contacts = page.getByRole('region', { name: 'Contacts' }).first()
  await contacts.getByRole('button', { name: 'New Contact' }).click()
  await drawer(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Nora Lindqvist')
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(contacts.getByRole('link', { name: 'Nora Lindqvist' })).toBeVisible()

  await page.getByRole('button', { name: 'Edit' }).first().click()
  await page.getByRole('textbox', { name: 'Short name' }).fill('Lakeside')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden()
  await expect(page.getByText('Lakeside', { exact: true }).first()).toBeVisible()

  await page.getByRole('tab', { name: 'History' }).click()
  await expect(page.getByText('Short name').last()).toBeVisible()
})

test.describe('somebody else saves first', () => {
  test.use({ expected: [412] })

  test('both values are shown and the chosen one is kept', async ({ page, api }) => {
    const record = await api.create('account', { record_type: 'organization', name: 'Rivals at Work', city: 'Oslo' })
    await visit(page, `/records/account/${record.id}`)
    await page.getByRole('button', { name: 'Edit' }).first().click()
    await page.getByRole('textbox', { name: 'City' }).fill('Bergen')
    await page.getByRole('textbox', { name: 'Short name' }).fill('Rivals')
    await api.update('account', record.id, { city: 'Tromsø', phone: '+47 55 00 00 00' })
    await page.getByRole('button', { name: 'Save', exact: true }).click()

    const dialog = page.getByRole('dialog', { name: 'Somebody else was faster' })
    await expect(dialog.getByText('Bergen')).toBeVisible()
    await expect(dialog.getByText('Tromsø')).toBeVisible()
    await dialog.getByText('Tromsø').click()
    await dialog.getByRole('button', { name: 'Save the choice' }).click()
    await expect(dialog).toBeHidden()
    const saved = await api.get('account', record.id)
    expect(saved).toMatchObject({ city: 'Tromsø', short_name: 'Rivals', phone: '+47 55 00 00 00' })
  })
})

test('input that was not saved is offered again', async ({ page }) => {
  await visit(page, '/records/account/new?type=organization')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Half a thought')
  await expect(page.getByText('Not saved yet')).toBeVisible()
  await page.waitForFunction(() => Object.values(localStorage).some(value => String(value).includes('Half a thought')))
  page.once('dialog', dialog => void dialog.accept())
  await page.reload()
  await expect(page.getByText('Your unsaved input was restored.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Half a thought')
  await page.getByRole('button', { name: 'Discard it' }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('')
})

test('leaving a form with unsaved input asks first', async ({ page }) => {
  await visit(page, '/records/account/new?type=organization')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Wait for me')
  await page.getByRole('link', { name: 'Home' }).click()
  await expect(page.getByText('Leave without saving?')).toBeVisible()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Wait for me')
  await page.getByRole('button', { name: 'Cancel' }).click()
})

test('a record that may exist already is pointed out', async ({ page, api }) => {
  await api.create('account', { record_type: 'organization', name: 'Twin Peaks Tooling Ltd.' })
  await visit(page, '/records/account/new?type=organization')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('TWIN PEAKS TOOLING')
  await expect(page.getByText('This may exist already.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Twin Peaks Tooling Ltd.' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
})

test('comments are written and deleted', async ({ page, api }) => {
  const record = await api.create('account', { record_type: 'organization', name: 'Much Discussed' })
  await visit(page, `/records/account/${record.id}`)
  await page.getByRole('tab', { name: 'Comments' }).click()
  await page.getByLabel('Write a comment').fill('Call them on Monday.')
  await page.getByRole('button', { name: 'Comment', exact: true }).click()
  await expect(page.getByText('Call them on Monday.')).toBeVisible()
  await page.getByRole('button', { name: 'Delete the comment' }).click()
  await expect(page.getByText('Call them on Monday.')).toBeHidden()
})

test('a quote is made with lines, and a customer made on the way', async ({ page, api }) => {
  await visit(page, '/records/quote')
  await page.getByRole('button', { name: 'New Quote' }).click()
  await drawer(page).getByRole('textbox', { name: 'Name', exact: true }).fill('Quote with lines')
  const account = drawer(page).getByRole('combobox', { name: 'Account', exact: true })
  await account.click()
  await account.fill('Made On The Way')
  await page.getByRole('button', { name: 'Create Account' }).click()
  await drawer(page).getByRole('button', { name: 'Organization' }).click()
  await expect(drawer(page).getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Made On The Way')
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(1)

  await drawer(page).getByRole('button', { name: 'Add a line' }).click()
  const product = drawer(page).getByRole('combobox', { name: 'Product, line 1' })
  await product.click()
  await product.fill('FD-04')
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  await drawer(page).getByRole('textbox', { name: 'Quantity, line 1' }).fill('2')
  await drawer(page).getByRole('textbox', { name: 'Price, line 1', exact: true }).fill('1200.55')
  await expect(drawer(page).getByRole('cell', { name: '2,401.10' }).first()).toBeVisible()
  await drawer(page).getByRole('button', { name: 'Create', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Quote with lines/ })).toBeVisible()
  const id = page.url().split('/').at(-1)!
  const [line] = await api.list('quote_line', {
    filter: { combinator: 'and', rules: [{ field: 'quote', operator: '=', value: id }] },
    fields: ['quantity', 'amount'],
  })
  expect(Number(line?.quantity)).toBe(2)
  expect(line?.amount).toMatchObject({ amount: '2401.10' })
})
