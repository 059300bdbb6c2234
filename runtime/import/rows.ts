/** The rows of a CSV or NDJSON file, one by one, each with its line and either its cells or what is wrong with it. */
import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'

import { readJson } from '#platform/http/read-json.ts'
import { Problem, problemKind } from '#platform/problem.ts'
import { findDelimiter } from './find-delimiter.ts'

export const brokenTable = problemKind('import/broken', 422, 'The file cannot be read as a table')

export type ImportFormat = 'csv' | 'ndjson'

export interface Row {
  /** Of the file, the first is 1. */
  readonly line: number
  /** By column; texts from CSV, any JSON from NDJSON. */
  readonly cells: Readonly<Record<string, unknown>>
  /** Why the row cannot be read. */
  readonly fault?: string
}

const longestLine = 1_000_000
const mostColumns = 500

/** Reads rows; throws `import/broken` where the rest of the file cannot be understood (such as a quote without end). */
export function readRows(text: AsyncIterable<string>, format: ImportFormat): AsyncGenerator<Row> {
  return format === 'csv' ? readCsv(text) : readNdjson(text)
}

async function* readCsv(text: AsyncIterable<string>): AsyncGenerator<Row> {
  const { head, whole } = await peekLine(text)
  const parser = parse({
    bom: true,
    delimiter: findDelimiter(head),
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: longestLine,
    info: true,
  })
  const source = Readable.from(whole)
  source.on('error', error => parser.destroy(error))
  source.pipe(parser)
  let header: string[] | undefined
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!header) {
        header = toHeader(record)
        continue
      }
      if (record.some(cell => cell.includes('\0'))) {
        yield { line: info.lines, cells: {}, fault: 'It has a null character.' }
        continue
      }
      const cells = Object.fromEntries(header.map((name, index) => [name, record[index] ?? '']))
      const fault =
        record.length === header.length ? undefined : `It has ${record.length} cells, the header has ${header.length}.`
      yield { line: info.lines, cells, ...(fault ? { fault } : {}) }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw brokenTable(
      `Line ${(error as CsvError & { lines?: number }).lines ?? '?'}: ${error.message}`,
      {},
      { cause: error },
    )
  }
  if (!header) throw brokenTable('The file is empty.')
}

/** The first line, and the text with it. */
async function peekLine(text: AsyncIterable<string>): Promise<{ head: string; whole: AsyncIterable<string> }> {
  const rest = text[Symbol.asyncIterator]()
  let start = ''
  while (!start.trimStart().includes('\n') && start.length < longestLine) {
    const { value, done } = await rest.next()
    if (done) break
    start += value
  }
  async function* whole(): AsyncGenerator<string> {
    yield start
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  }
  return { head: start.trimStart().split('\n', 1)[0] ?? '', whole: whole() }
}

function toHeader(record: readonly string[]): string[] {
  const names = record.map(name => name.trim())
  if (names.length > mostColumns) throw brokenTable(`It has more than ${mostColumns} columns.`)
  if (names.some(name => name.includes('\0'))) throw brokenTable('The header has a null character.')
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index)
  if (twice !== undefined) throw brokenTable(`The column "${twice}" stands twice in the header.`)
  if (names.every(name => name === '')) throw brokenTable('The first line names no column.')
  return names
}

async function* readNdjson(text: AsyncIterable<string>): AsyncGenerator<Row> {
  let rest = ''
  let line = 0
  const toRow = (content: string): Row[] => {
    line += 1
    if (content.trim() === '') return []
    try {
      const value = readJson(Buffer.from(content))
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
        return [{ line, cells: value as Record<string, unknown> }]
      }
      return [{ line, cells: {}, fault: 'It is not an object.' }]
    } catch (error) {
      return [{ line, cells: {}, fault: faultOf(error) }]
    }
  }
  for await (const chunk of text) {
    const lines = (rest + chunk.replace(/^\uFEFF/, '')).split('\n')
    rest = lines.pop() ?? ''
    if (rest.length > longestLine) throw brokenTable(`Line ${line + 1} is longer than ${longestLine} characters.`)
    for (const content of lines) yield* toRow(content)
  }
  yield* toRow(rest)
}

/** What a body could not hold either: a null character, a key that reaches a prototype, depth. */
function faultOf(error: unknown): string {
  const isReadable = error instanceof Problem && !(error.cause instanceof SyntaxError)
  return isReadable ? error.message.replace(/^The body/, 'It') : 'It is not JSON.'
}
