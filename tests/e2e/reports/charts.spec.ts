/** The chart of a report: told in a sentence, walked with the keys, opened to its records, saved as a picture; in both languages. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test, visit } from '../support/test.ts'

const chart = (page: Page, name: RegExp) => page.getByRole('img', { name })

test('a bar leads to its records, by mouse and by keys', async ({ page, api }) => {
  const { rows, columns, cells } = await api.send('POST', '/api/reports/won_by_owner', {})
  const [owner] = rows.members
  const won = ({ row, column, values }: { row: number; column: number; values: (string | null)[] }) =>
    row === 0 && !columns.members[column].total ? Number(values[0]) : 0
  const [most] = cells.toSorted((a: Parameters<typeof won>[0], b: Parameters<typeof won>[0]) => won(b) - won(a))
  const month = columns.members[most.column]
  const { count } = await api.send('POST', '/api/reports/won_by_owner/drill', {
    rows: owner.values.map((value: unknown) => ({ value })),
    columns: month.values.map((value: unknown) => ({ value })),
  })

  await visit(page, '/reports/won_by_owner')
  const drawn = chart(page, /^Won by owner and month\. Stacked bars: Won by Owner and Month\. Largest: .+ Smallest: .+/)
  await expect(drawn).toHaveAttribute('data-ready', 'true')
  const bars = drawn.locator('path[fill="#2f56c8"]')
  const heights = await bars.evaluateAll(paths => paths.map(path => path.getBoundingClientRect().height))
  await bars.nth(heights.indexOf(Math.max(...heights))).click({ force: true })
  const drawer = page.getByRole('dialog')
  await expect(drawer.getByText(`${owner.labels[0]} · ${month.labels[0]} · Won`)).toBeVisible()
  await expect(drawer.getByText(count === 1 ? '1 record' : `${count} records`)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()

  await drawn.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(/^\d{4}-\d{2} · .+: [\d,]+ CNY$/)).toBeAttached()
  await page.keyboard.press('Enter')
  await expect(drawer).toBeVisible()
})

test('chart, table or both; other days; a picture', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' })
  await visit(page, '/reports/won_by_owner')
  await expect(chart(page, /^Won by owner/)).toHaveAttribute('data-ready', 'true')
  await page.getByText('Table', { exact: true }).click()
  await expect(chart(page, /^Won by owner/)).toHaveCount(0)
  await page.getByText('Chart', { exact: true }).click()
  await expect(page.getByRole('table')).toHaveCount(0)

  await page.getByRole('combobox', { name: 'Period' }).click()
  await page.getByTitle('From – to …').click()
  const from = page.getByRole('textbox', { name: 'From – to' })
  await from.fill('2025-02-01')
  await from.press('Enter')
  await page.getByPlaceholder('To', { exact: true }).fill('2025-04-30')
  await page.getByPlaceholder('To', { exact: true }).press('Enter')
  await expect(page).toHaveURL(/period=2025-02-01\.\.2025-04-30/)
  await expect(page.getByText('Feb 1, 2025 – Apr 30, 2025')).toBeVisible()

  const saved = async (item: string) => {
    await page.getByRole('button', { name: 'Save the chart as a picture' }).click()
    const download = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: item }).click()
    return readFile(await (await download).path())
  }
  const svg = (await saved('Drawing (SVG)')).toString()
  expect(svg).toMatch(/^<svg[\s\S]*Won by owner and month[\s\S]*<\/svg>$/)
  expect((await saved('Picture (PNG)')).subarray(1, 4).toString()).toBe('PNG')
})

test('in Chinese', async ({ page, api }) => {
  await api.me({ locale: 'zh-CN' })
  await page.goto('/reports/pipeline_by_stage')
  await expect(chart(page, /^销售漏斗（按阶段和月份）。堆积图：金额，按.+和.+。最大：.+。$/)).toHaveAttribute(
    'data-ready',
    'true',
  )
  await expect(page.getByText(/^\d+万$/).first()).toBeVisible()
  await api.me({ locale: 'en' })
})
