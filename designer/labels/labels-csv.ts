/**
 * Labels as a table that translators fill in with a spreadsheet. A text that a spreadsheet would run as a formula gets
 * an apostrophe, which is taken away again on the way back, so what comes back unchanged changes nothing.
 */
import { stringify } from 'csv-stringify/sync'

import type { Label } from './collect-labels.ts'
import type { Locale } from './label-positions.ts'

/** The columns, in order; `what` is for people and is not read back. */
export const labelColumns = ['kind', 'name', 'path', 'what', 'en', 'zh-CN'] as const

/** A CSV file in UTF-8 with the mark by which Excel recognizes it; `what` is written in `locale`. */
export function writeLabelsCsv(labels: readonly Label[], locale: Locale): string {
  const rows = labels.map(label =>
    labelColumns.map(column => toCell((column === 'what' ? label.what[locale] : label[column]) ?? '')),
  )
  return `\uFEFF${stringify([labelColumns, ...rows])}`
}

const formula = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/

function toCell(text: string): string {
  return formula.test(text) ? `'${text}` : text
}

/** The text that a cell stands for. */
export function fromCell(cell: string): string {
  const text = cell.replaceAll('\r\n', '\n')
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text
}
