/** How the value of a measure is written: amounts without their currency, which stands in the head, shares in percent, days as the language has them. */
import { useCallback } from 'react'
import { formatDecimal, formatPercent } from '../fields/decimal.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { ReportMeasure } from './report-api.ts'

/** Writes a value; nothing for one that is not there. */
export function useCellText(): (measure: ReportMeasure, value: unknown) => string {
  const { locale, date, dateTime } = useLocale()
  return useCallback(
    (measure, value) => {
      if (value === null || value === undefined) return ''
      const text = String(value)
      switch (measure.type) {
        case 'integer':
        case 'decimal':
        case 'money':
          return formatDecimal(text, locale, measure.places ?? measure.decimals)
        case 'percent':
          return formatPercent(text, locale, measure.places ?? 1)
        case 'date':
          return date(text)
        case 'datetime':
          return dateTime(text)
      }
    },
    [locale, date, dateTime],
  )
}
