/** A chart in a sentence, for those who do not see it: what is drawn, by what, the largest and the smallest. */
import type { TFunction } from 'i18next'
import type { ReportChart } from '#metadata/definitions.ts'
import type { ReportAnswer } from '../reports/report-api.ts'
import { drawnMeasures } from './chart-data.ts'
import type { ChartWords } from './chart-words.ts'
import type { Mark } from './drawing.ts'

/** `label` is what the report is called. */
export function chartSummary(
  label: string,
  { answer, chart, words }: { readonly answer: ReportAnswer; readonly chart: ReportChart; readonly words: ChartWords },
  marks: readonly Mark[],
  t: TFunction,
): string {
  const measures = drawnMeasures(answer, chart).map(measure => words.text(measure.label, measure.as))
  const groups = [...answer.rows.groups, ...answer.columns.groups].map(group => words.text(group.label, group.field))
  const type = t(`charts.types.${chart.type}`)
  const listed = new Intl.ListFormat(words.locale, { type: 'conjunction' })
  const what =
    groups.length === 0 || chart.type === 'gauge'
      ? t('charts.summary', { type, measures: listed.format(measures) })
      : t('charts.summaryBy', { type, measures: listed.format(measures), groups: listed.format(groups) })
  const sorted = marks.filter(mark => mark.number !== null).sort((a, b) => (b.number ?? 0) - (a.number ?? 0))
  const [largest, smallest] = [sorted[0], sorted.at(-1)]
  const numbers =
    largest && smallest
      ? largest === smallest
        ? t('charts.only', { label: largest.label, value: largest.words })
        : t('charts.ends', {
            largest: largest.label,
            most: largest.words,
            smallest: smallest.label,
            least: smallest.words,
          })
      : ''
  const isChinese = words.locale === 'zh-CN'
  return [`${label}${isChinese ? '。' : '.'}`, what, numbers].filter(Boolean).join(isChinese ? '' : ' ')
}
