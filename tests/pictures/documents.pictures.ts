/** Pictures of docs/documents.md: what is printed of a quote, and the editor. */
import path from 'node:path'
import { expect } from '@playwright/test'
import { test } from '../e2e/support/opened-draft.ts'
import { visit } from '../e2e/support/test.ts'

const folder = path.resolve(import.meta.dirname, '../../docs/images/documents')

test('Printed documents', async ({ page, api, draft }) => {
  const [quote] = await api.list('quote', { fields: ['name'], sort: '-quote_date', limit: 1 })
  await visit(page, `/records/quote/${quote?.id}`)
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  const heading = { level: 1, name: 'Quotation' } as const
  await expect(page.locator('iframe').contentFrame().getByRole('heading', heading)).toBeVisible()
  await page.screenshot({ path: path.join(folder, 'print.png') })

  await draft.show('document', 'quotation')
  await expect(page.locator('iframe').contentFrame().getByRole('heading', heading)).toBeVisible()
  await page.screenshot({ path: path.join(folder, 'editor.png') })
})
