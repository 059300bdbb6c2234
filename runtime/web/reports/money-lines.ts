/** What is to be known of amounts of several currencies: at which rates they were converted, and which have none. */
import type { TFunction } from 'i18next'
import type { ReportAnswer } from './report-api.ts'

/** `nameOf` says what a path of the report's object is called. */
export function moneyLines(
  { money }: Pick<ReportAnswer, 'money'>,
  nameOf: (path: string) => string | undefined,
  t: TFunction,
): string[] {
  const currency = money?.currency ?? ''
  const field = money?.rates && money.rates !== 'today' ? nameOf(money.rates) : undefined
  return [
    ...(money?.converted
      ? [field ? t('reports.convertedBy', { currency, field }) : t('reports.converted', { currency })]
      : []),
    ...(money?.unrated ? [t('reports.unrated', { currencies: money.unrated.join(', ') })] : []),
  ]
}
