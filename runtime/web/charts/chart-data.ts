/**
 * What of an answer is drawn: categories and series, the parts of a whole, points, or one value. Totals are left out
 * where their parts are drawn; every number knows the spot that leads to its records.
 */

import { usualMeasures } from '#metadata/chart-fit.ts'
import type { ReportChart } from '#metadata/definitions.ts'
import type { Axis, Member, ReportAnswer, ReportMeasure } from '../reports/report-api.ts'
import { type Spot, toSpot } from '../reports/spot.ts'
import { type ChartWords, memberWords } from './chart-words.ts'

export interface ChartPoint {
  /** null where there is no value. */
  readonly number: number | null
  /** As the table writes it. */
  readonly words: string
  readonly spot: Spot
}

export interface Category {
  readonly label: string
  readonly member: Member
  readonly isOthers: boolean
}

export interface ChartSeries {
  readonly label: string
  readonly measure: ReportMeasure
  /** Series of the same hue belong together: what is, and what it is compared with. */
  readonly hue: number
  readonly isOthers: boolean
  readonly isEarlier: boolean
  /** By category. */
  readonly points: readonly ChartPoint[]
}

export interface SeriesData {
  /** What the categories are: "Owner". */
  readonly name: string
  readonly categories: readonly Category[]
  /** The granularity of categories that are dates. */
  readonly by: string | undefined
  readonly series: readonly ChartSeries[]
  /** What all series come to, by category, where it is answered; of one measure only. */
  readonly sums: { readonly label: string; readonly words: readonly string[] } | undefined
  /** How many there are, where not all are drawn. */
  readonly all: { readonly categories: number; readonly series: number }
}

/** Series beyond these are not told apart any more; categories beyond these are not read. */
const [mostSeries, mostCategories] = [12, 1000]

/** Charts that draw what a measure is compared with without being told: as bars, stacks or lines beside it. */
const comparing: readonly ReportChart['type'][] = ['bar', 'stacked', 'line']

/**
 * The measures that a chart draws: those that it names, else the usual number of the first ones, with what these are
 * compared with where there is room for it. Dates are not drawn.
 */
export function drawnMeasures(answer: ReportAnswer, chart: ReportChart): ReportMeasure[] {
  const numbers = answer.measures.filter(({ type }) => type !== 'date' && type !== 'datetime')
  const named = chart.measures?.flatMap(name => numbers.find(measure => measure.as === name) ?? []) ?? []
  if (named.length > 0) return named
  const usual = numbers.slice(0, usualMeasures[chart.type])
  return comparing.includes(chart.type) ? [...usual, ...earlierOf(numbers, usual)] : usual
}

/** What comes before the next measure of its own. */
function earlierOf(numbers: readonly ReportMeasure[], usual: readonly ReportMeasure[]): readonly ReportMeasure[] {
  const rest = numbers.slice(usual.length)
  const next = rest.findIndex(measure => !measure.earlier)
  return next < 0 ? rest : rest.slice(0, next)
}

/** Measures that the chart names, or that its measure is compared with, and has no place for. */
export function undrawnMeasures(answer: ReportAnswer, chart: ReportChart): readonly ReportMeasure[] {
  const drawn = drawnMeasures(answer, chart)
  const isGrouped = answer.rows.groups.length + answer.columns.groups.length > 0
  const isAlone = chart.type === 'gauge' || chart.type === 'heatmap' || isGrouped
  const isAxis = chart.type === 'area' || comparing.includes(chart.type)
  const places = isAxis ? drawn.length : chart.type === 'scatter' ? 3 : isAlone ? 1 : drawn.length
  const compared = chart.measures?.length ? [] : earlierOf(answer.measures, answer.measures.slice(0, 1))
  return [...drawn.slice(places), ...compared.filter(measure => !drawn.slice(0, places).includes(measure))]
}

interface Place {
  readonly member: Member
  readonly index: number
}

const leaves = ({ members, groups }: Axis): Place[] =>
  members.flatMap((member, index) => (member.values.length === groups.length && !member.total ? { member, index } : []))

/** The total of an axis; what there is of one without groups. */
function whole({ members, groups }: Axis): Place | undefined {
  const index = members.findIndex(member => member.values.length === 0)
  const member = members[index]
  return member && (groups.length === 0 || member.total) ? { member, index } : undefined
}

/** Reads the cells by their places; a line falls to nought where nothing was counted. */
function cellReader(answer: ReportAnswer, words: ChartWords, fills = false) {
  const width = answer.columns.members.length
  const cells = new Map(answer.cells.map(cell => [cell.row * width + cell.column, cell]))
  const places = new Map(answer.measures.map((measure, index) => [measure.as, index]))
  const isNought = (measure: ReportMeasure) => fills && measure.zero === true && !answer.money?.unrated
  return (row: number, column: number, measure: ReportMeasure): ChartPoint => {
    const value = cells.get(row * width + column)?.values[places.get(measure.as) ?? 0]
    const isThere = value !== null && value !== undefined
    return {
      number: isThere ? Number(value) : isNought(measure) ? 0 : null,
      words: isThere ? words.value(measure, value) : isNought(measure) ? words.value(measure, 0) : '',
      spot: toSpot(answer, [row, column], measure, words.text),
    }
  }
}

const isTime = ({ groups }: Axis) => groups.length === 1 && groups[0]?.by !== undefined

/** Whether the columns go along: they are dates and the rows are not, or there are no rows. */
const goesAcross = ({ rows, columns }: ReportAnswer) =>
  columns.groups.length > 0 && (rows.groups.length === 0 || (isTime(columns) && !isTime(rows)))

/** Categories along an axis, and series of their numbers. */
export function toSeries(answer: ReportAnswer, chart: ReportChart, words: ChartWords, most = mostSeries): SeriesData {
  const read = cellReader(answer, words, chart.type === 'line' || chart.type === 'area')
  const isAcross = goesAcross(answer)
  const [along, beside] = isAcross ? [answer.columns, answer.rows] : [answer.rows, answer.columns]
  const places = leaves(along)
  const kept = places.slice(0, mostCategories)
  const measures = drawnMeasures(answer, chart)
  const firsts = measures.filter(measure => !measure.earlier)
  const members = leaves(beside)
  const all = members.flatMap(({ member, index }, at) =>
    measures.map((measure): ChartSeries => {
      const points = kept.map(place =>
        isAcross ? read(index, place.index, measure) : read(place.index, index, measure),
      )
      const of = measure.earlier ? measures.slice(0, measures.indexOf(measure)).findLast(m => !m.earlier) : measure
      const own = Math.max(of ? firsts.indexOf(of) : 0, 0)
      const names = [
        ...(beside.groups.length > 0 ? [memberWords(member)] : []),
        ...(measures.length > 1 || beside.groups.length === 0 ? [words.text(measure.label, measure.as)] : []),
      ]
      return {
        label: names.join(' · '),
        measure,
        hue: at * Math.max(firsts.length, 1) + own,
        isOthers: member.others === true,
        isEarlier: measure.earlier === true,
        points,
      }
    }),
  )
  const isDated = isTime(along)
  const sum = measures.length === 1 && beside.groups.length > 0 ? whole(beside) : undefined
  const series = largest(all, most)
  return {
    name: along.groups.map(group => words.text(group.label, group.field)).join(' · '),
    by: isDated ? along.groups[0]?.by : undefined,
    categories: kept.map(({ member }) => ({ label: memberWords(member), member, isOthers: member.others === true })),
    series: isDated ? series.map(item => withoutFuture(item, kept)) : series,
    sums: sum && {
      label: memberWords(sum.member),
      words: kept.map(({ index }) => {
        const place = isAcross ? ([sum.index, index] as const) : ([index, sum.index] as const)
        return read(...place, measures[0]!).words
      }),
    },
    all: { categories: places.length, series: all.length },
  }
}

const weight = ({ points }: ChartSeries) => points.reduce((sum, { number }) => sum + Math.abs(number ?? 0), 0)

/** In their own order. */
function largest(series: readonly ChartSeries[], most: number): readonly ChartSeries[] {
  if (series.length <= most) return series
  const kept = new Set([...series].sort((a, b) => weight(b) - weight(a)).slice(0, most))
  return series.filter(item => kept.has(item))
}

/** Days to come of which nothing is known yet are no noughts. */
function withoutFuture(series: ChartSeries, places: readonly Place[]): ChartSeries {
  const today = new Date().toISOString().slice(0, 10)
  const last = series.points.findLastIndex(point => point.number !== null && point.number !== 0)
  const points = series.points.map((point, index) => {
    const day = String(places[index]?.member.values.at(-1) ?? '')
    return index > last && day > today && point.number === 0 ? { ...point, number: null, words: '' } : point
  })
  return { ...series, points }
}

export interface ChartPart extends ChartPoint {
  readonly label: string
  readonly isOthers: boolean
}

/** The parts of a whole: the members of one axis, or the measures themselves where there are no groups. */
export function toParts(answer: ReportAnswer, chart: ReportChart, words: ChartWords): ChartPart[] {
  const read = cellReader(answer, words)
  const measures = drawnMeasures(answer, chart)
  const { rows, columns } = answer
  if (rows.groups.length + columns.groups.length === 0) {
    return measures.map(measure => ({
      ...read(0, 0, measure),
      label: words.text(measure.label, measure.as),
      isOthers: false,
    }))
  }
  const [measure] = measures
  const isDown = rows.groups.length > 0
  const other = whole(isDown ? columns : rows)
  if (!measure || !other) return []
  return leaves(isDown ? rows : columns).map(({ member, index }) => ({
    ...(isDown ? read(index, other.index, measure) : read(other.index, index, measure)),
    label: memberWords(member),
    isOthers: member.others === true,
  }))
}

/** The measure over all records; undefined where totals are not answered. */
export function toWhole(answer: ReportAnswer, measure: ReportMeasure, words: ChartWords): ChartPoint | undefined {
  const [row, column] = [whole(answer.rows), whole(answer.columns)]
  return row && column ? cellReader(answer, words)(row.index, column.index, measure) : undefined
}

export interface Dot {
  readonly label: string
  /** Which series: the column, where there are columns. */
  readonly group: string
  readonly hue: number
  readonly isOthers: boolean
  /** Across, upwards and size. */
  readonly points: readonly ChartPoint[]
}

/** A dot for each cell that has both numbers. */
export function toDots(answer: ReportAnswer, chart: ReportChart, words: ChartWords): Dot[] {
  const read = cellReader(answer, words)
  const measures = drawnMeasures(answer, chart).slice(0, 3)
  const columns = leaves(answer.columns)
  return columns.flatMap((column, hue) =>
    leaves(answer.rows).flatMap((row): Dot[] => {
      const points = measures.map(measure => read(row.index, column.index, measure))
      if (points.slice(0, 2).some(point => point.number === null || point.words === '')) return []
      const isDown = answer.rows.groups.length > 0
      return [
        {
          label: memberWords(isDown ? row.member : column.member),
          group: isDown && answer.columns.groups.length > 0 ? memberWords(column.member) : '',
          hue: isDown ? hue : 0,
          isOthers: row.member.others === true || column.member.others === true,
          points,
        },
      ]
    }),
  )
}
