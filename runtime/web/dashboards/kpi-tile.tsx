/** A key figure: its value, how far the target is reached, how it moved, and a light, all of them in words, too. */
import { useTranslation } from 'react-i18next'
import type { KpiTile as Tile } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ApartMark } from './apart-mark.tsx'
import { Asking } from './asking.tsx'
import { lightOf, numberOf, seriesOf, shareOf, totalOf } from './kpi-figures.ts'
import { KpiLine } from './kpi-line.tsx'
import { KpiTrend } from './kpi-trend.tsx'
import { daysUntil } from './previous-days.ts'
import { reportAddress } from './report-address.ts'
import { TileError } from './tile-error.tsx'
import { TileFrame } from './tile-frame.tsx'
import type { TileProps } from './tile-props.ts'
import { tileInput } from './tile-question.ts'
import { todayIn } from './today-in.ts'
import { useAbout } from './use-about.ts'
import { useKpiText } from './use-kpi-text.ts'
import { useTileReport } from './use-tile-report.ts'

export function KpiTile({ tile, filters, chosen }: TileProps<Tile>) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text, label, timeZone } = useLocale()
  const kpiText = useKpiText()
  const input = tileInput(filters, tile, chosen)
  const { data, error, isFetching, dataUpdatedAt, refetch, stop } = useTileReport(tile.report, input)
  const { target } = tile
  const other = target?.report !== undefined && target.report !== tile.report ? target.report : undefined
  const aimed = useTileReport(other, other === undefined ? undefined : input)
  const about = useAbout(data?.milliseconds, dataUpdatedAt)
  const total = totalOf(data, tile.measure)
  const title = text(tile.label) || text(total?.measure.label) || label(catalog.reports.get(tile.report))
  const value = numberOf(total?.value)
  const targetTotal = target?.measure ? totalOf(other === undefined ? data : aimed.data, target.measure) : undefined
  const targetValue = target ? (target.number ?? targetTotal?.value) : undefined
  const goal = numberOf(targetValue)
  const light = lightOf(tile, value, goal, target !== undefined)
  const share = shareOf(value, goal)
  const shown = total && kpiText(total.measure, total.value)
  const aim =
    total && goal !== undefined && goal !== 0
      ? kpiText(targetTotal?.measure ?? total.measure, String(targetValue))
      : undefined
  const today = todayIn(timeZone)
  const running = data?.period && daysUntil(data.period, 'period', today)
  const failed = error ?? aimed.error
  const again = () => {
    void refetch()
    if (other !== undefined) void aimed.refetch()
  }
  return (
    <TileFrame
      title={title}
      to={reportAddress(tile.report, input)}
      refresh={again}
      busy={isFetching}
      about={about}
      note={<ApartMark answer={data} measures={[tile.measure, other === undefined ? target?.measure : undefined]} />}
    >
      {failed ? <TileError report={tile.report} error={failed} retry={again} /> : null}
      {!data && !failed ? <Asking onCancel={stop} /> : null}
      {data && !failed && !total ? <EmptyState small text={t('dashboards.noFigure')} /> : null}
      {total && shown && !failed ? (
        <div className="kpi">
          <p className="kpi-value">
            <span translate="no" title={shown.whole}>
              <span aria-hidden>{shown.short}</span>
              <span className="visually-hidden">{shown.whole}</span>
            </span>
            {light ? (
              <span className={`kpi-light kpi-${light}`}>
                {t(
                  `dashboards.lights.${target === undefined ? 'plain' : tile.better === 'lower' ? 'lower' : 'target'}.${light}`,
                )}
              </span>
            ) : null}
          </p>
          {aim ? (
            <div className="kpi-target">
              <span className={light ? `kpi-bar kpi-${light}` : 'kpi-bar'} aria-hidden>
                <span className="kpi-reached" style={{ width: `${Math.max(0, Math.min(1, share ?? 0)) * 100}%` }} />
                {running && running.left > 0 ? (
                  <span className="kpi-pace" style={{ left: `${running.gone * 100}%` }} />
                ) : null}
              </span>
              <span className="muted" title={aim.whole}>
                {t('dashboards.ofTarget', { share: kpiText.percent(share), target: aim.short })}
                {running ? ` · ${t('dashboards.daysLeft', { count: running.left })}` : ''}
              </span>
            </div>
          ) : target ? (
            <p className="muted">{t('dashboards.noTarget')}</p>
          ) : null}
          {value === undefined ? <p className="muted">{text(total.measure.fault) || t('dashboards.noValue')}</p> : null}
          {tile.compare && data?.period ? (
            <KpiTrend tile={tile} input={input} period={data.period} total={total} />
          ) : null}
          {tile.line && data ? <KpiLine {...seriesOf(data, tile.measure, today)} /> : null}
        </div>
      ) : null}
    </TileFrame>
  )
}
