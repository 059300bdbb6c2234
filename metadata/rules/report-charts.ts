/** A chart has what its type needs, and names measures that there are; its report is shown as a table otherwise. */
import { type ChartLack, chartLack, usualMeasures } from '../chart-fit.ts'
import type { ReportDefinition } from '../definitions.ts'
import { type Finding, warning } from '../finding.ts'
import type { Rule } from './context.ts'

const sentences: Readonly<Record<ChartLack, readonly [en: string, zh: string]>> = {
  group: ['The chart needs a group in rows or columns.', '图表需要在行或列中有分组。'],
  bothGroups: ['The chart needs groups in rows and in columns.', '图表需要在行和列中都有分组。'],
  measures: ['The chart needs a second measure.', '图表需要第二个统计值。'],
  totals: ['The chart is drawn from totals, which the report leaves out.', '图表需要汇总，而报表不显示汇总。'],
  numbers: ['The chart has no numbers to draw.', '图表没有可绘制的数值。'],
}

export const reportCharts: Rule = function* ({ symbols, pathAt }) {
  for (const report of symbols.all('report')) {
    if (report.chart) yield* checkChart(report, report.chart, pathAt)
  }
}

const decimal = /^-?\d{1,20}(\.\d{1,10})?$/

function* checkChart(
  report: ReportDefinition,
  chart: NonNullable<ReportDefinition['chart']>,
  pathAt: Parameters<Rule>[0]['pathAt'],
): Iterable<Finding> {
  const names = report.measures.map(measure => measure.as)
  const named = [
    ...(chart.measures ?? []).map((name, index) => [name, `/chart/measures/${index}`] as const),
    ...(chart.target === undefined || decimal.test(chart.target) ? [] : [[chart.target, '/chart/target'] as const]),
  ]
  const unknown = named.filter(([name]) => !names.includes(name))
  for (const [name, pointer] of unknown) {
    const texts = [`There is no measure ${name} to draw.`, `没有可绘制的统计值 ${name}。`] as const
    yield warning(report, 'chart/unknown-measure', pointer, ...texts, names)
  }
  if (unknown.length > 0) return
  const isDate = (index: number) => {
    const type = pathAt(report, `/measures/${index}/field`)?.end?.type
    const { fn } = report.measures[index]!
    return (type === 'date' || type === 'datetime') && (fn === 'min' || fn === 'max')
  }
  const numbers = report.measures.filter((_, index) => !isDate(index)).map(measure => measure.as)
  const drawn = chart.measures?.length
    ? chart.measures.filter(name => numbers.includes(name)).length
    : Math.min(numbers.length, usualMeasures[chart.type])
  const lack = chartLack(chart.type, {
    rows: report.rows?.length ?? 0,
    columns: report.columns?.length ?? 0,
    measures: drawn,
    totals: report.totals !== 'none',
  })
  if (lack) yield warning(report, 'chart/unfit-type', '/chart/type', ...sentences[lack])
}
