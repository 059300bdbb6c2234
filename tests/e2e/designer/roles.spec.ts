/** Rights are set in a matrix by pointer and by keys; beside it stands what that means for people and records. */
import { findingsIn } from '../support/findings.ts'
import { said, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('a right is set by number keys and from its menu; the effect is counted on live data', async ({ page, draft }) => {
  await draft.show('role', 'sales_representative')
  await expect(page.getByText('4 people hold this role')).toBeVisible()
  await expect(page.getByText('The draft changes nothing for them')).toBeVisible()
  const read = page.getByRole('button', { name: 'Account, Read: all' })
  await read.focus()
  await page.keyboard.press('1')
  await expect(page.getByRole('button', { name: 'Account, Read: own' })).toBeFocused()
  await expect(page.getByRole('status').getByText('4 lose')).toBeVisible()
  await expect(page.getByRole('row', { name: /^Fields of Account/ })).toContainText(/\d+ → \d+/)
  await expect(page.getByRole('img', { name: /^4 people may see less/ })).toBeVisible()

  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('button', { name: /^Activity, Read/ })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('button', { name: /^Activity, Update/ })).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: /all Every record/ }).click()
  await expect(page.getByRole('status').getByText('4 gain')).toBeVisible()
  const role = await draft.read('role', 'sales_representative')
  expect(role.rights?.find(({ object }) => object === 'account')?.read).toBe('own')
  expect(role.rights?.find(({ object }) => object === 'activity')?.update).toBe('all')
  expect((await draft.steps()).length).toBe(2)
})

test('what is granted for all objects shows at each', async ({ page, draft }) => {
  await draft.show('role', 'service_agent')
  await page.getByRole('button', { name: 'All objects, Read: none' }).press('4')
  await expect(page.getByRole('button', { name: 'Lead, Read: unit and below, from all objects' })).toBeVisible()
  expect((await draft.read('role', 'service_agent')).allObjects).toMatchObject({ read: 'unitAndBelow' })
})

test('fields are hidden, menus and system rights given', async ({ page, draft }) => {
  await draft.show('role', 'sales_representative')
  await page.getByRole('textbox', { name: 'Find an object' }).fill('lead')
  await expect(page.getByRole('button', { name: /, Read: / })).toHaveCount(2)
  await page.getByRole('button', { name: 'Fields of Lead' }).click()
  const field = page.getByRole('radiogroup', { name: 'E-mail' })
  await field.getByText('Hidden').click()
  await expect(field.getByRole('radio', { name: 'Hidden' })).toBeChecked()
  await expect(page.getByText('4 people notice')).toBeVisible()
  await page
    .getByRole('region', { name: 'System rights' })
    .getByRole('checkbox', { name: /^Design/ })
    .check()
  await page.getByRole('region', { name: 'Menus' }).getByRole('button', { name: 'All', exact: true }).click()
  await expect
    .poll(async () => (await draft.read('role', 'sales_representative')).menus?.includes('marketing'))
    .toBe(true)
  const role = await draft.read('role', 'sales_representative')
  expect(role.system).toEqual(['design'])
  expect(role.rights?.find(({ object }) => object === 'lead')?.fields).toContainEqual({
    field: 'email',
    access: 'hidden',
  })
})

test('a role is made with the rights of another', async ({ page, draft }) => {
  await draft.show('role', 'sales_representative')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Role', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Field sales')
  await dialog.getByRole('combobox', { name: 'Rights as in' }).click()
  await page.getByTitle('Sales manager', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Field sales' })).toBeVisible()
  await expect(page.getByText('Nobody holds this role yet')).toBeVisible()
  const [made, model] = [await draft.read('role', 'field_sales'), await draft.read('role', 'sales_manager')]
  expect(made.rights).toEqual(model.rights)
  await expect(said(page)).toHaveCount(0)
})

test('the matrix is accessible', async ({ page, draft }) => {
  await draft.show('role', 'sales_representative')
  await page.getByRole('button', { name: 'Fields of Account' }).click()
  await expect(page.getByText('4 people hold this role')).toBeVisible()
  expect(await findingsIn(page, '.definition-canvas')).toEqual([])
})
