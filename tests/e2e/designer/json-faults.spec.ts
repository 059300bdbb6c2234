/** What is wrong with JSON is marked where it stands, and leaving the view keeps what was typed and what was selected. */
import { createDraft, discardDraft } from '../support/designer.ts'
import { expect, leave, test, visit } from '../support/test.ts'

let draft = ''
test.beforeEach(async ({ api }) => {
  draft = await createDraft(api, 'Faults')
})
test.afterEach(async ({ api, page }) => {
  await leave(page)
  await discardDraft(api, draft)
})

test.describe(() => {
  test.use({ expected: [422] })
  test('faults are marked at their place, and unsaved text is told of', async ({ page, api }) => {
    const action = await api.send('GET', `/api/designer/drafts/${draft}/definitions/action/accept_quote`)
    await visit(page, `/designer/drafts/${draft}/action/${action.id}?view=json`)
    const editor = page.getByRole('textbox', { name: 'JSON' })
    const alert = page.locator('.json-screen').getByRole('alert')
    const mark = editor.locator('.cm-lintRange-error')
    const put = async (text: string) => {
      await editor.click()
      await page.keyboard.press('Control+a')
      await page.keyboard.insertText(text)
    }
    await put('{\n  "name": bogus\n}')
    await expect(mark).toHaveText('bogus')
    await page.keyboard.press('Control+s')
    await expect(alert).toContainText('look at line 2')

    await put(JSON.stringify({ ...action, bogus: 'nonsense' }, null, 2))
    await expect(mark).toHaveCount(0)
    await page.keyboard.press('Control+s')
    await expect(alert).toBeVisible()
    await expect(mark).toHaveText('"nonsense"')

    await page.locator('.definition-head').getByText('Design', { exact: true }).click()
    await expect(page.getByText('Unsaved JSON is kept')).toBeVisible()
    await expect(page.getByRole('img', { name: 'Unsaved JSON is kept' })).toBeVisible()
  })
})

test('a form opens the tab of what is selected', async ({ page, api }) => {
  const form = await api.send('GET', `/api/designer/drafts/${draft}/definitions/form/account`)
  const name = form.tabs[1].label.en
  await visit(page, `/designer/drafts/${draft}/form/${form.id}`)
  const tab = page.getByRole('navigation', { name: 'Tabs' }).getByRole('button', { name, exact: true })
  await tab.click()
  const head = page.locator('.definition-head')
  await head.getByText('JSON', { exact: true }).click()
  await expect(page.getByRole('textbox', { name: 'JSON' })).toBeVisible()
  await head.getByText('Design', { exact: true }).click()
  await expect(tab).toHaveAttribute('aria-current', 'true')
})
