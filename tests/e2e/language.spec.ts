import type { Page } from '@playwright/test'
import { addressOf } from './support/address-of.ts'
import { screens } from './support/screens.ts'
import { expect, test, visit, walkTo } from './support/test.ts'

/** Words that are written in Latin letters in Chinese too. */
const allowed = new Set(
  'Fulcrum CSV NDJSON UTF GB18030 API Ctrl K PDF CNY USD EUR HKD JPY GBP HK US CN JP English PLC IT OEM'.split(' '),
)

/** Latin words on the screen and in what is read aloud, without what people typed (`translate="no"`). */
function latinWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // The pictures inside antd's inputs carry their English names, hidden from no one and changeable by no one.
    const skipped = '[translate="no"], [lang="en"], script, style, code, input, textarea, kbd'
    const texts: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.parentElement?.closest(skipped)) texts.push(node.textContent ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title]')) {
      if (element.closest('[translate="no"], [lang="en"], [aria-hidden="true"], .anticon')) continue
      for (const name of ['aria-label', 'placeholder', 'title']) texts.push(element.getAttribute(name) ?? '')
    }
    return [...new Set(texts.flatMap(text => text.match(/\p{Script=Latin}[\p{Script=Latin}\d]+/gu) ?? []))]
  })
}

test('another language is shown at once and remembered', async ({ page, api }) => {
  await visit(page, '/')
  await page.getByRole('button', { name: 'Language' }).click()
  await page.getByRole('menuitem', { name: '简体中文' }).click()
  await expect(page.getByRole('link', { name: '首页' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
  await page.evaluate(() => localStorage.clear())
  await page.reload()
  await expect(page.getByRole('link', { name: '首页' })).toBeVisible()
  await api.me({ locale: 'en' })
})

test('every screen speaks Chinese', async ({ page, api }) => {
  test.setTimeout(600_000)
  await api.me({ locale: 'zh-CN' })
  await page.addInitScript(() => localStorage.setItem('fulcrum.locale', 'zh-CN'))
  try {
    const found: string[] = []
    for (const screen of screens) {
      await walkTo(page, await addressOf(api, screen))
      const words = (await latinWords(page)).filter(word => !allowed.has(word))
      if (words.length > 0) found.push(`${screen}: ${words.join(' ')}`)
    }
    expect(found).toEqual([])
  } finally {
    await api.me({ locale: 'en' })
  }
})
