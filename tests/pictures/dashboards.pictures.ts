/** Pictures of docs/dashboards.md: the home page, and a copy of it that is arranged. */
import path from 'node:path'
import type { Page } from '@playwright/test'
import { test, visit } from '../e2e/support/test.ts'

const images = path.resolve(import.meta.dirname, '../../docs/images/dashboards')
const keep = (page: Page, name: string) => page.screenshot({ path: path.join(images, `${name}.png`) })
const open = async (page: Page, address: string) => {
  await visit(page, address)
  await page.locator('.chart-drawing[data-ready=true]').first().waitFor()
}

test('dashboards', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 960 })
  await open(page, '/')
  await keep(page, 'home')
  await page.getByRole('button', { name: 'Make my own copy' }).click()
  const grip = await page.locator('.tile-grip').nth(2).boundingBox()
  if (!grip) throw new Error('There is no tile')
  await page.mouse.move(grip.x + 5, grip.y + 5)
  await page.mouse.down()
  await page.mouse.move(grip.x - 500, grip.y + 40, { steps: 8 })
  await keep(page, 'edit')
  await page.mouse.up()
})
