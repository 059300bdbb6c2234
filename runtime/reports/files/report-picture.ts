/** The chart of a report as SVG for paper, drawn by what draws it on the screen. */
import { chartLack } from '#metadata/chart-fit.ts'
import type { Actor, Context } from '../../context.ts'
import { drawnMeasures } from '../../web/charts/chart-data.ts'
import type { ChartWords } from '../../web/charts/chart-words.ts'
import type { ReportAnswer } from '../report-answer.ts'
import { fileWords } from './file-words.ts'
import { localized } from './report-head.ts'
import { valueWriter } from './value-writer.ts'

/** Pixels of the drawing; it is scaled to the page. */
const [width, height] = [960, 400]

/** The picture; undefined where the report has none, or where its answer does not fit it. */
export async function reportPicture(
  context: Context,
  answer: ReportAnswer,
  locale: Actor['locale'],
): Promise<string | undefined> {
  const { chart, rows, columns } = answer
  if (!chart || answer.cells.length === 0) return undefined
  const lack = chartLack(chart.type, {
    rows: rows.groups.length,
    columns: columns.groups.length,
    measures: drawnMeasures(answer, chart).length,
    totals: [...rows.members, ...columns.members].some(({ total }) => total),
  })
  if (lack) return undefined
  // ECharts is loaded when the first chart is drawn.
  const [{ drawChart }, { chartSvg }, { chartPalettes }] = await Promise.all([
    import('../../web/charts/chart-option.ts'),
    import('../../web/charts/chart-engine.ts'),
    import('../../web/charts/chart-palette.ts'),
  ])
  const words: ChartWords = {
    locale,
    text: (label, name) => (label ? localized(label, locale, name) : name),
    value: (measure, value) => {
      if (value === null || value === undefined) return ''
      const written = valueWriter(context, measure, locale)(value)
      return measure.currency ? `${written} ${measure.currency}` : written
    },
    ofTarget: fileWords[locale].ofTarget,
  }
  const { option } = drawChart({ answer, chart, words, palette: chartPalettes.light, width, height, isStill: true })
  return chartSvg(option, width, height)
}
