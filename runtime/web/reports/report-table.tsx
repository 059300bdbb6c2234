/** The pivot as a table: heads that stay while one scrolls, totals set apart, and a button in each cell to its records. */
import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { ScrollRegion } from '../shell/scroll-region.tsx'
import type { Member, ReportAnswer, ReportCell, ReportMeasure } from './report-api.ts'
import { type Spot, toSpot } from './spot.ts'
import { useCellText } from './use-cell-text.ts'
import './reports.css'

interface ReportTableProps {
  readonly label: string
  readonly answer: ReportAnswer
  /** Opens the records of a cell; without it cells are no buttons. */
  readonly onOpen?: (spot: Spot) => void
}

const step = 500

export function ReportTable({ label: name, answer, onOpen }: ReportTableProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const cellText = useCellText()
  const [shown, setShown] = useState(step)
  const { rows, columns, measures } = answer
  const byPlace = useMemo(
    () => new Map(answer.cells.map(cell => [cell.row * columns.members.length + cell.column, cell])),
    [answer, columns],
  )
  const heads = headRows(columns.members, Math.max(columns.groups.length, 1))
  const hasMeasureRow = measures.length > 1 || columns.groups.length === 0 || measures.some(measure => measure.currency)
  const depth = (columns.groups.length === 0 ? 0 : heads.length) + (hasMeasureRow ? 1 : 0)
  const measureWords = (measure: ReportMeasure) =>
    measure.currency ? `${text(measure.label, measure.as)} (${measure.currency})` : text(measure.label, measure.as)
  const cellOf = (row: number, column: number, cell: ReportCell | undefined) =>
    measures.map((measure, index) => {
      const value = cellText(measure, cell?.values[index])
      const color = cell?.colors?.[index]
      const spot = toSpot(answer, [row, column], measure, text)
      return (
        <td
          translate="no"
          key={`${column}-${measure.as}`}
          className={columns.members[column]?.total ? 'numeric report-total' : 'numeric'}
          {...(color ? { style: { '--cell': color } as React.CSSProperties, 'data-colored': true } : {})}
        >
          {value === '' ? null : onOpen === undefined ? (
            <span className="report-cell">{value}</span>
          ) : (
            <button
              type="button"
              className="report-cell"
              aria-label={`${spot.words}: ${value}`}
              onClick={() => onOpen(spot)}
            >
              {value}
            </button>
          )}
        </td>
      )
    })
  return (
    <div className="report-table">
      <ScrollRegion label={name}>
        <table>
          <thead>
            {columns.groups.length === 0
              ? null
              : heads.map((head, level) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a level has nothing else to be known by
                  <tr key={level}>
                    {level === 0 ? <Corner answer={answer} span={depth} /> : null}
                    {head.map(part => (
                      <th
                        key={part.from}
                        scope="col"
                        colSpan={part.count * measures.length}
                        rowSpan={part.isTotal ? heads.length - level : 1}
                        className={part.isTotal ? 'report-total' : undefined}
                        {...(part.isTotal ? {} : { translate: 'no' as const })}
                      >
                        {part.words}
                      </th>
                    ))}
                  </tr>
                ))}
            {hasMeasureRow ? (
              <tr>
                {columns.groups.length === 0 ? <Corner answer={answer} span={depth} /> : null}
                {columns.members.flatMap((member, column) =>
                  measures.map(measure => (
                    <th
                      key={`${String(column)}-${measure.as}`}
                      scope="col"
                      className={member.total && columns.groups.length > 0 ? 'numeric report-total' : 'numeric'}
                    >
                      {measureWords(measure)}
                    </th>
                  )),
                )}
              </tr>
            ) : null}
          </thead>
          <tbody>
            {rows.members.slice(0, shown).map((member, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: cells know their rows by place, too
              <tr key={row} className={member.total ? 'report-total' : undefined}>
                {rowHeads(rows.members, row, rows.groups.length)}
                {columns.members.map((_, column) =>
                  cellOf(row, column, byPlace.get(row * columns.members.length + column)),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      {rows.members.length > shown ? (
        <Button type="link" onClick={() => setShown(shown + step)}>
          {t('reports.moreRows', { count: rows.members.length - shown })}
        </Button>
      ) : null}
    </div>
  )
}

function Corner({ answer: { rows }, span }: { readonly answer: ReportAnswer; readonly span: number }) {
  const { text } = useLocale()
  if (rows.groups.length === 0) return <th rowSpan={span} aria-hidden className="report-row-head" />
  return rows.groups.map((group, index) => (
    <th
      key={`${group.field}-${group.by ?? ''}`}
      scope="col"
      rowSpan={span}
      className={index === 0 ? 'report-row-head' : undefined}
    >
      {text(group.label, group.field)}
    </th>
  ))
}

/** A value stands once for the rows below that share it. */
function rowHeads(members: readonly Member[], row: number, groups: number) {
  const member = members[row]!
  if (groups === 0) return <th scope="row" aria-hidden className="report-row-head" />
  const before = members[row - 1]
  const cells = []
  for (let at = 0; at < Math.min(groups, member.labels.length); at++) {
    const isLast = at === member.labels.length - 1
    const isSame = !isLast && before !== undefined && sameUpTo(before, member, at)
    cells.push(
      <th
        key={at}
        scope="row"
        colSpan={isLast ? groups - at : 1}
        className={at === 0 ? 'report-row-head' : undefined}
        {...(member.total && isLast ? {} : { translate: 'no' as const })}
      >
        {isSame ? <span className="visually-hidden">{member.labels[at]}</span> : member.labels[at]}
      </th>,
    )
  }
  return cells
}

const sameUpTo = (a: Member, b: Member, at: number) =>
  b.labels.slice(0, at + 1).every((label, index) => label === a.labels[index])

interface HeadPart {
  readonly from: number
  readonly count: number
  readonly words: string
  readonly isTotal: boolean
}

/** By level, the heads that span the columns that share them. */
function headRows(members: readonly Member[], levels: number): HeadPart[][] {
  return Array.from({ length: levels }, (_, level) => {
    const parts: HeadPart[] = []
    for (const [from, member] of members.entries()) {
      const words = member.labels[level]
      if (words === undefined) continue
      const isTotal = member.total === true && level === member.labels.length - 1
      const last = parts.at(-1)
      const before = members[from - 1]
      const goesOn = last && !isTotal && !last.isTotal && before && sameUpTo(before, member, level)
      if (goesOn) parts[parts.length - 1] = { ...last, count: last.count + 1 }
      else parts.push({ from, count: 1, words, isTotal })
    }
    return parts
  })
}
