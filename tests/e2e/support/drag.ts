/** Drags as a hand does: down, a little, there, up; or picks up by keys. */
import { expect, type Locator } from '@playwright/test'

/** `at` is where it is let go, as shares of the target's width and height. */
export async function drag(from: Locator, to: Locator, at: { x: number; y: number }): Promise<void> {
  const page = from.page()
  await from.scrollIntoViewIfNeeded()
  const [start, end] = [await boxOf(from), await boxOf(to)]
  const [x, y] = [start.x + start.width / 2, start.y + start.height / 2]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 6, y + 6, { steps: 3 })
  await page.mouse.move(end.x + end.width * at.x, end.y + end.height * at.y, { steps: 8 })
  await page.mouse.up()
}

/** Picks up by the space bar; the arrow keys move it from now on. */
export async function pickUp(grip: Locator): Promise<void> {
  const page = grip.page()
  await grip.focus()
  await page.keyboard.press('Space')
  await expect(page.locator('.drag-chip')).toBeVisible()
  // dnd-kit hears keys from the next turn of the event loop on.
  await page.evaluate(() => new Promise(resolve => setTimeout(resolve)))
}

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox()
  if (!box) throw new Error('Not on the screen')
  return box
}
