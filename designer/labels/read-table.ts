/**
 * The rows of a CSV file with a header, each with its line. Only the separator that stands in the header separates:
 * texts are full of commas and semicolons, and spreadsheets do not quote those that are not theirs.
 */
import { CsvError, parse } from 'csv-parse/sync'

import { findDelimiter } from '#runtime/import/find-delimiter.ts'
import { brokenTable } from '#runtime/import/rows.ts'

export interface TableRow {
  /** Of the file, the first is 1. */
  readonly line: number
  /** By the names of the header. */
  readonly cells: Readonly<Record<string, string>>
  /** How many cells the row has and how many the header, where that is not the same. */
  readonly misfit?: { readonly cells: number; readonly header: number }
}

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** The rows below the header; problem `import/broken` for what is no table. */
export function readTable(text: string): TableRow[] {
  const [first, ...rows] = parseTable(text)
  if (!first) throw brokenTable('The file is empty.')
  const header = first.record.map(name => name.trim())
  const twice = header.find((name, index) => name !== '' && header.indexOf(name) !== index)
  if (twice !== undefined) throw brokenTable(`The column "${twice.slice(0, 60)}" stands twice in the header.`)
  return rows.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(header.map((name, index) => [name, record[index] ?? ''])),
    ...(record.length === header.length ? {} : { misfit: { cells: record.length, header: header.length } }),
  }))
}

function parseTable(text: string): Parsed[] {
  const [head = ''] = text.split('\n', 1)
  const options = {
    bom: true,
    delimiter: findDelimiter(head),
    skip_empty_lines: true,
    relax_column_count: true,
    info: true,
  } as const
  try {
    return parse(text, options) as unknown as Parsed[]
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw brokenTable(error.message, {}, { cause: error })
  }
}
