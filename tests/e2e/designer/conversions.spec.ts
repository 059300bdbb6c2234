/** Conversions are drawn: a field of the source is taken to what it fills, by hand or by keys. */
import { drag } from '../support/drag.ts'
import { findingsIn } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

test('fields are connected by drag, by keyboard and in the editor', async ({ page, draft }) => {
  const mapping = async (target: string, field: string) =>
    (await draft.read('conversion', 'convert_lead')).targets
      .find(({ name }) => name === target)
      ?.fields.find(item => item.field === field)
  await draft.show('conversion', 'convert_lead')
  const lines = page.locator('.mapping-line')
  await expect(lines).not.toHaveCount(0)
  const before = await lines.count()
  const account = page.getByRole('region', { name: 'Target Account' })
  await account.getByRole('button', { name: /^All \d+ fields$/ }).click()
  await drag(
    page.getByRole('button', { name: /^Job title, fills/ }),
    account.getByRole('button', { name: /^Short name/ }),
    {
      x: 0.5,
      y: 0.5,
    },
  )
  await expect.poll(() => mapping('account', 'short_name')).toEqual({ field: 'short_name', from: 'job_title' })
  await expect(lines).toHaveCount(before + 1)

  await page.getByRole('button', { name: /^Need, fills/ }).press('Enter')
  await expect(page.getByText('Need picked. Choose the field that it fills; Escape lets go.')).toBeAttached()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Nothing picked.')).toBeAttached()
  await page.getByRole('button', { name: /^Need, fills/ }).press('Enter')
  await account.getByRole('button', { name: /^Description/ }).press('Enter')
  await expect(page.getByText('Description is filled from Need.')).toBeAttached()
  expect(await mapping('account', 'description')).toEqual({ field: 'description', from: 'need' })

  await account.getByRole('button', { name: /^Level/ }).click()
  const editor = page.getByRole('form', { name: 'Where Level comes from' })
  await editor.getByText('A constant').click()
  await editor.getByRole('combobox', { name: 'Value' }).click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option').first().click()
  await editor.getByRole('button', { name: 'Take over' }).click()
  await expect(account.getByRole('button', { name: /^Level.*=/ })).toBeVisible()
  expect(await mapping('account', 'level')).toHaveProperty('value')

  await account.getByRole('button', { name: /^Name/ }).last().click()
  await page.getByRole('form', { name: 'Where Name comes from' }).getByRole('button', { name: 'Do not fill' }).click()
  await expect(account.getByRole('img', { name: /^Required and not filled/ })).toBeVisible()
  expect(await mapping('account', 'name')).toBeUndefined()
})

test('targets are added, ordered and removed; earlier ones fill later ones', async ({ page, draft }) => {
  const names = async () => (await draft.read('conversion', 'convert_lead')).targets.map(({ name }) => name)
  await draft.show('conversion', 'convert_lead')
  await choose(page, 'Make another record of', 'Service request')
  const request = page.getByRole('region', { name: 'Target Service request' })
  await expect(request).toBeVisible()
  await request.getByRole('button', { name: /^All \d+ fields/ }).click()
  await request.getByRole('button', { name: /^Account/ }).click()
  const editor = page.getByRole('form', { name: 'Where Account comes from' })
  await editor.getByText('A record made').click()
  await editor.getByRole('button', { name: 'Take over' }).click()
  await expect(request.getByRole('button', { name: /Account.*the new Account/ })).toBeVisible()
  await request.getByRole('button', { name: 'Acts on Service request' }).click()
  await page.getByRole('menuitem', { name: 'Move up' }).click()
  await expect.poll(names).toEqual(['account', 'contact', 'case', 'opportunity'])
  await request.getByRole('button', { name: 'Acts on Service request' }).click()
  await page.getByRole('menuitem', { name: 'Remove …' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(names).toEqual(['account', 'contact', 'opportunity'])
})

test('lines are copied field by field', async ({ page, draft }) => {
  await draft.show('conversion', 'quote_opportunity')
  const lines = page.getByRole('region', { name: /^Lines: Lines from Products/ })
  await expect(lines).toBeVisible()
  await expect(page.locator('.mapping-line')).toHaveCount(5)
  await lines.getByRole('button', { name: /^Remove/ }).click()
  await expect(lines).toHaveCount(0)
  await page.getByRole('button', { name: 'Copy lines' }).click()
  await choose(page, 'Lines of the source', 'Products')
  await choose(page, 'Lines of the new record', 'Lines')
  await page.getByRole('button', { name: 'Add', exact: true }).last().click()
  await expect(lines).toBeVisible()
  const [target] = (await draft.read('conversion', 'quote_opportunity')).targets
  expect(target?.children?.[0]).toMatchObject({ to: 'lines', from: 'lines' })
  expect(target?.children?.[0]?.fields.map(({ field }) => field)).toEqual(
    expect.arrayContaining(['product', 'quantity']),
  )
})

test('a new conversion maps what is called the same', async ({ page, draft }) => {
  await draft.show('conversion', 'convert_lead')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Conversion', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Lead to contact')
  await choose(dialog, 'Converts', 'Lead')
  await choose(dialog, 'Into', 'Contact')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Lead to contact' })).toBeVisible()
  const made = await draft.read('conversion', 'lead_to_contact')
  expect(made.targets[0]?.fields).toEqual(
    expect.arrayContaining([
      { field: 'email', from: 'email' },
      { field: 'job_title', from: 'job_title' },
    ]),
  )
})

test('the board is accessible', async ({ page, draft }) => {
  await draft.show('conversion', 'convert_lead')
  expect(await findingsIn(page, '.definition-canvas')).toEqual([])
})
