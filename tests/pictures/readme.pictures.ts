/** Pictures of the README: a list, a record, the home page in Chinese, a list on a phone. */
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, visit } from '../e2e/support/test.ts'

const images = path.resolve(import.meta.dirname, '../../docs/images')
const keep = (page: Page, name: string) => page.screenshot({ path: path.join(images, `${name}.png`) })

test('the product at a glance', async ({ page, api, browser }) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await visit(page, '/records/opportunity')
  await expect(page.getByRole('row').nth(5)).toBeVisible()
  await page.waitForLoadState('networkidle')
  await keep(page, 'list')

  const [talked] = await api.list('opportunity', {
    fields: ['id', 'name'],
    filter: { combinator: 'and', rules: [{ field: 'stage', operator: '=', value: 'proposal' }] },
    sort: ['-amount'],
    limit: 1,
  })
  await visit(page, `/records/opportunity/${talked?.id}`)
  await expect(page.getByRole('tab', { name: 'Timeline' })).toBeVisible()
  await page.waitForLoadState('networkidle')
  await keep(page, 'record')

  await api.me({ locale: 'zh-CN' })
  await page.evaluate(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  await visit(page, '/')
  await expect(page.locator('.chart-drawing[data-ready=true]').nth(1)).toBeVisible()
  await page.waitForLoadState('networkidle')
  await keep(page, 'home-zh')
  const { cookies } = await page.context().storageState()
  const phone = await browser.newContext({ viewport: { width: 390, height: 760 }, baseURL: new URL(page.url()).origin })
  await phone.addCookies(cookies)
  const held = await phone.newPage()
  await held.addInitScript(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  await visit(held, '/records/opportunity')
  await held.waitForLoadState('networkidle')
  await keep(held, 'phone-zh')
  await phone.close()
  await api.me({ locale: 'en' })
})
