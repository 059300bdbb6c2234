/** A place in a report that leads to its records: where a row and a column meet, and a measure. */
import type { Member, ReportAnswer, ReportMeasure } from './report-api.ts'

export interface Spot {
  readonly row: Member
  readonly column: Member
  readonly measure: string
  /** Row, column and measure as people read them. */
  readonly words: string
}

/** The spot at a row and a column by their places; `text` writes the label of a measure. */
export function toSpot(
  { rows, columns }: Pick<ReportAnswer, 'rows' | 'columns'>,
  [row, column]: readonly [row: number, column: number],
  measure: ReportMeasure,
  text: (label: ReportMeasure['label'], name: string) => string,
): Spot {
  const [down, across] = [rows.members[row]!, columns.members[column]!]
  const words = [...labelsOf(down), ...labelsOf(across), text(measure.label, measure.as)]
  return { row: down, column: across, measure: measure.as, words: words.filter(Boolean).join(' · ') }
}

const labelsOf = (member: Member) => member.labels
