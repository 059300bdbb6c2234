/** Pictures of docs/reports.md: a report with its chart, the records of a bar, the builder, other types of charts, a phone. */
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, visit } from '../e2e/support/test.ts'

const images = path.resolve(import.meta.dirname, '../../docs/images')
const keep = (page: Page, name: string) => page.screenshot({ path: path.join(images, `${name}.png`) })
const chart = (page: Page) => page.locator('.chart-drawing[data-ready=true]')

async function open(page: Page, address: string): Promise<void> {
  await visit(page, address)
  await expect(chart(page)).toBeVisible()
}

test('reports', async ({ page, api, browser }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, '/reports/won_by_owner')
  const box = await chart(page).boundingBox()
  if (!box) throw new Error('There is no chart')
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.5)
  await page.locator('.chart-tooltip').waitFor()
  await keep(page, 'report')

  const tallest = await chart(page)
    .locator('path[fill="#2f56c8"]')
    .evaluateAll(paths => {
      const heights = paths.map(item => item.getBoundingClientRect().height)
      return heights.indexOf(Math.max(...heights))
    })
  await chart(page).locator('path[fill="#2f56c8"]').nth(tallest).click({ force: true })
  await page.getByRole('dialog').getByRole('row').nth(1).waitFor()
  await keep(page, 'reports/drill')
  await page.keyboard.press('Escape')

  await open(page, '/reports/target_by_person/edit')
  await keep(page, 'reports/builder')

  await page.evaluate(() => localStorage.setItem('fulcrum.theme', 'dark'))
  await api.me({ locale: 'zh-CN' })
  await page.evaluate(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  await open(page, '/reports/orders_by_product')
  await keep(page, 'reports/dark-zh')
  const { cookies } = await page.context().storageState()
  const phone = await browser.newContext({ viewport: { width: 390, height: 760 }, baseURL: new URL(page.url()).origin })
  await phone.addCookies(cookies)
  const held = await phone.newPage()
  await held.addInitScript(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  await open(held, '/reports/pipeline_by_stage')
  await keep(held, 'reports/phone-zh')
  await phone.close()
  await api.me({ locale: 'en' })
})
