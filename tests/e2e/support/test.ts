/** The test of every spec: in English, and failing on whatever the browser complains about. */
import { test as base, expect, type Page } from '@playwright/test'
import { createApi, type TestApi } from './api.ts'
import { countRequests, settle } from './settle.ts'

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
      // A sandboxed frame has no storage.
      if (origin === 'null') return
      if (!localStorage.getItem('fulcrum.locale')) localStorage.setItem('fulcrum.locale', 'en')
    })
    await use(page)
  },
})

/** Opens an address and waits until its screen stands. */
export async function visit(page: Page, address: string): Promise<void> {
  countRequests(page)
  await page.goto(address)
  await settle(page)
}

/** Goes to an address within the app, as a link does, without loading the app anew; its heading is another. */
export async function walkTo(page: Page, address: string): Promise<void> {
  if (page.url() === 'about:blank') return visit(page, address)
  const heading = await page.evaluate(to => {
    const before = document.querySelector('h1')?.textContent
    history.pushState({}, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: {} }))
    return before
  }, address)
  await page.waitForFunction(before => document.querySelector('h1')?.textContent !== before, heading)
  await settle(page)
}

/** Leaves the app, so that it asks for nothing more of what the test takes away. */
export async function leave(page: Page): Promise<void> {
  await page.goto('/api/me')
}

export { expect }
