/** The test of every spec: in English, and failing on whatever the browser complains about. */
import { test as base, expect, type Page } from '@playwright/test'
import { createApi, type TestApi } from './api.ts'

interface Fixtures {
  /** Statuses that a test provokes; the browser logs each as an error. */
  readonly expected: readonly number[]
  readonly api: TestApi
  readonly complaints: string[]
}

export const test = base.extend<Fixtures>({
  expected: [[], { option: true }],
  api: async ({ page, baseURL }, use) => use(createApi(page.request, baseURL ?? '')),
  complaints: [
    async ({ page, expected }, use) => {
      const complaints: string[] = []
      page.on('pageerror', error => complaints.push(error.stack ?? error.message))
      page.on('console', message => {
        if (message.type() !== 'error') return
        const status = Number(/responded with a status of (\d+)/.exec(message.text())?.[1])
        if (!expected.includes(status)) complaints.push(`${message.text()} (${message.location().url})`)
      })
      await use(complaints)
      expect(complaints, 'what the browser complained about').toEqual([])
    },
    { auto: true },
  ],
  page: async ({ page }, use) => {
    await page.addInitScript(() => {
      if (!localStorage.getItem('fulcrum.locale')) localStorage.setItem('fulcrum.locale', 'en')
    })
    await use(page)
  },
})

/** Opens an address and waits until its screen stands. */
export async function visit(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('h1').first()).toBeAttached()
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
  await page.waitForLoadState('networkidle')
}

export { expect }
