/** How key figures are written: short on the tile, in full for whoever hears or hovers it. */
import { useMemo } from 'react'
import { useLocale } from '../i18n/use-locale.ts'
import type { ReportMeasure } from '../reports/report-api.ts'
import { useCellText } from '../reports/use-cell-text.ts'

interface KpiWords {
  readonly short: string
  readonly whole: string
}

interface KpiText {
  (measure: ReportMeasure, value: unknown): KpiWords
  /** `78%`; nothing for what is not known. */
  readonly percent: (share: number | undefined) => string
}

/** Writes values of measures. */
export function useKpiText(): KpiText {
  const { locale, money } = useLocale()
  const cellText = useCellText()
  return useMemo(() => {
    const shortFrom = locale === 'zh-CN' ? 100_000 : 1_000_000
    const write = (measure: ReportMeasure, value: unknown): KpiWords => {
      if (value === null || value === undefined) return { short: '–', whole: '–' }
      const number = Number(value)
      const isMoney = measure.type === 'money' && measure.currency
      const whole = isMoney ? money(String(value), measure.currency ?? '') : cellText(measure, value)
      const isPlain = isMoney || measure.type === 'integer' || measure.type === 'decimal' || measure.type === 'money'
      if (!isPlain || !Number.isFinite(number)) return { short: whole, whole }
      const style = isMoney
        ? { style: 'currency' as const, currency: measure.currency ?? '', currencyDisplay: 'narrowSymbol' as const }
        : {}
      if (Math.abs(number) < 10_000) {
        return { short: isMoney ? new Intl.NumberFormat(locale, style).format(number) : whole, whole }
      }
      const short =
        Math.abs(number) < shortFrom
          ? new Intl.NumberFormat(locale, { ...style, maximumFractionDigits: 0 }).format(number)
          : new Intl.NumberFormat(locale, { ...style, notation: 'compact', maximumFractionDigits: 2 }).format(number)
      return { short, whole }
    }
    const percent = (share: number | undefined) =>
      share === undefined
        ? ''
        : new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share)
    return Object.assign(write, { percent })
  }, [locale, money, cellText])
}
