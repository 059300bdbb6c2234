/** What is drawn, where and how; and what comes of it: ECharts' option, and the spot behind each mark. */
import type { EChartsOption } from 'echarts'
import type { ReportChart } from '#metadata/definitions.ts'
import type { ReportAnswer } from '../reports/report-api.ts'
import type { ChartPoint } from './chart-data.ts'
import type { ChartPalette } from './chart-palette.ts'
import type { ChartWords } from './chart-words.ts'

export interface Drawing {
  readonly answer: ReportAnswer
  readonly chart: ReportChart
  readonly words: ChartWords
  readonly palette: ChartPalette
  /** In pixels. */
  readonly width: number
  readonly height: number
  /** Nothing can be pointed at or scrolled: a picture. */
  readonly isStill: boolean
}

/** Something on the chart that can be pointed at. */
export interface Mark extends ChartPoint {
  readonly series: number
  readonly index: number
  readonly label: string
}

export interface Drawn {
  readonly option: EChartsOption
  readonly marks: readonly Mark[]
  /** What is not drawn, of how many. */
  readonly left?: {
    readonly what: 'categories' | 'series' | 'negative' | 'rest'
    readonly drawn: number
    readonly of: number
  }
}

export type Draw = (drawing: Drawing) => Drawn
