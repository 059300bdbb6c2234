import type { Page } from '@playwright/test'
import type { TestApi } from '../support/api.ts'
import { createDraft, discardDraft, runCommand } from '../support/designer.ts'
import { findingsInTheDark, seriousFindings } from '../support/findings.ts'
import { choose } from '../support/form.ts'
import { expect, leave, test, visit } from '../support/test.ts'

let draft = ''
test.beforeEach(async ({ api, page }) => {
  draft = await createDraft(api, 'Small kinds')
  await visit(page, `/designer/drafts/${draft}`)
})
test.afterEach(async ({ api, page }) => {
  await leave(page)
  await discardDraft(api, draft)
})

const read = (api: TestApi, kind: string, name: string) =>
  api.send('GET', `/api/designer/drafts/${draft}/definitions/${kind}/${encodeURIComponent(name)}`)

async function beginNew(page: Page, kind: string) {
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: kind, exact: true }).click()
  return page.getByRole('dialog')
}

test('a pick list is written line by line, ordered and colored', async ({ page, api }) => {
  const dialog = await beginNew(page, 'Pick list')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Sample purpose')
  await expect(dialog.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('sample_purpose')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sample purpose' })).toBeVisible()

  for (const [english, chinese] of [
    ['Trial', '试用'],
    ['Exhibition', '展会'],
    ['Certification', '认证'],
  ]) {
    await page.getByRole('textbox', { name: 'New choice · English' }).fill(english!)
    await page.getByRole('textbox', { name: 'New choice · 简体中文' }).fill(chinese!)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('textbox', { name: `${english} · English` })).toHaveValue(english!)
  }
  await page.getByRole('button', { name: 'Move Certification', exact: true }).focus()
  await page.keyboard.press('Space')
  await expect(page.getByText('Certification lifted.')).toBeAttached()
  // The places are measured a moment after the lifting; no hand is faster.
  await page.waitForTimeout(300)
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('Certification over place 2.')).toBeAttached()
  await page.keyboard.press('Space')
  await page.getByRole('combobox', { name: 'Trial: Color' }).selectOption('green')
  await page.getByRole('checkbox', { name: 'Exhibition: Retired' }).check()
  await expect
    .poll(async () => (await read(api, 'picklist', 'sample_purpose')).choices)
    .toEqual([
      { code: 'trial', label: { en: 'Trial', 'zh-CN': '试用' }, color: 'green' },
      { code: 'certification', label: { en: 'Certification', 'zh-CN': '认证' } },
      { code: 'exhibition', label: { en: 'Exhibition', 'zh-CN': '展会' }, retired: true },
    ])
})

test('a name may be Chinese', async ({ page, api }) => {
  await page.evaluate(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  await page.reload()
  await page.getByRole('button', { name: '新建', exact: true }).click()
  await page.getByRole('menuitem', { name: '选项集', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '标签 · 简体中文' }).fill('样品用途')
  await expect(dialog.getByRole('textbox', { name: '名称', exact: true })).toHaveValue('样品用途')
  await dialog.getByRole('button', { name: '创建' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '样品用途' })).toBeVisible()
  expect((await read(api, 'picklist', '样品用途')).choices).toEqual([])
  await page.evaluate(() => localStorage.setItem('fulcrum.locale', 'en'))
})

test('a type of the data dictionary is made and tried', async ({ page, api }) => {
  const dialog = await beginNew(page, 'Type')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Lot number')
  await dialog.getByRole('button', { name: 'Create' }).click()
  const panel = page.getByRole('complementary', { name: 'Properties' })
  await panel.getByRole('textbox', { name: 'Pattern' }).fill('L\\d{4}')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await read(api, 'type', 'lot_number')).pattern).toBe('L\\d{4}')
  await page.getByRole('textbox', { name: 'Try a value' }).fill('L12')
  await expect(page.getByText('This does not match the pattern.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Try a value' }).fill('L1234')
  await expect(page.getByText('Accepted')).toBeVisible()
  await expect(panel.getByRole('textbox', { name: 'Smallest' })).toHaveCount(0)
})

test('a numbering is put together and shows what comes of it', async ({ page, api }) => {
  const dialog = await beginNew(page, 'Numbering')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Sample number')
  await dialog.getByRole('button', { name: 'Create' }).click()
  const year = new Date().getFullYear()
  const examples = page.getByRole('region', { name: 'What numbers look like' })
  await expect(examples.getByRole('listitem')).toHaveText([`${year}-0001`, `${year}-0002`, `${year}-0003`])
  const parts = page.getByRole('region', { name: 'Parts' })
  await parts.getByRole('button', { name: 'Add a part' }).click()
  await page.getByRole('menuitem', { name: 'Text' }).click()
  await expect(parts.getByRole('textbox', { name: 'Text' })).toHaveCount(2)
  await parts.getByRole('textbox', { name: 'Text' }).last().fill('SMP')
  await page.keyboard.press('Enter')
  await expect(examples.getByRole('listitem').first()).toHaveText(`${year}-0001SMP`)
  await parts.getByRole('button', { name: 'Move Text', exact: true }).last().focus()
  await page.keyboard.press('Space')
  // The places are measured a moment after the lifting; no hand is faster.
  await page.waitForTimeout(300)
  for (const place of ['3', '2', '1']) {
    await page.keyboard.press('ArrowUp')
    await expect(page.getByText(`Text over place ${place}.`)).toBeAttached()
  }
  await page.keyboard.press('Space')
  await expect(examples.getByRole('listitem').first()).toHaveText(`SMP${year}-0001`)
  expect((await read(api, 'numbering', 'sample_number')).parts[0]).toEqual({ part: 'text', text: 'SMP' })
})

test('an action is made, offered and allowed', async ({ page, api }) => {
  const dialog = await beginNew(page, 'Action')
  await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Put on hold')
  await choose(dialog, 'Object', 'Lead')
  await expect(dialog.getByRole('button', { name: 'Create' })).toBeDisabled()
  await choose(dialog, 'Input', 'Rating')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Put on hold' })).toBeVisible()
  await expect(page.getByRole('banner').getByRole('button', { name: /error/ })).toHaveCount(0)
  const panel = page.getByRole('complementary', { name: 'Properties' })
  const set = panel.locator('[data-property="set"]')
  await set.getByRole('button', { name: 'Add' }).click()
  await choose(set, 'Field', 'Status')
  await set.getByRole('button', { name: 'Add' }).click()
  await expect(panel.getByRole('heading', { name: /Status/ })).toBeVisible()
  await panel.locator('[data-property="value"]').getByRole('combobox').click()
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item').first().click()
  await expect(page.getByRole('region', { name: 'The button and what it does' })).toContainText('Sets Status to')
  await page.getByRole('region', { name: 'Who may do it' }).getByRole('switch', { name: 'Sales manager' }).click()
  await expect.poll(async () => (await read(api, 'role', 'sales_manager')).actions).toContain('put_on_hold')
  const offered = page.getByRole('region', { name: 'Where it is offered' }).getByRole('switch').first()
  await offered.click()
  await expect(offered).toBeChecked()
  expect((await read(api, 'action', 'put_on_hold')).set[0].field).toBe('status')
})

test('a finding is shown at its place and put right with one click', async ({ page, api }) => {
  await runCommand(api, draft, 'add-definition', {
    definition: { kind: 'picklist', name: 'half', label: { en: 'Half' }, choices: [{ code: 'a', label: { en: 'A' } }] },
  })
  const { id } = await read(api, 'picklist', 'half')
  await visit(page, `/designer/drafts/${draft}/picklist/${id}`)
  const label = page.getByRole('complementary', { name: 'Properties' }).locator('[data-property="label"]')
  await expect(label).toContainText('The Chinese text is missing')
  await page
    .getByRole('banner')
    .getByRole('button', { name: /warning/ })
    .click()
  await expect(page.getByRole('dialog')).toContainText('The Chinese text is missing')
  await page.keyboard.press('Escape')
  await label.getByRole('textbox', { name: /简体中文/ }).fill('一半')
  await page.keyboard.press('Enter')
  await expect(label).not.toContainText('The Chinese text is missing')
})

test('the canvases have no serious findings, in the light or in the dark', async ({ page, api }) => {
  test.setTimeout(600_000)
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await runCommand(api, draft, 'add-definition', {
    definition: { kind: 'type', name: 'lot', label: { en: 'Lot', 'zh-CN': '批号' }, base: 'text', maxLength: 4 },
  })
  const found: string[] = []
  for (const [kind, name] of [
    ['picklist', 'countries'],
    ['type', 'lot'],
    ['numbering', 'campaign_number'],
    ['action', 'accept_quote'],
  ] as const) {
    const { id } = await read(api, kind, name)
    await visit(page, `/designer/drafts/${draft}/${kind}/${id}`)
    for (const finding of [...(await seriousFindings(page)), ...(await findingsInTheDark(page))]) {
      found.push(`${kind}: ${finding}`)
    }
  }
  expect(found).toEqual([])
})
