/**
 * What axe finds, as lines that name the rule and the elements. It looks in one frame and tells violations only, which
 * takes a fourth of the time; the app has no frames but that of the preview, whose screens are looked at by themselves.
 */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const lookAt = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })

type Violation = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number]

const lineOf = ({ id, nodes }: Violation) =>
  `${id}: ${nodes
    .slice(0, 3)
    .map(node => node.html.slice(0, 200))
    .join(' | ')}`

/** Everything that is wrong within a part of the screen. */
export async function findingsIn(page: Page, selector: string): Promise<string[]> {
  return (await lookAt(page).include(selector).analyze()).violations.map(lineOf)
}

/** What is serious or critical on the whole screen. */
export async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await lookAt(page).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(lineOf)
}

/** The same screen in the dark: what colors decide, for the rest is as in the light, which it returns to. */
export async function findingsInTheDark(page: Page): Promise<string[]> {
  await showIn(page, 'dark')
  const { violations } = await lookAt(page)
    .options({ resultTypes: ['violations'], runOnly: ['color-contrast'] })
    .analyze()
  await showIn(page, 'light')
  return violations.map(violation => `in the dark: ${lineOf(violation)}`)
}

/** The screen is drawn in its colors two frames after it says which they are. */
async function showIn(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await page.waitForFunction(mode => document.documentElement.dataset.theme === mode, colorScheme)
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(resolve => requestAnimationFrame(resolve))
  })
}
