import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { addressOf } from './support/address-of.ts'
import { screens } from './support/screens.ts'
import { expect, test, visit } from './support/test.ts'

/** All rules in the light; in the dark only what colors decide, for the rest is the same page. */
function looking(page: Page, colorScheme: 'light' | 'dark'): AxeBuilder {
  const builder = new AxeBuilder({ page })
  return colorScheme === 'dark' ? builder.withRules(['color-contrast']) : builder
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no screen has serious findings (${colorScheme})`, async ({ page, api }) => {
    test.setTimeout(600_000)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const found: string[] = []
    for (const screen of screens) {
      await visit(page, await addressOf(api, screen))
      await expect(page.locator('h1:visible, h1.visually-hidden'), `${screen} has one h1`).toHaveCount(1)
      const { violations } = await looking(page, colorScheme).analyze()
      for (const violation of violations.filter(item => item.impact === 'serious' || item.impact === 'critical')) {
        found.push(
          `${screen}: ${violation.id}: ${violation.nodes
            .map(node => node.html.slice(0, 160))
            .slice(0, 3)
            .join(' | ')}`,
        )
      }
    }
    expect(found).toEqual([])
  })
}

test('forms and dialogs have no serious findings', async ({ page }) => {
  await visit(page, '/records/opportunity')
  const check = async (where: string) => {
    await page.waitForTimeout(400)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(item => item.impact === 'serious' || item.impact === 'critical')
    expect(serious.map(item => `${where}: ${item.id}: ${item.nodes[0]?.html}`)).toEqual([])
  }
  await page.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Apply' })).toBeVisible()
  await check('filter')
  await page.getByRole('button', { name: 'New Opportunity' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await check('drawer')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeVisible()
  await check('search')
})
