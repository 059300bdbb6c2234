/**
 * Waits until a screen stands: it has a heading, nothing is loading, nothing has been asked of the server, and two
 * frames later that is still so. The screen sets the pace, not a clock; the stream of events is no question.
 */
import type { Page, Request } from '@playwright/test'

/** Questions under way, by page. */
const asked = new WeakMap<Page, Set<Request>>()

/** Begins to count what the page asks; to be called before it opens an address. */
export function countRequests(page: Page): void {
  asked.get(page)?.clear()
  if (asked.has(page)) return
  const requests = new Set<Request>()
  asked.set(page, requests)
  page.on('request', request => {
    if (request.resourceType() !== 'eventsource') requests.add(request)
  })
  page.on('requestfinished', request => requests.delete(request))
  page.on('requestfailed', request => requests.delete(request))
}

/** Waits until nothing changes any more by itself. */
export async function settle(page: Page): Promise<void> {
  for (let quiet = 0; quiet < 2; ) {
    const stands = await page.evaluate(async () => {
      for (let frame = 0; frame < 2; frame += 1) await new Promise(resolve => requestAnimationFrame(resolve))
      return document.querySelector('h1') !== null && document.querySelector('[aria-busy="true"]') === null
    })
    quiet = stands && asked.get(page)?.size === 0 ? quiet + 1 : 0
  }
}
