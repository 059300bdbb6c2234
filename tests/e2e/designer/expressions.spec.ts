/** A formula is typed with completion, a wrong name is mended by a click, and its value on a record is seen. */
import { runCommand } from '../support/designer.ts'
import { findingsIn } from '../support/findings.ts'
import { test } from '../support/opened-draft.ts'
import { expect } from '../support/test.ts'

const row = (name: string) => `tr:has(button.editable-code:text-is("${name}"))`

test('a formula is written with the help of the editor', async ({ page, draft }) => {
  await draft.show('object', 'opportunity')
  await page.getByRole('textbox', { name: 'Add a field: Label · English' }).fill('Likely')
  await page.getByRole('textbox', { name: 'Add a field: Label · Chinese' }).fill('有望')
  await page.getByRole('textbox', { name: 'Add a field: Label · Chinese' }).press('Enter')
  await expect(page.locator(row('likely'))).toHaveAttribute('aria-current', 'true')

  const panel = page.getByRole('complementary', { name: 'Properties' })
  const formula = panel.getByRole('textbox', { name: 'Formula', exact: true })
  const options = page.getByRole('listbox')
  await formula.click()
  await page.keyboard.type('account.nam')
  await options.getByRole('option', { name: /^name/ }).click()
  await expect(formula).toHaveText('account.name')
  await expect(panel.getByText('Comes to: text')).toBeVisible()
  await expect(panel.getByRole('combobox', { name: 'Record to try it on' })).toBeVisible()
  await expect(panel.getByLabel('Value', { exact: true })).toHaveText(/^".+"$/)

  await formula.fill('string(amout)')
  await expect(formula.locator('.cm-lintRange-error')).toHaveText('amout')
  await expect(panel.getByText('There is nothing called “amout” here.')).toBeVisible()
  await panel.getByRole('button', { name: 'Use “amount”' }).click()
  await expect(formula).toHaveText('string(amount)')
  await expect(formula.locator('.cm-lintRange-error')).toHaveCount(0)
  const fieldOf = async () => (await draft.read('object', 'opportunity')).fields.find(field => field.name === 'likely')
  await expect.poll(fieldOf).toMatchObject({ formula: 'string(amount)' })

  await formula.fill('string(subst')
  await expect(options).toBeVisible()
  await formula.press('Escape')
  await expect(options).toBeHidden()
  await formula.press('Escape')
  await expect(formula).toHaveText('string(amount)')
  expect(await findingsIn(page, '.expression-input')).toEqual([])
  await formula.press('Tab')
  await expect(formula).not.toBeFocused()
})

test('in Chinese, with the codes of a choice by what they are called', async ({ page, draft, api }) => {
  await page.addInitScript(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  const place = { kind: 'list', name: 'all_opportunities', path: ['where'] }
  await runCommand(api, draft.id, 'set-property', { ...place, value: 'stge = "won"' })
  await draft.show('list', 'all_opportunities')
  const where = page.getByRole('textbox', { name: '条件表达式', exact: true })
  await expect(page.getByText('此处没有名为“stge”的内容。')).toHaveCount(1)
  await where.fill('stage = ')
  await page.keyboard.press('Control+Space')
  await page.getByRole('option', { name: /赢单/ }).click()
  await where.press('Enter')
  await expect(where).toHaveText('stage = "won"')
  await expect(page.getByText('结果类型：是/否')).toBeVisible()
  await expect.poll(async () => (await draft.read('list', 'all_opportunities')).where).toBe('stage = "won"')
})
