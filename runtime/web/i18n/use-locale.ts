/** The language, the time zone and the ways of writing values that follow from them. */
import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalizedText } from '#metadata/definitions.ts'
import { workflowUserId } from '#metadata/workflow-user.ts'
import { SessionContext } from '../api/session.ts'
import { formatMoney } from '../fields/decimal.ts'
import { isLocale, type Locale } from './locale.ts'
import { localized } from './localized.ts'

export interface LocaleFormats {
  readonly locale: Locale
  /** IANA name of the person's time zone. */
  readonly timeZone: string
  /** The text of a definition's label. */
  readonly label: (item: { readonly label?: LocalizedText; readonly name?: string } | undefined) => string
  readonly text: (text: LocalizedText | undefined, name?: string) => string
  /** What a record is called that something refers to. */
  readonly titleOf: (reference: { readonly id?: unknown; readonly title?: unknown }) => string
  readonly date: (value: string) => string
  readonly dateTime: (value: string) => string
  readonly relative: (value: string) => string
  readonly integer: (value: number) => string
  /** With as many decimals as its currency has, at most as many as the field keeps. */
  readonly money: (amount: string, currency: string, scale?: number) => string
}

/** How values are written for this person. */
export function useLocale(): LocaleFormats {
  const { i18n } = useTranslation()
  const session = useContext(SessionContext)
  const locale: Locale = isLocale(i18n.language) ? i18n.language : 'en'
  const timeZone = session?.me.user.time_zone || session?.me.timeZone || 'UTC'
  const decimals = session?.catalog.currencyDecimals
  return useMemo(
    () => createFormats(locale, timeZone, decimals, i18n.t('timeline.workflow')),
    [locale, timeZone, decimals, i18n],
  )
}

function createFormats(
  locale: Locale,
  timeZone: string,
  decimals: Readonly<Record<string, number>> | undefined,
  workflow: string,
): LocaleFormats {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone })
  const ago = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale)
  return {
    locale,
    timeZone,
    label: item => localized(item?.label, locale, item?.name ?? ''),
    text: (text, name = '') => localized(text, locale, name),
    titleOf: ({ id, title }) => (id === workflowUserId ? workflow : String(title ?? '')),
    date: value => formatted(day, `${value.slice(0, 10)}T00:00:00Z`),
    dateTime: value => formatted(moment, value),
    relative: value => relative(ago, moment, value),
    integer: value => number.format(value),
    money: (amount, currency, scale) =>
      formatMoney(amount, currency, locale, { scale, decimals: decimals?.[currency] }),
  }
}

function formatted(format: Intl.DateTimeFormat, value: string): string {
  const time = new Date(value)
  return Number.isNaN(time.getTime()) ? value : format.format(time)
}

function relative(ago: Intl.RelativeTimeFormat, moment: Intl.DateTimeFormat, value: string): string {
  const seconds = Math.round((Date.parse(value) - Date.now()) / 1000)
  const size = Math.abs(seconds)
  if (size < 60) return ago.format(0, 'second')
  if (size < 3600) return ago.format(Math.trunc(seconds / 60), 'minute')
  if (size < 86_400) return ago.format(Math.trunc(seconds / 3600), 'hour')
  if (size < 7 * 86_400) return ago.format(Math.trunc(seconds / 86_400), 'day')
  return formatted(moment, value)
}
