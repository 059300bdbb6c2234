/** How a key figure moved against the period before or the year before: an arrow, a color and words. */
import { useTranslation } from 'react-i18next'
import type { KpiTile } from '#metadata/definitions.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { ReportAnswer, ReportInput } from '../reports/report-api.ts'
import { changeOf, numberOf, type Total, totalOf } from './kpi-figures.ts'
import { daysUntil, previousDays } from './previous-days.ts'
import { todayIn } from './today-in.ts'
import { useKpiText } from './use-kpi-text.ts'
import { useTileReport } from './use-tile-report.ts'

interface KpiTrendProps {
  readonly tile: KpiTile
  readonly input: ReportInput
  readonly period: NonNullable<ReportAnswer['period']>
  readonly total: Total
}

export function KpiTrend({ tile, input, period, total }: KpiTrendProps) {
  const { t } = useTranslation()
  const { date, timeZone } = useLocale()
  const kpiText = useKpiText()
  const running = daysUntil(period, tile.compare ?? 'period', todayIn(timeZone))
  const days = running?.before ?? previousDays(period, tile.compare ?? 'period')
  const before = useTileReport(tile.report, { ...input, period: days })
  // Of a period under way, what is to come in it is compared with nothing.
  const asked = running && running.left > 0
  const soFar = useTileReport(asked ? tile.report : undefined, asked ? { ...input, period: running.now } : undefined)
  const earlier = totalOf(before.data, tile.measure)
  const now = asked ? totalOf(soFar.data, tile.measure) : total
  const isOpen = before.isPending || before.isPlaceholderData || (asked && (soFar.isPending || soFar.isPlaceholderData))
  if (isOpen || !earlier || !now) return <p className="kpi-trend muted">&nbsp;</p>
  const change = changeOf(numberOf(now.value), numberOf(earlier.value))
  const [from = '', to = ''] = days.split('..')
  const was = t('dashboards.was', {
    value: kpiText(earlier.measure, earlier.value).whole || '0',
    days: `${date(from)} – ${date(to)}`,
  })
  const against = tile.compare === 'year' ? 'year' : 'period'
  if (change === undefined) {
    return (
      <p className="kpi-trend muted" title={was}>
        {t(`dashboards.nothingBefore.${against}`)}
      </p>
    )
  }
  const direction = Math.abs(change) < 0.0005 ? 'same' : change > 0 ? 'more' : 'less'
  const isGood = direction !== 'same' && (direction === 'more') === (tile.better !== 'lower')
  const tone = direction === 'same' ? 'muted' : isGood ? 'kpi-good' : 'kpi-bad'
  return (
    <p className={`kpi-trend ${tone}`} title={was}>
      {direction === 'same' ? null : (
        <span aria-hidden className="kpi-arrow">
          {direction === 'more' ? '▲' : '▼'}
        </span>
      )}{' '}
      {t(`dashboards.trend.${direction}.${against}`, { share: kpiText.percent(Math.abs(change)) })}
      {asked ? <span className="muted"> {t('dashboards.byToday')}</span> : null}
      <span className="visually-hidden">{was}</span>
    </p>
  )
}
