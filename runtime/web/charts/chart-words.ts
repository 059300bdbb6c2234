/** How charts write numbers, labels and dates: as the table does, and shorter along an axis. Needs no screen. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { formatPercent } from '../fields/decimal.ts'
import type { Locale } from '../i18n/locale.ts'
import type { Member, ReportMeasure } from '../reports/report-api.ts'

export interface ChartWords {
  readonly locale: Locale
  readonly text: (label: LocalizedText | undefined, name: string) => string
  /** As the table writes it, with its currency. */
  readonly value: (measure: ReportMeasure, value: unknown) => string
  readonly ofTarget: (target: string, share: string) => string
}

export const memberWords = ({ labels }: Member): string => labels.join(' · ')

/** As short as an axis needs it: 1.2M, 120万, 35%. */
export function tickNumber(measure: ReportMeasure, value: number, locale: Locale): string {
  return measure.type === 'percent'
    ? formatPercent(String(Number(value.toPrecision(3))), locale)
    : compact(value, locale)
}

/** As short as a label needs it, and all of a measure alike: 35.0% beside 7.5%. */
export function shortNumber(measure: ReportMeasure, value: number, locale: Locale): string {
  const { type, places } = measure
  if (type === 'percent') {
    const shown = Math.min(places ?? 1, 1)
    return new Intl.NumberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: shown,
      maximumFractionDigits: shown,
    }).format(value)
  }
  if (type === 'decimal' && places !== undefined && Math.abs(value) < 1000) {
    const shown = Math.min(places, 2)
    return new Intl.NumberFormat(locale, { minimumFractionDigits: shown, maximumFractionDigits: shown }).format(value)
  }
  return compact(value, locale)
}

function compact(value: number, locale: Locale): string {
  const size = Math.abs(value)
  const step = locale === 'zh-CN' ? 10_000 : 1000
  const shown = size < step ? size : size / step ** Math.floor(Math.log(size) / Math.log(step))
  const maximumFractionDigits = shown >= 100 ? 0 : size < 10 ? 2 : 1
  return new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits }).format(value)
}

/** A share of the whole: 12.5%. */
export const shareWords = (share: number, locale: Locale): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: share < 0.1 ? 1 : 0 }).format(share)

/** A date along an axis: what changes from one to the next, and the year below the first of it. */
export function dateTick(member: Member, by: string, before: Member | undefined, locale: Locale): string {
  const label = memberWords(member)
  const day = member.values[0]
  if (typeof day !== 'string' || member.others) return label
  const year = day.slice(0, 4)
  const isFirst = typeof before?.values[0] !== 'string' || before.values[0].slice(0, 4) !== year
  const short = shortDate(day, by, label, locale)
  return short === label || !isFirst ? short : `${short}\n${locale === 'zh-CN' ? `${year}年` : year}`
}

function shortDate(day: string, by: string, label: string, locale: Locale): string {
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  if (by === 'month') return write({ month: 'short' })
  if (by === 'day') return write({ month: 'numeric', day: 'numeric' })
  if (by === 'quarter') return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  return label
}
