/** A line for the measures that some filters of the report do not reach: those of the same filters stand together. */
import type { TFunction } from 'i18next'
import type { ReportAnswer, ReportMeasure } from './report-api.ts'

/** `Plan, Plan so far: not limited by Stage is Won`; none where every filter reaches every measure. */
export function apartLines(
  { measures }: Pick<ReportAnswer, 'measures'>,
  text: (label: ReportMeasure['label'], name: string) => string,
  t: TFunction,
): string[] {
  const byFilters = Map.groupBy(
    measures.filter(measure => measure.apart),
    ({ apart = [] }) => apart.join(t('reports.and')),
  )
  return [...byFilters].map(([filters, named]) =>
    t('reports.apart', {
      measures: named.map(measure => text(measure.label, measure.as)).join(t('reports.comma')),
      filters,
    }),
  )
}
