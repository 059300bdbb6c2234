/** Several PDFs become one that holds all their pages, with their texts, papers, pictures and fonts. */
import { afterAll, expect, test } from 'vitest'
import { joinPdfs } from '#platform/print/join-pdfs.ts'
import type { PrintPage } from '#platform/print/print-page.ts'
import { createPrinter } from '#platform/print/printer.ts'
import { readPdf } from '#tests/support/pdf-text.ts'

const printer = createPrinter()
afterAll(() => printer.close())

const page: PrintPage = { size: 'A4', margins: { top: 20, right: 15, bottom: 20, left: 15 }, title: 'x' }
const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

test('pages, papers, pictures, links and fonts of all', async () => {
  const footer = '<span class="pageNumber"></span>/<span class="totalPages"></span>'
  const pdfs = await Promise.all([
    printer.print('<p>第一 endobj 5 0 R</p><p style="break-before:page">two</p>', { ...page, footer }),
    printer.print(`<a href="#here">three</a> <a href="https://example.com/stream">out</a><p id="here">第三</p>`, {
      ...page,
      size: 'A5',
      landscape: true,
      footer,
    }),
    printer.print(`<img src="data:image/png;base64,${dot}" width="20"><b>four</b>`, page),
  ])
  const joined = await joinPdfs(pdfs, '报价单 (2)')
  const { title, pages, papers, images, fonts } = readPdf(joined)
  expect(title).toBe('报价单 (2)')
  expect(pages.map(text => text.replace(/\s+/g, ' '))).toEqual(
    pdfs.flatMap(pdf => readPdf(pdf).pages.map(text => text.replace(/\s+/g, ' '))),
  )
  expect(pages.map(text => /第一|two|第三|four/.exec(text)?.[0])).toEqual(['第一', 'two', '第三', 'four'])
  expect(pages[1]).toContain('2/2')
  expect(papers.map(([width, height]) => width > height)).toEqual([false, false, true, false])
  expect(joined.includes('(https://example.com/stream)')).toBe(true)
  expect(images).toBe(readPdf(pdfs[2]!).images)
  expect(fonts.every(font => font.name.startsWith('NotoSansSC') && font.isTrueType)).toBe(true)
  // What was joined can be joined again: its table of places is right.
  expect(readPdf(await joinPdfs([joined, pdfs[0]!], 'again')).pages).toHaveLength(6)
})

test('one alone stays as it is; what is no PDF of ours is refused', async () => {
  const one = Buffer.from('%PDF-1.4 anything')
  expect(await joinPdfs([one], 'x')).toBe(one)
  await expect(joinPdfs([one, one], 'x')).rejects.toThrow('not a PDF that Chromium wrote')
})
