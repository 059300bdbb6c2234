/** A document is made in the designer with its layout, and one of the template is looked at and saved from a record. */
import { readFile } from 'node:fs/promises'
import { seriousFindings } from './support/findings.ts'
import { choose } from './support/form.ts'
import { test as drafted } from './support/opened-draft.ts'
import { expect, test } from './support/test.ts'

test('a quotation is looked at in two languages and saved as PDF', async ({ page, api }) => {
  const [quote] = await api.list('quote', { fields: ['name', 'number'], limit: 1 })
  await page.goto(`/records/quote/${quote?.id}`)
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  const dialog = page.getByRole('dialog')
  const sheet = dialog.locator('iframe').contentFrame()
  await expect(sheet.getByRole('heading', { level: 1, name: 'Quotation' })).toBeVisible()
  expect(await seriousFindings(page)).toEqual([])
  await dialog.getByText('中文', { exact: true }).click()
  await expect(sheet.getByRole('heading', { level: 1, name: '报价单' })).toBeVisible()

  const saved = page.waitForEvent('download')
  const answered = page.waitForResponse(answer => answer.url().includes('/documents/quotation?'))
  await dialog.getByRole('button', { name: 'Download PDF' }).click()
  const file = await saved
  // How a browser writes Chinese names depends on the machine; this is what it is told.
  const named = (await answered).headers()['content-disposition'] ?? ''
  expect(decodeURIComponent(named)).toContain(`报价单 ${quote?.number}`)
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
})

drafted(
  'a new document has a layout, names fields while one types, and marks what is wrong',
  async ({ page, draft }) => {
    await draft.show('object', 'opportunity')
    await page.getByRole('button', { name: 'New', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Document', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Label · English' }).fill('Opportunity sheet')
    await choose(dialog, 'Object', 'Opportunity')
    await dialog.getByRole('button', { name: 'Create' }).click()
    const sheet = page.getByRole('region', { name: 'Preview' }).locator('iframe').contentFrame()
    await expect(sheet.getByRole('columnheader', { name: 'Amount' })).toBeVisible()

    const editor = page.getByRole('textbox', { name: 'Body (English)' })
    await editor.click()
    await page.keyboard.press('Control+End')
    await page.keyboard.type('{{account.ci')
    await page.getByRole('option', { name: /^city/ }).click()
    await page.keyboard.type(' ')
    await expect
      .poll(async () => (await draft.read('document', 'opportunity_sheet')).body.en)
      .toMatch(/\{\{account\.city \}\}$/)
    await page.keyboard.type('x')
    await expect(page.getByText(/cannot be read|There is no helper|After /).first()).toBeVisible()

    await page.keyboard.press('Control+a')
    await page.keyboard.insertText('<p>Hello {{nonsense}}</p>')
    await expect(page.getByText('There is no field of opportunity called nonsense.')).toBeVisible()
    await expect(page.getByText(/left empty here/)).toBeVisible()
    await page.getByRole('tab', { name: 'Header' }).click()
    await page.getByRole('tab', { name: 'Body' }).click()
    await expect(editor).toContainText('<p>Hello {{nonsense}}</p>')
    await expect(page.locator('.ant-message-error')).toHaveCount(0)
  },
)
