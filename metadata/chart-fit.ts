/** Which charts a report can be drawn as: what each type needs of its groups, measures and totals. The screen and the rule both ask here. */
import type { ReportChart } from './definitions.ts'

export type ChartType = ReportChart['type']

/** What there is to draw. */
export interface ChartGround {
  readonly rows: number
  readonly columns: number
  /** Numbers that would be drawn. */
  readonly measures: number
  /** Totals are answered. */
  readonly totals: boolean
}

/** What is lacking: a group, a group on both axes, a second measure, totals, or anything to draw. */
export type ChartLack = 'group' | 'bothGroups' | 'measures' | 'totals' | 'numbers'

const needsGroup = ({ rows, columns }: ChartGround): ChartLack | undefined =>
  rows + columns === 0 ? 'group' : undefined

/** Parts of a whole: the members of one axis, or several measures of no group. */
const needsParts = ({ rows, columns, measures, totals }: ChartGround): ChartLack | undefined => {
  if (rows + columns === 0) return measures > 1 ? undefined : 'group'
  return rows > 0 && columns > 0 && !totals ? 'totals' : undefined
}

const lacks: Readonly<Record<ChartType, (ground: ChartGround) => ChartLack | undefined>> = {
  bar: needsGroup,
  stacked: needsGroup,
  line: needsGroup,
  area: needsGroup,
  pie: needsParts,
  funnel: needsParts,
  scatter: ground => (ground.measures < 2 ? 'measures' : needsGroup(ground)),
  heatmap: ({ rows, columns }) => (rows > 0 && columns > 0 ? undefined : 'bothGroups'),
  gauge: ({ rows, columns, totals }) => (rows + columns === 0 || totals ? undefined : 'totals'),
}

/** The types in the order in which they are offered. */
export const chartTypes = Object.keys(lacks) as ChartType[]

/** What keeps a chart from being drawn; undefined where nothing does. */
export function chartLack(type: ChartType, ground: ChartGround): ChartLack | undefined {
  return ground.measures === 0 ? 'numbers' : lacks[type](ground)
}

/** How many measures a chart draws where it names none. */
export const usualMeasures: Readonly<Record<ChartType, number>> = {
  bar: 1,
  stacked: 1,
  line: 1,
  area: 1,
  pie: 1,
  funnel: 1,
  scatter: 2,
  heatmap: 1,
  gauge: 1,
}
