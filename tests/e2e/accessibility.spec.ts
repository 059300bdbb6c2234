import { addressOf } from './support/address-of.ts'
import { findingsInTheDark, seriousFindings } from './support/findings.ts'
import { screens } from './support/screens.ts'
import { settle } from './support/settle.ts'
import { expect, test, visit, walkTo } from './support/test.ts'

test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }))

test('no screen has serious findings, in the light or in the dark', async ({ page, api }) => {
  test.setTimeout(600_000)
  const found: string[] = []
  for (const screen of screens) {
    await walkTo(page, await addressOf(api, screen))
    await expect(page.locator('h1:visible, h1.visually-hidden'), `${screen} has one h1`).toHaveCount(1)
    for (const finding of [...(await seriousFindings(page)), ...(await findingsInTheDark(page))]) {
      found.push(`${screen}: ${finding}`)
    }
  }
  expect(found).toEqual([])
})

test('forms and dialogs have no serious findings', async ({ page }) => {
  await visit(page, '/records/opportunity')
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Apply' })).toBeVisible()
  await settle(page)
  expect(await seriousFindings(page), 'filter').toEqual([])
  await page.getByRole('button', { name: 'New Opportunity' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await settle(page)
  expect(await seriousFindings(page), 'drawer').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible()
  await settle(page)
  expect(await seriousFindings(page), 'search').toEqual([])
})
