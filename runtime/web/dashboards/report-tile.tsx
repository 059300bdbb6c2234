/** A report on a tile: chart or table, and the records behind what is clicked. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportTile as Tile } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { ReportChart } from '../charts/report-chart.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { CellRecords } from '../reports/cell-records.tsx'
import { isNothing } from '../reports/is-nothing.ts'
import { ReportTable } from '../reports/report-table.tsx'
import type { Spot } from '../reports/spot.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ApartMark } from './apart-mark.tsx'
import { Asking } from './asking.tsx'
import { reportAddress } from './report-address.ts'
import { TileError } from './tile-error.tsx'
import { TileFrame } from './tile-frame.tsx'
import type { TileProps } from './tile-props.ts'
import { tileInput } from './tile-question.ts'
import { tileSize } from './tile-size.ts'
import { useAbout } from './use-about.ts'
import { useTileReport } from './use-tile-report.ts'

export function ReportTile({ tile, filters, chosen }: TileProps<Tile>) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { text, label } = useLocale()
  const [spot, setSpot] = useState<Spot>()
  const input = tileInput(filters, tile, chosen)
  const { data, error, isFetching, dataUpdatedAt, refetch, stop } = useTileReport(tile.report, input)
  const about = useAbout(data?.milliseconds, dataUpdatedAt)
  const name =
    text(tile.label) || label(catalog.reports.get(tile.report)) || text(data?.label) || t('dashboards.report')
  const hasChart = data?.chart !== undefined && tile.show !== 'table'
  const height = chartHeight(tileSize(tile).height, tile.show === 'both')
  return (
    <TileFrame
      title={name}
      to={reportAddress(tile.report, input)}
      refresh={() => void refetch()}
      busy={isFetching}
      about={about}
      note={<ApartMark answer={data} />}
    >
      {error ? <TileError report={tile.report} error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Asking onCancel={stop} /> : null}
      {data && !error ? (
        isNothing(data) && data.rows.groups.length + data.columns.groups.length > 0 ? (
          <EmptyState small text={t('reports.nothing')} />
        ) : (
          <>
            {hasChart ? <ReportChart answer={data} label={name} height={height} onPick={setSpot} isBare /> : null}
            {hasChart && tile.show !== 'both' ? null : <ReportTable label={name} answer={data} onOpen={setSpot} />}
          </>
        )
      ) : null}
      {spot && data ? (
        <CellRecords name={tile.report} input={input} answer={data} spot={spot} onClose={() => setSpot(undefined)} />
      ) : null}
    </TileFrame>
  )
}

/** What is left of the rows below the head; less where a table stands below. */
function chartHeight(rows: number, hasTable: boolean): number {
  const whole = Math.min(rows * 90 - 12, 800) - 52
  return Math.max(120, hasTable ? Math.round(whole * 0.6) : whole)
}
