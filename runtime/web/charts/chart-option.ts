/** Every type of chart by how it is drawn. */
import type { ChartType } from '#metadata/chart-fit.ts'
import type { Draw } from './drawing.ts'
import { axisChart } from './options/axis-chart.ts'
import { funnelChart } from './options/funnel-chart.ts'
import { gaugeChart } from './options/gauge-chart.ts'
import { heatMap } from './options/heat-map.ts'
import { pieChart } from './options/pie-chart.ts'
import { scatterChart } from './options/scatter-chart.ts'

const types: Readonly<Record<ChartType, Draw>> = {
  bar: axisChart,
  stacked: axisChart,
  line: axisChart,
  area: axisChart,
  pie: pieChart,
  funnel: funnelChart,
  scatter: scatterChart,
  heatmap: heatMap,
  gauge: gaugeChart,
}

/** Draws an answer as its chart. */
export const drawChart: Draw = drawing => types[drawing.chart.type](drawing)
