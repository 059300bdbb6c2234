/** How charts on this screen write: as its tables do. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { useCellText } from '../reports/use-cell-text.ts'
import type { ChartWords } from './chart-words.ts'

export function useChartWords(): ChartWords {
  const { t } = useTranslation()
  const { locale, text } = useLocale()
  const cellText = useCellText()
  return useMemo(
    () => ({
      locale,
      text,
      value: (measure, value) => {
        const written = cellText(measure, value)
        return written && measure.currency ? `${written} ${measure.currency}` : written
      },
      ofTarget: (target, share) => t('charts.ofTarget', { target, share }),
    }),
    [locale, text, cellText, t],
  )
}
