/**
 * Spreadsheets (ECMA-376) written while their rows arrive: memory does not grow with them. Texts are texts whatever
 * they begin with, so none of them is run as a formula. What stands in the cells is said by whoever calls.
 */
import { sheetTooWide } from './spreadsheet-problems.ts'
import { type CellStyle, createStyles, escapeXml } from './xlsx-styles.ts'
import { createZip } from './zip.ts'

/** What stands in a cell. */
export type CellValue = string | number | boolean | null

/** A cell with a look; undefined leaves it empty. */
export type Cell = CellValue | undefined | { readonly value: CellValue; readonly style: CellStyle }
/** The cells of a row from the left. */
export type Row = readonly Cell[]

/** One sheet; more rows than a sheet can have go on in a next one, under the same head. */
export interface Sheet {
  readonly name: string
  /** Widths of the columns in characters. */
  readonly widths: readonly number[]
  /** The rows at the top, which do not scroll away. */
  readonly head: readonly Row[]
  /** Columns at the left that do not scroll away. */
  readonly frozen?: number
  /** The last row of the head offers filters. */
  readonly filters?: boolean
  /** Rows by the batch. */
  readonly rows: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>
  /** Cells of the head that are one: first row and column from 0, how many of each. */
  readonly merges?: readonly { row: number; column: number; rows: number; columns: number }[]
}

/** Rows and columns of a sheet. */
export const mostRows = 1_048_576
const mostColumns = 16_384
/** Characters of a cell. */
const longestText = 32_767
/** Characters of a sheet's XML, so that it stays below 4 GB whatever its letters are. */
const longestSheet = 1_000_000_000
/** Characters that are packed at once. */
const pieceLength = 128 * 1024

/** The file, piece by piece; throws `spreadsheet/too-wide`. `rows` is for tests: rows of a sheet. */
export async function* writeXlsx(sheets: readonly Sheet[], rows = mostRows): AsyncGenerator<Buffer> {
  const zip = createZip()
  const styles = createStyles()
  const names: string[] = []
  for (const sheet of sheets) {
    if (sheet.widths.length > mostColumns) {
      throw sheetTooWide(`A sheet can have ${mostColumns} columns, not ${sheet.widths.length}.`, { limit: mostColumns })
    }
    const source = iterate(sheet.rows)
    let rest: Row[] | undefined = []
    try {
      while (rest) {
        names.push(toSheetName(sheet.name, names))
        const left: { rows?: Row[] } = {}
        const content = sheetXml(sheet, { source, begin: rest, left, isFirst: names.length === 1, rows, styles })
        yield* zip.entry(`xl/worksheets/sheet${names.length}.xml`, content)
        rest = left.rows
      }
    } finally {
      await source.return?.()
    }
  }
  for (const [name, content] of otherParts(names, styles.toXml())) yield* zip.entry(name, [content])
  yield zip.end()
}

interface Writing {
  readonly source: AsyncIterator<readonly Row[]> | Iterator<readonly Row[]>
  /** Rows that the sheet before had no room for. */
  readonly begin: readonly Row[]
  /** Is given what this one has no room for. */
  readonly left: { rows?: Row[] }
  readonly isFirst: boolean
  readonly rows: number
  readonly styles: ReturnType<typeof createStyles>
}

async function* sheetXml(
  sheet: Sheet,
  { source, begin, left, isFirst, rows, styles }: Writing,
): AsyncGenerator<string> {
  const letters = sheet.widths.map((_, index) => columnLetters(index))
  const { head, frozen = 0, merges = [] } = sheet
  const columns = sheet.widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView${isFirst ? ' tabSelected="1"' : ''} workbookViewId="0">${paneXml(head.length, frozen)}</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>${columns.length > 0 ? `<cols>${columns.join('')}</cols>` : ''}<sheetData>`
  let number = 0
  let length = 0
  let text = ''
  for (const row of head) text += rowXml(row, ++number, letters, styles)
  let batch: readonly Row[] | undefined = begin
  writing: while (batch) {
    for (const [index, row] of batch.entries()) {
      if (number >= rows || length > longestSheet) {
        left.rows = batch.slice(index)
        break writing
      }
      text += rowXml(row, ++number, letters, styles)
      if (text.length < pieceLength) continue
      length += text.length
      yield text
      text = ''
    }
    const next: IteratorResult<readonly Row[]> = await source.next()
    batch = next.done ? undefined : next.value
  }
  text += '</sheetData>'
  if (sheet.filters && letters.length > 0) {
    text += `<autoFilter ref="A${head.length}:${letters.at(-1)}${Math.max(number, head.length)}"/>`
  }
  if (merges.length > 0) {
    const refs = merges.map(({ row, column, rows: down, columns: across }) => {
      const to = `${letters[column + across - 1]}${row + down}`
      return `<mergeCell ref="${letters[column]}${row + 1}:${to}"/>`
    })
    text += `<mergeCells count="${refs.length}">${refs.join('')}</mergeCells>`
  }
  yield `${text}</worksheet>`
}

function paneXml(down: number, right: number): string {
  if (down === 0 && right === 0) return ''
  const pane = down === 0 ? 'topRight' : right === 0 ? 'bottomLeft' : 'bottomRight'
  const [x, y] = [right > 0 ? ` xSplit="${right}"` : '', down > 0 ? ` ySplit="${down}"` : '']
  return `<pane${x}${y} topLeftCell="${columnLetters(right)}${down + 1}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/>`
}

function rowXml(row: Row, number: number, letters: readonly string[], styles: Writing['styles']): string {
  let cells = ''
  for (let index = 0; index < row.length; index++) {
    const cell = row[index]
    if (cell === undefined || cell === null) continue
    const isStyled = typeof cell === 'object'
    const value = isStyled ? cell.value : cell
    const style = isStyled ? styles.numberOf(cell.style) : 0
    cells += cellXml(value, `${letters[index]}${number}"${style === 0 ? '' : ` s="${style}"`}`)
  }
  return `<row r="${number}">${cells}</row>`
}

/** `place` ends the attribute `r` and adds the look. */
function cellXml(value: CellValue, place: string): string {
  if (value === null || value === '') return `<c r="${place}/>`
  if (typeof value === 'boolean') return `<c r="${place} t="b"><v>${value ? 1 : 0}</v></c>`
  if (typeof value === 'number') {
    return Number.isFinite(value) ? `<c r="${place}><v>${value}</v></c>` : `<c r="${place}/>`
  }
  const text = value.length > longestText ? `${value.slice(0, longestText - 1)}…` : value
  // Excel reads _x0041_ as the character of that number.
  const safe = text.includes('_x') ? text.replace(/_(?=x[\da-fA-F]{4}_)/g, '_x005F_') : text
  return `<c r="${place} t="inlineStr"><is><t xml:space="preserve">${escapeXml(safe)}</t></is></c>`
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`
}

/** At most 31 characters without those that Excel refuses, and no name twice. */
function toSheetName(wanted: string, taken: readonly string[]): string {
  const clean =
    wanted
      .toWellFormed()
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^[\s']+|[\s']+$/g, '') || 'Sheet'
  const used = new Set([...taken.map(name => name.toLowerCase()), 'history'])
  for (let number = 1; ; number++) {
    const end = number === 1 ? '' : ` (${number})`
    let name = ''
    for (const character of clean) if (name.length + character.length + end.length <= 31) name += character
    if (!used.has(`${name}${end}`.toLowerCase())) return `${name}${end}`
  }
}

function iterate<T>(items: AsyncIterable<T> | Iterable<T>): AsyncIterator<T> | Iterator<T> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]()
}

function otherParts(names: readonly string[], styles: string): [string, string][] {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006'
  const sheets = names.map((name, index) => ({ name: escapeXml(name), number: index + 1 }))
  return [
    ['xl/styles.xml', styles],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${relations}"><sheets>${sheets
        .map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packaged}/relationships">${sheets
        .map(
          ({ number }) =>
            `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${sheets.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>${sheets
        .map(
          ({ number }) =>
            `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    ],
  ]
}
