/** What we write, another library reads: values, formats, names, limits. */
import ExcelJS from 'exceljs'
import { expect, test } from 'vitest'
import { type Row, type Sheet, writeXlsx } from '#platform/spreadsheet/xlsx.ts'

async function toFile(sheets: readonly Sheet[], rows?: number): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of writeXlsx(sheets, rows)) parts.push(part)
  return Buffer.concat(parts)
}

async function readBack(sheets: readonly Sheet[], rows?: number): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await toFile(sheets, rows)) as unknown as ArrayBuffer)
  return book
}

const sheet = (rows: readonly Row[], more: Partial<Sheet> = {}): Sheet => ({
  name: 'Data',
  widths: [20, 12, 12],
  head: [],
  rows: [rows],
  ...more,
})

test('values keep their type, and looks their meaning', async () => {
  const money = { format: '#,##0.00' }
  const book = await readBack([
    sheet([
      ['文本 & <b>', 12.5, true],
      [{ value: 1234.5, style: money }, { value: 45_000, style: { format: 'yyyy-mm-dd' } }, null],
      [
        { value: 'x', style: { bold: true, fill: 'FFEECC', color: '112233', align: 'right', wrap: true } },
        undefined,
        false,
      ],
    ]),
  ])
  const data = book.getWorksheet('Data')
  expect(data?.getRow(1).values).toEqual([undefined, '文本 & <b>', 12.5, true])
  expect([data?.getCell('A2').value, data?.getCell('A2').numFmt]).toEqual([1234.5, '#,##0.00'])
  expect(data?.getCell('B2').value).toEqual(new Date('2023-03-15T00:00:00Z'))
  expect(data?.getCell('C2').value).toBeNull()
  expect(data?.getCell('A3')).toMatchObject({
    font: { bold: true, color: { argb: 'FF112233' } },
    fill: { fgColor: { argb: 'FFFFEECC' } },
    alignment: { horizontal: 'right', wrapText: true },
  })
  expect(data?.getColumn(1).width).toBe(20)
})

test.each(['=1+1', '+SUM(A1)', '-2+3', '@cmd', "=HYPERLINK('x')", '\t=1', "'=1", '{=1}'])(
  '%j is a text and no formula',
  async text => {
    const cell = (await readBack([sheet([[text]])])).getWorksheet('Data')?.getCell('A1')
    expect([cell?.value, cell?.formula, cell?.type]).toEqual([text, undefined, ExcelJS.ValueType.String])
  },
)

test('what XML does not know is left out; what looks like an escape stays', async () => {
  const book = await readBack([sheet([['a\u0000b\u001fc\ud800d\uffff', '_x0041_', ' two  spaces \n and a line']])])
  const row = book.getWorksheet('Data')?.getRow(1)
  expect(row?.getCell(1).value).toBe('abc\ufffdd')
  // This reader does not undo the escape of ECMA-376 22.9.2.19; Excel does.
  expect(String(row?.getCell(2).value).replaceAll('_x005F_', '_')).toBe('_x0041_')
  expect(row?.getCell(3).value).toBe(' two  spaces \n and a line')
})

test('numbers that are none are empty, and long texts end in time', async () => {
  const row = (await readBack([sheet([[Number.NaN, Number.POSITIVE_INFINITY, 'x'.repeat(40_000)]])]))
    .getWorksheet('Data')
    ?.getRow(1)
  expect([row?.getCell(1).value, row?.getCell(2).value]).toEqual([null, null])
  expect(String(row?.getCell(3).value)).toMatch(/^x{32766}…$/)
})

test('the head stays, has filters, and cells of it are one', async () => {
  const book = await readBack([
    sheet([['a', 1, 2]], {
      head: [
        ['Name', '2026', undefined],
        ['', 'Q1', 'Q2'],
      ],
      frozen: 1,
      filters: true,
      merges: [{ row: 0, column: 1, rows: 1, columns: 2 }],
    }),
  ])
  const data = book.getWorksheet('Data')
  expect(data?.views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 2 })
  expect(data?.autoFilter).toBe('A2:C3')
  expect(data?.getCell('C1').master.address).toBe('B1')
})

test('sheets have names that are allowed, each once', async () => {
  const names = [
    'a/b:c*d?e[f]g\\h',
    'History',
    "'quoted'",
    '',
    'x'.repeat(40),
    'x'.repeat(40),
    'X'.repeat(40),
    '😀'.repeat(20),
  ]
  const book = await readBack(names.map(name => sheet([], { name })))
  const given = book.worksheets.map(item => item.name)
  expect(given).toEqual([
    'a b c d e f g h',
    'History (2)',
    'quoted',
    'Sheet',
    'x'.repeat(31),
    `${'x'.repeat(27)} (2)`,
    `${'X'.repeat(27)} (3)`,
    '😀'.repeat(15),
  ])
})

test('rows beyond the end of a sheet go on in the next, under the same head', async () => {
  async function* many() {
    for (let from = 0; from < 25; from += 5) yield Array.from({ length: 5 }, (_, at) => [from + at])
  }
  const book = await readBack(
    [sheet([], { head: [['Number']], widths: [10], rows: many() }), sheet([['last']], { name: 'Other' })],
    11,
  )
  expect(book.worksheets.map(item => [item.name, item.rowCount])).toEqual([
    ['Data', 11],
    ['Data (2)', 11],
    ['Data (3)', 6],
    ['Other', 1],
  ])
  const numbers = book.worksheets.slice(0, 3).flatMap(item => (item.getColumn(1).values as unknown[]).slice(2))
  expect(numbers).toEqual(Array.from({ length: 25 }, (_, at) => at))
})

test('a sheet that would be too wide is refused before a byte is written', async () => {
  const widths = new Array<number>(16_385).fill(10)
  await expect(toFile([sheet([], { widths })])).rejects.toMatchObject({ code: 'spreadsheet/too-wide', status: 422 })
  const widest = await readBack([sheet([[...new Array<undefined>(16_383), 'end']], { widths: widths.slice(1) })])
  expect(widest.getWorksheet('Data')?.getCell('XFD1').value).toBe('end')
})

test('what fails while rows are read fails the file', async () => {
  async function* failing(): AsyncGenerator<Row[]> {
    yield [['a']]
    throw new Error('gone')
  }
  await expect(toFile([sheet([], { rows: failing() })])).rejects.toThrow('gone')
})

test('whoever stops reading ends what is read', async () => {
  let ended = false
  async function* endless(): AsyncGenerator<Row[]> {
    try {
      for (;;) yield Array.from({ length: 1000 }, (_, at) => [Math.random(), `row ${at}`])
    } finally {
      ended = true
    }
  }
  for await (const _ of writeXlsx([sheet([], { rows: endless() })])) break
  let taken = 0
  for await (const part of writeXlsx([sheet([], { rows: endless() })])) {
    taken += part.length
    if (taken > 100_000) break
  }
  expect([ended, taken > 100_000]).toEqual([true, true])
})
