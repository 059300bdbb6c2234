/** The pivot as CSV: a line for each row, a column for each column and measure; texts that a spreadsheet runs as formulas are disarmed. */
import { stringify } from 'csv-stringify/sync'

import type { Actor } from '../context.ts'
import { toCell } from '../export/csv-cells.ts'
import { fileWords } from './files/file-words.ts'
import type { AnsweredMeasure, ReportAnswer } from './report-answer.ts'

/** The whole file, with the mark by which spreadsheets know UTF-8. */
export function reportCsv({ rows, columns, measures, cells }: ReportAnswer, locale: Actor['locale']): string {
  const word = (label: AnsweredMeasure['label'], name: string) => label[locale] ?? label.en ?? label['zh-CN'] ?? name
  const said = fileWords[locale]
  const heads = measures.map(measure => {
    const words = word(measure.label, measure.as)
    const named = measure.currency ? `${words} (${measure.currency})` : words
    // There is no other place for it in such a file.
    return measure.apart ? `${named} [${said.apart(measure.apart.join(said.and))}]` : named
  })
  const head = [
    ...rows.groups.map(group => word(group.label, group.field)),
    ...columns.members.flatMap(member => heads.map(name => [...member.labels, name].join(' · '))),
  ]
  const places = measures.map((measure, index) =>
    fixed.has(measure.type) ? cells.reduce((most, cell) => Math.max(most, decimalsOf(cell.values[index])), 0) : 0,
  )
  const byRow = Map.groupBy(cells, cell => cell.row)
  const lines = rows.members.map((member, row) => {
    const values = new Array<unknown>(columns.members.length * measures.length).fill(null)
    for (const cell of byRow.get(row) ?? []) {
      for (const [index, value] of cell.values.entries())
        values[cell.column * measures.length + index] = padded(value, places[index] ?? 0)
    }
    const labels = rows.groups.map((_, index) => member.labels[index] ?? '')
    return [...labels, ...values].map(toCell)
  })
  return `\uFEFF${stringify([head.map(toCell), ...lines])}`
}

const fixed = new Set<AnsweredMeasure['type']>(['decimal', 'percent', 'money'])

const decimalsOf = (value: unknown) => (typeof value === 'string' ? (value.split('.')[1]?.length ?? 0) : 0)

/** With as many decimals as the longest of its measure: nothing is lost, and all stand alike. */
function padded(value: unknown, places: number): unknown {
  if (typeof value !== 'string' || places === 0) return value
  const lacking = places - decimalsOf(value)
  return `${value}${value.includes('.') ? '' : '.'}${'0'.repeat(lacking)}`
}
