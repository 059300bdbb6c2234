/** What a key figure says: its total, how it stands to its target and to earlier days, and its light. Pure. */
import type { KpiTile } from '#metadata/definitions.ts'
import type { Axis, ReportAnswer, ReportMeasure } from '../reports/report-api.ts'

export type Light = 'green' | 'yellow' | 'red'

export interface Total {
  readonly measure: ReportMeasure
  /** As the answer writes it; null for nothing reckoned. */
  readonly value: unknown
}

/** The grand total of a measure; undefined where the report does not show it to this person. */
export function totalOf(answer: ReportAnswer | undefined, name: string | undefined): Total | undefined {
  const at = answer?.measures.findIndex(measure => measure.as === name) ?? -1
  if (!answer || at < 0) return undefined
  const [row, column] = [grandAt(answer.rows), grandAt(answer.columns)]
  const cell = answer.cells.find(item => item.row === row && item.column === column)
  return { measure: answer.measures[at] as ReportMeasure, value: cell?.values[at] ?? null }
}

const grandAt = (axis: Axis) => axis.members.findIndex(member => member.values.length === 0)

export interface Series {
  readonly values: readonly number[]
  /** How many of them, from the first, are of days that are over. */
  readonly done: number
}

/**
 * The totals along the dates by which the report groups, oldest first; none where it does not. What begins after today
 * and has nothing yet is left out at the end: the line would seem to fall.
 */
export function seriesOf(answer: ReportAnswer, name: string, today: string): Series {
  const at = answer.measures.findIndex(measure => measure.as === name)
  const isDated = (axis: Axis) => axis.groups.length === 1 && axis.groups[0]?.by !== undefined
  const along = isDated(answer.columns) ? 'columns' : isDated(answer.rows) ? 'rows' : undefined
  if (at < 0 || along === undefined) return { values: [], done: 0 }
  const [own, other] = along === 'rows' ? (['row', 'column'] as const) : (['column', 'row'] as const)
  const across = grandAt(answer[along === 'rows' ? 'columns' : 'rows'])
  const steps = answer[along].members.flatMap((member, index) =>
    member.values.length === 1 && typeof member.values[0] === 'string' ? [{ day: member.values[0], index }] : [],
  )
  const line = steps
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, index }) => {
      const cell = answer.cells.find(item => item[own] === index && item[other] === across)
      return { day, value: Number(cell?.values[at] ?? 0) }
    })
  const last = line.findLastIndex(({ day, value }) => day <= today || value !== 0)
  const shown = line.slice(0, last + 1)
  const by = answer[along].groups[0]?.by ?? 'day'
  return { values: shown.map(({ value }) => value), done: shown.filter(({ day }) => endOf(day, by) <= today).length }
}

/** The first day after a step of dates that begins on a day. */
function endOf(day: string, by: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (by === 'day' || by === 'week') date.setUTCDate(date.getUTCDate() + (by === 'day' ? 1 : 7))
  else date.setUTCMonth(date.getUTCMonth() + (by === 'month' ? 1 : by.endsWith('quarter') ? 3 : 12))
  return date.toISOString().slice(0, 10)
}

/** How much of the target is reached, as a share; undefined without a target. */
export function shareOf(value: number | undefined, target: number | undefined): number | undefined {
  return value === undefined || target === undefined || target === 0 ? undefined : value / target
}

/** By percent of the target, or by the value itself where there is none. */
export function lightOf(
  { green, yellow, better = 'higher' }: Pick<KpiTile, 'green' | 'yellow' | 'better'>,
  value: number | undefined,
  target: number | undefined,
  hasTarget: boolean,
): Light | undefined {
  const share = shareOf(value, target)
  const measured = hasTarget ? (share === undefined ? undefined : share * 100) : value
  if (measured === undefined || (!hasTarget && green === undefined)) return undefined
  const isHigher = better === 'higher'
  const least = Number(green ?? 100)
  const fair = yellow === undefined ? (hasTarget ? (isHigher ? 80 : 120) : least) : Number(yellow)
  const reaches = (limit: number) => (isHigher ? measured >= limit : measured <= limit)
  return reaches(least) ? 'green' : reaches(fair) ? 'yellow' : 'red'
}

/** How much more or less than before, as a share of before; undefined where there is nothing to compare with. */
export function changeOf(now: number | undefined, before: number | undefined): number | undefined {
  return now === undefined || before === undefined || before === 0 ? undefined : (now - before) / Math.abs(before)
}

/** A value of an answer as a number; undefined for none. */
export function numberOf(value: unknown): number | undefined {
  if (value === null || value === undefined || value === '') return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
