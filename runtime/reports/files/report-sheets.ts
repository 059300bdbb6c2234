/** A report as sheets: its figures as they can be reckoned with, and what they are about. */
import type { Cell, Row, Sheet } from '#platform/spreadsheet/xlsx.ts'
import type { CellStyle } from '#platform/spreadsheet/xlsx-styles.ts'
import type { Actor, Context } from '../../context.ts'
import { momentCounter, numberFormat, styled, textWidth, toDay, toNumber } from '../../spreadsheet/sheet-cells.ts'
import type { AnsweredMeasure, ReportAnswer } from '../report-answer.ts'
import { fileWords } from './file-words.ts'
import { localized, measureWords, type ReportHead } from './report-head.ts'
import { tableHeads } from './table-heads.ts'

const headStyle: CellStyle = { bold: true, fill: 'E8EDF3', wrap: true }
const numberHead: CellStyle = { ...headStyle, align: 'right' }
const groupHead: CellStyle = { ...headStyle, align: 'center' }
const totalFill = 'F4F6F9'

/** The sheet of figures and the one about them. */
export function reportSheets(
  context: Context,
  answer: ReportAnswer,
  head: ReportHead,
  locale: Actor['locale'],
): Sheet[] {
  const { rows, columns, measures } = answer
  const labels = Math.max(rows.groups.length, 1)
  const heads = headRows(answer, labels, locale)
  const count = momentCounter(context.actor.timeZone)
  const styles = measures.map(measure => stylesOf(measure))
  const byRow = Map.groupBy(answer.cells, cell => cell.row)
  const body = rows.members.map((member, at): Row => {
    const line = new Array<Cell>(labels + columns.members.length * measures.length)
    const isTotal = member.total === true
    for (let index = 0; index < labels; index++) {
      const label = member.labels[index]
      line[index] = isTotal ? { value: label ?? '', style: totalLabel } : label
    }
    for (let column = 0; column < columns.members.length; column++) {
      if (!isTotal && !columns.members[column]?.total) continue
      for (let index = 0; index < measures.length; index++) line[labels + column * measures.length + index] = emptyTotal
    }
    for (const { column, values, colors } of byRow.get(at) ?? []) {
      const isBold = isTotal || columns.members[column]?.total === true
      for (const [index, value] of values.entries()) {
        const measure = measures[index]
        if (!measure || value === null || value === undefined) continue
        const style = styles[index]!(isBold, colors?.[index] ?? undefined)
        line[labels + column * measures.length + index] = styled(numberOf(measure, value, count), style)
      }
    }
    return line
  })
  const widths = body
    .slice(0, 500)
    .reduce<number[]>(
      (wide, row) => row.map((cell, index) => Math.max(wide[index] ?? 0, cellWidth(cell))),
      heads.widths,
    )
  return [
    {
      name: fileWords[locale].data,
      widths: widths.map(width => Math.min(50, Math.max(8, width + 2))),
      head: heads.rows,
      merges: heads.merges,
      frozen: labels,
      rows: [body],
    },
    aboutSheet(head, locale),
  ]
}

const totalLabel: CellStyle = { bold: true, fill: totalFill }
const emptyTotal: Cell = { value: null, style: { fill: totalFill } }

function headRows(
  { rows, columns, measures }: ReportAnswer,
  labels: number,
  locale: Actor['locale'],
): { rows: Row[]; widths: number[]; merges: NonNullable<Sheet['merges']> } {
  const levels = columns.groups.length
  const wide = labels + columns.members.length * measures.length
  const hasMeasures = measures.length > 1 || levels === 0 || measures.some(measure => measure.currency)
  const depth = levels + (hasMeasures ? 1 : 0)
  const lines = Array.from({ length: depth }, () => new Array<Cell>(wide).fill({ value: null, style: headStyle }))
  const merges: { row: number; column: number; rows: number; columns: number }[] = []
  const merge = (row: number, column: number, down: number, across: number) => {
    if (down > 1 || across > 1) merges.push({ row, column, rows: down, columns: across })
  }
  for (const [index, group] of rows.groups.entries()) {
    lines[0]![index] = { value: localized(group.label, locale, group.field), style: headStyle }
    merge(0, index, depth, 1)
  }
  for (const [level, parts] of tableHeads(columns.members, levels).entries()) {
    for (const { from, count, words, isTotal } of parts) {
      const at = labels + from * measures.length
      lines[level]![at] = { value: words, style: groupHead }
      merge(level, at, isTotal ? levels - level : 1, count * measures.length)
    }
  }
  const widths = rows.groups.map(group => textWidth(localized(group.label, locale, group.field)))
  if (rows.groups.length === 0) widths.push(0)
  for (let column = 0; column < columns.members.length; column++) {
    for (const [index, measure] of measures.entries()) {
      const words = measureWords(measure, locale)
      if (hasMeasures)
        lines[depth - 1]![labels + column * measures.length + index] = { value: words, style: numberHead }
      widths.push(Math.min(20, hasMeasures ? textWidth(words) : 0))
    }
  }
  return { rows: lines, widths, merges }
}

/** The look of a measure's values, by whether it is a total and its color. */
function stylesOf(measure: AnsweredMeasure): (isTotal: boolean, color: string | undefined) => CellStyle {
  const known = new Map<string, CellStyle>()
  return (isTotal, color) => {
    const key = `${isTotal} ${color}`
    const found = known.get(key)
    if (found) return found
    const fill = /^#[\da-f]{6}$/i.test(color ?? '') ? color?.slice(1).toUpperCase() : isTotal ? totalFill : undefined
    const style: CellStyle = { format: formatOf(measure), align: 'right', bold: isTotal || undefined, fill }
    known.set(key, style)
    return style
  }
}

function formatOf({ type, decimals, places = decimals }: AnsweredMeasure): string {
  switch (type) {
    case 'integer':
      return numberFormat(places ?? 0)
    case 'decimal':
      return numberFormat(places)
    case 'money':
      return numberFormat(places ?? 2)
    case 'percent':
      return `${(0).toFixed(places ?? 1)}%`
    case 'date':
      return 'yyyy-mm-dd'
    case 'datetime':
      return 'yyyy-mm-dd hh:mm'
  }
}

function numberOf(
  { type }: AnsweredMeasure,
  value: unknown,
  count: (moment: string) => number | string,
): number | string {
  if (type === 'date') return toDay(String(value))
  if (type === 'datetime') return count(String(value))
  return typeof value === 'number' ? value : toNumber(String(value))
}

function cellWidth(cell: Cell): number {
  const value = cell !== null && typeof cell === 'object' ? cell.value : cell
  if (typeof value === 'number') return Math.min(20, Math.abs(value).toFixed(2).length * 1.3)
  return typeof value === 'string' ? textWidth(value) : 0
}

function aboutSheet({ title, lines }: ReportHead, locale: Actor['locale']): Sheet {
  const words = fileWords[locale]
  return {
    name: words.about,
    widths: [18, 90],
    head: [[{ value: title, style: { bold: true } }]],
    rows: [
      lines.map(
        ([name, text]): Row => [
          { value: name, style: { bold: true, wrap: true } },
          { value: text, style: { wrap: true } },
        ],
      ),
    ],
  }
}
