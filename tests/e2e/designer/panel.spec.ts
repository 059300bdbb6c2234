import type { Page } from '@playwright/test'
import type { TestApi } from '../support/api.ts'
import { createDraft, discardDraft, runCommand } from '../support/designer.ts'
import { findingsInTheDark, seriousFindings } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { expect, leave, test, visit } from '../support/test.ts'

let draft = ''
test.beforeEach(async ({ api }) => {
  draft = await createDraft(api, 'Properties')
})
test.afterEach(async ({ api, page }) => {
  await leave(page)
  await discardDraft(api, draft)
})

/** A definition of the draft as the server has it. */
const read = (api: TestApi, kind: string, name: string) =>
  api.send('GET', `/api/designer/drafts/${draft}/definitions/${kind}/${name}`)
const steps = async (api: TestApi): Promise<{ command: string }[]> =>
  (await api.send('GET', `/api/designer/drafts/${draft}/steps`)).steps

async function open(page: Page, api: TestApi, kind: string, name: string, more = ''): Promise<void> {
  const { id } = await read(api, kind, name)
  await visit(page, `/designer/drafts/${draft}/${kind}/${id}${more}`)
}

const panel = (page: Page) => page.getByRole('complementary', { name: 'Properties' })

test('typing a word is one edit, in both languages', async ({ page, api }) => {
  await open(page, api, 'action', 'accept_quote')
  const english = panel(page).getByRole('textbox', { name: 'Label · English' })
  await english.fill('')
  await english.pressSequentially('Customer agreed')
  await english.press('Tab')
  await expect(page.getByRole('heading', { level: 1, name: 'Customer agreed' })).toBeVisible()
  await panel(page).getByRole('textbox', { name: 'Label · 简体中文' }).fill('客户同意')
  await page.keyboard.press('Enter')
  await expect
    .poll(async () => (await read(api, 'action', 'accept_quote')).label)
    .toEqual({
      en: 'Customer agreed',
      'zh-CN': '客户同意',
    })
  expect((await steps(api)).map(step => step.command)).toEqual(['set-property', 'set-property'])
})

test.describe(() => {
  test.use({ expected: [422] })
  test('what is refused stays where it was typed, with the reason', async ({ page, api }) => {
    await runCommand(api, draft, 'add-definition', {
      definition: { kind: 'type', name: 'rate', label: { en: 'Rate', 'zh-CN': '费率' }, base: 'decimal', min: '0' },
    })
    await open(page, api, 'type', 'rate')
    const smallest = panel(page).getByRole('textbox', { name: 'Smallest' })
    await smallest.fill('almost none')
    await smallest.press('Enter')
    const property = panel(page).locator('[data-property="min"]')
    await expect(property.getByRole('alert')).not.toBeEmpty()
    await expect(smallest).toHaveValue('almost none')
    await expect(smallest).toHaveAttribute('aria-invalid', 'true')
    expect((await read(api, 'type', 'rate')).min).toBe('0')
    await property.getByRole('button', { name: 'Give up' }).click()
    await expect(smallest).toHaveValue('0')
    await smallest.fill('0.25')
    await smallest.press('Enter')
    await expect.poll(async () => (await read(api, 'type', 'rate')).min).toBe('0.25')
    await expect(property.getByRole('alert')).toBeHidden()
  })
})

test.describe(() => {
  test.use({ expected: [404, 409, 422] })
  test('a rename is one edit that all references follow', async ({ page, api }) => {
    await open(page, api, 'picklist', 'countries')
    const name = panel(page).getByRole('textbox', { name: 'Name' })
    await name.fill('not a name')
    await name.press('Enter')
    await expect(name).toHaveValue('not a name')
    await name.fill('nations')
    await name.press('Enter')
    await expect(page.getByText(/other definitions followed the new name/)).toBeVisible()
    const account = await read(api, 'object', 'account')
    expect(account.fields.find((field: { name: string }) => field.name === 'country').picklist).toBe('nations')
    expect((await steps(api)).map(step => step.command)).toEqual(['rename-definition'])
  })

  test('removing what others use says what goes with it, and is undone', async ({ page, api }) => {
    await open(page, api, 'picklist', 'countries')
    await panel(page).getByRole('button', { name: 'Remove', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Remove', exact: true }).click()
    await expect(dialog).toContainText('Others use it')
    await expect(dialog).toContainText('Account')
    await dialog.getByRole('button', { name: 'Remove all of this' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Properties' })).toBeVisible()
    await expect(read(api, 'picklist', 'countries')).rejects.toThrow('404')
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect
      .poll(async () => {
        const { definitions } = await api.send('GET', `/api/designer/drafts/${draft}/definitions`)
        return definitions.some((item: { kind: string; name: string }) => item.name === 'countries')
      })
      .toBe(true)
  })
})

test('a condition is built on the fields of the draft', async ({ page, api }) => {
  await runCommand(api, draft, 'rename-element', {
    kind: 'object',
    name: 'quote',
    path: ['fields', 'status'],
    to: 'stage',
  })
  await open(page, api, 'action', 'accept_quote')
  const when = panel(page).getByRole('region', { name: 'When' })
  await when.getByRole('button', { name: 'Condition' }).first().click()
  await choose(when.locator('.rule').last(), 'Field', 'Name')
  await when.locator('.rule').last().getByRole('textbox').fill('Test')
  await expect
    .poll(async () => (await read(api, 'action', 'accept_quote')).when.rules)
    .toEqual([
      { field: 'stage', operator: '=', value: 'sent' },
      expect.objectContaining({ field: 'name', value: 'Test' }),
    ])
})

test('names are put in order with the keyboard', async ({ page, api }) => {
  const before: string[] = (await read(api, 'object', 'account')).search
  expect(before.length).toBeGreaterThan(1)
  await open(page, api, 'object', 'account')
  const search = panel(page).locator('[data-property="search"]')
  const handle = search.getByRole('button', { name: /^Move / }).first()
  await handle.focus()
  await page.keyboard.press('Space')
  await expect(page.getByText(/lifted\.$/)).toBeAttached()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText(/over place 2\.$/)).toBeAttached()
  await page.keyboard.press('Space')
  await expect
    .poll(async () => (await read(api, 'object', 'account')).search)
    .toEqual([before[1], before[0], ...before.slice(2)])
})

test.describe(() => {
  test.use({ expected: [409] })
  test('an element is added, opened, and left again by the trail', async ({ page, api }) => {
    await open(page, api, 'page', 'account')
    const header = panel(page).locator('[data-property="header"]')
    await header.getByRole('combobox').click()
    await header.getByRole('combobox').fill('Postal code')
    await page.locator('.ant-cascader-menu-item', { hasText: 'Postal code' }).first().click()
    await expect.poll(async () => (await read(api, 'page', 'account')).header.at(-1)).toMatch(/postal_code$/)

    await open(page, api, 'object', 'account')
    const types = panel(page).locator('[data-property="recordTypes"]')
    await types.getByRole('button', { name: 'Organization', exact: true }).click()
    await expect(panel(page).getByRole('heading', { name: /Organization/ })).toBeVisible()
    await choose(panel(page), 'Page', 'Person')
    await expect
      .poll(async () => (await read(api, 'object', 'account')).recordTypes.find(isOrganization).page)
      .toBe('account_person')
    await panel(page).getByRole('navigation', { name: 'Place' }).getByRole('button', { name: 'Object' }).click()
    await expect(panel(page).getByRole('heading', { name: 'Object: properties' })).toBeVisible()
  })
})

const isOrganization = (type: { name: string }) => type.name === 'organization'

test('a definition is copied under another name', async ({ page, api }) => {
  await open(page, api, 'action', 'accept_quote')
  await panel(page).getByRole('button', { name: 'Duplicate' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Accepted by phone')
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('accepted_by_phone')
  await dialog.getByRole('button', { name: 'Duplicate' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accepted by phone' })).toBeVisible()
  expect((await read(api, 'action', 'accepted_by_phone')).does).toBe('update')
})

test('where something is used, and what would go with it', async ({ page, api }) => {
  await open(page, api, 'object', 'account', '?view=uses')
  await choose(page, 'Uses of', 'Account › City')
  const used = page.getByRole('region', { name: 'Used by' })
  await expect(used.getByRole('link').first()).toBeVisible()
  await expect(page.getByRole('region', { name: 'If it were removed' }).getByRole('link').first()).toBeVisible()
  await used.getByRole('link').first().click()
  await expect(page).toHaveURL(/\?at=/)
})

test('JSON completes names and values and is saved with Ctrl S', async ({ page, api }) => {
  await open(page, api, 'action', 'accept_quote', '?view=json')
  const editor = page.getByRole('textbox', { name: 'JSON' })
  await expect(editor).toContainText('accept_quote')
  await expect(editor)
    .toBeFocused({ timeout: 1 })
    .catch(() => editor.click())
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('End')
  await page.keyboard.type(',\n"lis')
  await page.getByRole('option', { name: /^list/ }).click()
  await page.keyboard.type(': "my_q')
  await page.getByRole('option', { name: /my_quotes/ }).click()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Saved', { exact: true }).first()).toBeVisible()
  await expect.poll(async () => (await read(api, 'action', 'accept_quote')).list).toBe('my_quotes')
})

test.describe(() => {
  test.use({ expected: [400, 409, 422] })
  test('JSON that is overtaken stands beside what others made, and nothing is lost', async ({ page, api }) => {
    await open(page, api, 'action', 'accept_quote', '?view=json')
    const editor = page.getByRole('textbox', { name: 'JSON' })
    await editor.click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.type('\n\n')
    await runCommand(api, draft, 'set-property', {
      kind: 'action',
      name: 'accept_quote',
      path: ['label', 'en'],
      value: 'Changed by another',
    })
    await expect(page.getByText('Somebody else changed this definition')).toBeVisible()
    // What is typed survives leaving the view, and a reload.
    await page.reload()
    await expect(page.getByText('Somebody else changed this definition')).toBeVisible()
    await page.getByRole('button', { name: 'Compare' }).click()
    await expect(page.getByRole('textbox', { name: 'As it is now' })).toContainText('Changed by another')
    const mine = page.getByRole('textbox', { name: 'Yours, not saved yet' })
    await expect(mine).toContainText('Accepted')
    await page.getByRole('button', { name: 'Save mine' }).click()
    await expect.poll(async () => (await read(api, 'action', 'accept_quote')).label.en).toBe('Accepted')
  })

  test('hostile, huge and broken JSON is refused in plain words', async ({ page, api }) => {
    await open(page, api, 'action', 'accept_quote', '?view=json')
    const editor = page.getByRole('textbox', { name: 'JSON' })
    const alert = page.locator('.json-screen').getByRole('alert')
    const put = async (text: string) => {
      await editor.click()
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(text)
      await page.keyboard.press('Control+s')
    }
    await put('{"id": ')
    await expect(alert).toContainText('This is not JSON')
    await put('[1]')
    await expect(alert).toContainText('one JSON object')
    await put('{"__proto__": {"polluted": true}, "kind": "action"}')
    await expect(alert).toBeVisible()
    expect(await page.evaluate(() => ({}) as { polluted?: boolean })).toEqual({})
    await put(`{"name": "${'x'.repeat(1_000_001)}"}`)
    await expect(alert).toContainText('larger than a definition can be')
    await page.getByRole('button', { name: 'Undo typing' }).click()
    await expect(editor).toContainText('accept_quote')
    expect(await steps(api)).toEqual([])
  })
})

test('panel, JSON and uses have no serious findings, in the light or in the dark', async ({ page, api }) => {
  test.setTimeout(600_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const found: string[] = []
  const look = async (where: string) => {
    for (const finding of [...(await seriousFindings(page)), ...(await findingsInTheDark(page))]) {
      found.push(`${where}: ${finding}`)
    }
  }
  for (const [kind, name] of [
    ['object', 'account'],
    ['action', 'accept_quote'],
    ['template', 'sales'],
  ] as const) {
    for (const view of ['', '?view=json', '?view=uses']) {
      await open(page, api, kind, name, view)
      await look(`${kind}${view}`)
    }
  }
  await open(page, api, 'object', 'account', '?at=/fields/0')
  await look('field')
  expect(found).toEqual([])
})
