/** Paper and spreadsheets: how long a page and a hundred take, and what a spreadsheet of a million rows costs in time and memory. */
import { createPrinter } from '#platform/print/printer.ts'
import { type Row as SheetRow, writeXlsx } from '#platform/spreadsheet/xlsx.ts'
import { readPdf } from '../../support/pdf-text.ts'
import { median } from '../median.ts'
import { none, type Row, told } from '../row.ts'

const margins = { top: 20, right: 15, bottom: 18, left: 15 }
const page = {
  size: 'A4' as const,
  margins,
  title: '报价单',
  header: '<b>福禄客户关系</b> 机密',
  footer: '第 <span class="pageNumber"></span> 页，共 <span class="totalPages"></span> 页',
}

/** A quotation with so many lines. */
function quotation(lines: number): string {
  const rows = Array.from(
    { length: lines },
    (_, at) =>
      `<tr><td>${at + 1}</td><td>上海东方明珠贸易有限公司 ${at}</td><td><b>报价单 Quotation</b></td><td>¥ ${(at * 37.5).toFixed(2)}</td></tr>`,
  )
  return `<html lang="zh-CN"><head><style>td{border:1px solid #ccc;padding:4px}table{border-collapse:collapse;width:100%}</style></head><body><h1>报价单</h1><table>${rows.join('')}</table></body></html>`
}

/** Ten columns: ids, texts in two languages, days, amounts, flags. */
async function* manyRows(count: number): AsyncGenerator<SheetRow[]> {
  const [day, money] = [{ format: 'yyyy-mm-dd' }, { format: '#,##0.00' }]
  for (let from = 0; from < count; from += 1000) {
    yield Array.from({ length: 1000 }, (_, index) => {
      const at = from + index
      const texts = [`客户 ${at}`, `Account ${at}`, 'won', '上海', 'note']
      return [
        at,
        ...texts,
        { value: 45_000 + (at % 900), style: day },
        { value: at * 1.25, style: money },
        true,
        at % 7,
      ]
    })
  }
}

/** Needs no database. */
export async function measurePrint(rounds: number): Promise<Row[]> {
  const printer = createPrinter({ seconds: 300 })
  const time = async (lines: number) => {
    const begun = performance.now()
    const pdf = await printer.print(quotation(lines), page)
    return { ms: performance.now() - begun, pdf }
  }
  const first = await time(20)
  const pages: number[] = []
  for (let round = 0; round < rounds * 3; round++) pages.push((await time(20)).ms)
  const long = await time(3500)
  await printer.close()

  const rows = 1_000_000
  global.gc?.()
  const before = process.memoryUsage().rss
  let [peak, bytes] = [before, 0]
  const begun = performance.now()
  const sheet = { name: 'Records', widths: new Array<number>(10).fill(14), head: [], rows: manyRows(rows) }
  for await (const part of writeXlsx([sheet])) {
    bytes += part.length
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const seconds = (performance.now() - begun) / 1000
  const count = readPdf(long.pdf).pages.length
  return [
    told('print: the first page, with the start of the browser', first.ms, 'ms'),
    told('print: a page with header and footer', median(pages), 'ms'),
    told(`print: ${count} pages`, long.ms / 1000, 's'),
    told(`print: size of ${count} pages`, long.pdf.length / 1_000_000, 'MB'),
    told('spreadsheet: a million rows of ten columns', seconds, 's'),
    told('spreadsheet: its size', bytes / 1_000_000, 'MB'),
    told('spreadsheet: memory that it takes at most', (peak - before) / 1_000_000, 'MB'),
    none('hard: spreadsheet: takes more than 400 MB', peak - before > 400_000_000 ? 1 : 0, 'times'),
  ]
}
