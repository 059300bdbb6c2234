/** Objects are made whole, their fields added, named, ordered, retyped and removed, their relations drawn. */

import { drag } from '../support/drag.ts'
import { findingsIn } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { said, test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

const row = (name: string) => `tr:has(button.editable-code:text-is("${name}"))`

test('a new object arrives with form, list, page, menu entry and rights', async ({ page, draft, api }) => {
  await draft.show('object', 'account')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Object', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New object' })
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Site visit')
  await dialog.getByRole('textbox', { name: 'Label · Chinese' }).fill('实地拜访')
  await expect(dialog.getByRole('textbox', { name: 'Plural · English' })).toHaveValue('Site visits')
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('site_visit')
  await dialog.getByText('a number of its own').click()
  await expect(dialog.getByRole('textbox', { name: 'How the number starts' })).toHaveValue('SV-')
  await choose(dialog, 'In the menu', 'Sales › Customers')
  await dialog.getByRole('radiogroup', { name: 'Service agent' }).getByText('Nothing').click()
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Site visit' })).toBeVisible()

  const { definitions } = await api.send('GET', `/api/designer/drafts/${draft.id}/definitions`)
  const made = definitions.filter((item: { object?: string }) => item.object === 'site_visit')
  expect(made.map((item: { kind: string }) => item.kind).sort()).toEqual(['form', 'list', 'page'])
  const menu = await draft.read('menu', 'sales')
  expect(menu.groups.flatMap(group => group.items.map(item => item.list))).toContain('site_visit')
  const representative = await draft.read('role', 'sales_representative')
  expect(representative.rights?.find(({ object }) => object === 'site_visit')).toMatchObject({
    create: 'own',
    read: 'all',
    update: 'own',
  })
  expect((await draft.read('role', 'service_agent')).rights?.map(({ object }) => object)).not.toContain('site_visit')
  expect((await draft.read('numbering', 'site_visit_number')).parts[0]).toMatchObject({ text: 'SV-' })
  const { errors } = await api.send('GET', `/api/designer/drafts/${draft.id}`)
  expect(errors).toBe(0)
})

test('fields are added at the foot of the table and from the gallery', async ({ page, draft }) => {
  await draft.show('object', 'account')
  await page.getByRole('textbox', { name: 'Add a field: Label · English' }).fill('Fax')
  await page.getByRole('textbox', { name: 'Add a field: Label · Chinese' }).fill('传真')
  await page.getByRole('textbox', { name: 'Add a field: Label · Chinese' }).press('Enter')
  await expect(page.locator(row('fax'))).toHaveAttribute('aria-current', 'true')
  expect((await draft.read('object', 'account')).fields.at(-1)).toMatchObject({
    name: 'fax',
    type: 'text',
    label: { en: 'Fax', 'zh-CN': '传真' },
  })

  await page.getByRole('button', { name: 'Add a field', exact: true }).click()
  await expect(page.getByText('Say what the field is called.')).toBeVisible()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('radio')).toHaveCount(20)
  await dialog.locator('.gallery-type').getByText('One of a list: a status, an industry.').click()
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Mood')
  await expect(dialog.getByRole('button', { name: 'Add', exact: true })).toBeDisabled()
  await dialog.getByRole('textbox', { name: /^Choices/ }).fill('Happy | 高兴\nIn between')
  await dialog.getByRole('checkbox', { name: 'Key accounts' }).check()
  await dialog.getByRole('checkbox', { name: 'Person' }).uncheck()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.locator(row('mood'))).toContainText('2 choices')
  await expect(page.locator(row('mood')).getByRole('img', { name: 'No label in 简体中文' })).toBeVisible()
  expect((await draft.read('object', 'account')).fields.at(-1)).toMatchObject({
    type: 'choice',
    choices: [
      { code: 'happy', label: { en: 'Happy', 'zh-CN': '高兴' } },
      { code: 'in_between', label: { en: 'In between' } },
    ],
  })
  const fieldsOf = async (name: string) =>
    (await draft.read('form', name)).tabs.flatMap(tab => tab.sections.flatMap(section => section.items))
  expect((await fieldsOf('account')).map(item => item.field)).toContain('mood')
  expect((await fieldsOf('account_person')).map(item => item.field)).not.toContain('mood')
  expect((await draft.read('list', 'key_accounts')).columns.map(column => column.field)).toContain('mood')
})

test('a field is renamed where it stands and everything follows', async ({ page, draft }) => {
  await draft.show('object', 'account')
  await page.locator(row('short_name')).getByRole('button', { name: 'Short name', exact: true }).dblclick()
  await page.getByRole('textbox', { name: 'Label of the field' }).fill('Known as')
  await page.keyboard.press('Enter')
  await expect(page.locator(row('short_name'))).toContainText('Known as')
  await page.locator(row('short_name')).getByRole('button', { name: 'short_name' }).press('F2')
  const name = page.getByRole('textbox', { name: 'Name of the field' })
  await name.fill('city')
  await name.press('Enter')
  await expect(name).toBeVisible()
  await name.fill('known_as')
  await name.press('Enter')
  await expect(page.locator(row('known_as'))).toBeVisible()
  const form = JSON.stringify(await draft.read('form', 'account'))
  expect(form).toContain('"known_as"')
  expect(form).not.toContain('"short_name"')
})

test('fields are moved by drag and by keyboard, and it is announced', async ({ page, draft }) => {
  const names = async () => (await draft.read('object', 'account')).fields.slice(0, 4).map(field => field.name)
  await draft.show('object', 'account')
  const [first, second, third, fourth] = await names()
  const canvas = page.locator('.definition-canvas')
  await canvas.getByRole('button', { name: 'Move Name', exact: true }).focus()
  await page.keyboard.press('Space')
  await expect(said(page)).toContainText('Name picked up, place 1')
  await page.keyboard.press('ArrowDown')
  await expect(said(page)).toContainText('Name is at place 2')
  await page.keyboard.press('Space')
  await expect.poll(names).toEqual([second, first, third, fourth])
  await drag(canvas.getByRole('button', { name: 'Move Short name' }), page.locator(row('roles')), { x: 0.05, y: 0.6 })
  await expect.poll(names).toEqual([first, third, second, fourth])
  expect((await draft.steps()).slice(0, 2)).toEqual([
    'Field Short name of Object Account moved',
    'Field Name of Object Account moved',
  ])
})

test.describe('what others rely on', () => {
  test.use({ expected: [409] })

  test('is told before a type changes, with what happens to the records of today', async ({ page, draft }) => {
    await draft.show('object', 'opportunity')
    await page.locator(row('close_date')).getByRole('button', { name: 'Date', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.locator('.gallery-type').getByText('Date and time', { exact: true }).click()
    await expect(dialog.getByText('Every value stays')).toBeVisible()
    await dialog.locator('.gallery-type').getByText('Integer', { exact: true }).click()
    await expect(dialog.getByText('All values are emptied')).toBeVisible()
    await dialog.getByRole('button', { name: 'Change', exact: true }).click()
    await expect(dialog.getByText(/List Closing this quarter/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Change with all of this' }).click()
    await expect(dialog.getByText(/not convertible and shown empty: [\d,]+ records/)).toBeVisible()
    await dialog.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.locator(row('close_date')).getByRole('button', { name: 'Date', exact: true })).toBeVisible()
    expect((await draft.read('object', 'opportunity')).fields.find(({ name }) => name === 'close_date')?.type).toBe(
      'date',
    )
  })

  test('goes with a field that is removed', async ({ page, draft }) => {
    await draft.show('object', 'account')
    await page.locator(row('city')).getByRole('button', { name: 'Acts on City' }).click()
    await page.getByRole('menuitem', { name: 'Remove …' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(dialog.getByRole('listitem').first()).toBeVisible()
    await dialog.getByRole('button', { name: 'Remove all of this' }).click()
    await expect(page.locator(row('city'))).toHaveCount(0)
    expect(JSON.stringify(await draft.read('form', 'account'))).not.toContain('"city"')
  })
})

test('relations are drawn; from the map a reference is added', async ({ page, draft }) => {
  await draft.show('object', 'account')
  await page.getByRole('tab', { name: 'Relations' }).click()
  await page.locator('.relation-node', { hasText: 'Campaign' }).waitFor({ state: 'detached' })
  await choose(page, 'Add a reference to', 'Campaign')
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('textbox', { name: 'Label · English' })).toHaveValue('Campaign')
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.locator('.relation-node', { hasText: 'Campaign' })).toBeVisible()
  const handle = page.locator('.relation-centre .react-flow__handle-right')
  await drag(handle, page.locator('.relation-node', { hasText: 'Campaign' }).locator('.react-flow__handle-left'), {
    x: 0.5,
    y: 0.5,
  })
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('campaign_2')
  await page.keyboard.press('Escape')
  await page.getByText('As a list').click()
  await expect(page.getByRole('row', { name: /Refers to Campaign/ })).toContainText('account.campaign')
  await page.getByText('As a map').click()
  await page.locator('.relation-node', { hasText: 'Campaign' }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Campaign' })).toBeVisible()
})

test('rules are added and removed', async ({ page, draft }) => {
  await draft.show('object', 'account')
  await page.getByRole('tab', { name: 'Rules' }).click()
  const types = page.getByRole('region', { name: 'Record types' })
  await types.getByRole('button', { name: 'Record types: Add' }).click()
  const form = page.locator('.rule-form')
  await form.getByRole('textbox', { name: 'Label · English' }).fill('Public body')
  await form.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(types.getByRole('button', { name: /^Public body/ })).toHaveAttribute('aria-current', 'true')
  const indexes = page.getByRole('region', { name: 'Indexes' })
  await indexes.getByRole('button', { name: 'Remove City' }).click()
  await expect(indexes.getByRole('button', { name: 'City', exact: true })).toHaveCount(0)
  await choose(page.getByRole('region', { name: 'Global search' }), 'Global search: Add', 'City')
  await expect.poll(async () => (await draft.read('object', 'account')).search).toContain('city')
  const account = await draft.read('object', 'account')
  expect(account.recordTypes?.at(-1)).toMatchObject({ name: 'public_body', label: { en: 'Public body' } })
  expect(account.indexes?.some(({ fields }) => fields.join() === 'city')).toBe(false)
})

test('fields, relations and rules are accessible', async ({ page, draft }) => {
  await draft.show('object', 'account')
  for (const tab of ['Fields', 'Relations', 'Rules']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible()
    await expect(page.locator('.ant-skeleton')).toHaveCount(0)
    expect(await findingsIn(page, '.object-canvas'), tab).toEqual([])
  }
})
