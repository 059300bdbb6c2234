/** When an answer came and how long the database took for it, in words. */
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'

/** `Refresh · asked 14:03, took 0.04 s`; undefined before the first answer. */
export function useAbout(milliseconds: number | undefined, at: number): string | undefined {
  const { t } = useTranslation()
  const { locale, timeZone } = useLocale()
  if (at === 0) return undefined
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone }).format(at)
  if (milliseconds === undefined) return t('dashboards.askedAt', { time })
  const seconds = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(milliseconds / 1000)
  return t('dashboards.took', { time, seconds })
}
