import { addressOf } from './support/address-of.ts'
import { screens } from './support/screens.ts'
import { expect, test, visit, walkTo } from './support/test.ts'

test.use({ viewport: { width: 360, height: 740 } })

test('no screen is wider than a phone', async ({ page, api }) => {
  test.setTimeout(600_000)
  const found: string[] = []
  for (const screen of screens) {
    await walkTo(page, await addressOf(api, screen))
    const width = await page.evaluate(() => document.getElementById('main')?.scrollWidth ?? document.body.scrollWidth)
    if (width > 360) found.push(`${screen}: ${width} px`)
  }
  expect(found).toEqual([])
})

test('the menu opens as a drawer and a list shows cards', async ({ page }) => {
  await visit(page, '/')
  await page.getByRole('button', { name: 'Show or hide the menu' }).click()
  await page.getByRole('dialog').getByRole('link', { name: 'Accounts', exact: true }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Accounts' })).toBeVisible()
  await page.locator('.record-cards a').first().click()
  await expect(page).toHaveURL(/\/records\/account\/[0-9a-f-]{36}/)
})
