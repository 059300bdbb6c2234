/** A tile on the canvas as whoever designs it would see it; where what it shows is broken it says what is wrong instead. */
import { Skeleton } from 'antd'
import { Link } from 'react-router'
import type { DashboardDefinition, DashboardTile, Definition } from '#metadata/definitions.ts'
import { ShownTile } from '#runtime/web/dashboards/shown-tile.tsx'
import { TileFrame } from '#runtime/web/dashboards/tile-frame.tsx'
import type { Chosen } from '#runtime/web/dashboards/tile-question.ts'
import { useTileName } from '#runtime/web/dashboards/use-tile-name.ts'
import { WhenSeen } from '#runtime/web/dashboards/when-seen.tsx'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { type DraftHandle, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface CanvasTileProps {
  readonly dashboard: DashboardDefinition
  readonly tile: DashboardTile
  readonly chosen: Chosen
}

export function CanvasTile({ dashboard, tile, chosen }: CanvasTileProps) {
  const t = useTexts(texts)
  const { text, label } = useLocale()
  const draft = useDraft()
  const title = useTileName()(tile)
  const shown = shownBy(draft, tile)
  const pointer = `/tiles/${dashboard.tiles.findIndex(item => item.id === tile.id)}`
  const faults = [
    ...draft
      .findingsOf(dashboard.id)
      .filter(item => item.pointer === pointer || item.pointer.startsWith(`${pointer}/`))
      .map(finding => ({ finding, of: undefined })),
    ...shown.flatMap(of => draft.findingsOf(of.id).map(finding => ({ finding, of }))),
  ].filter(({ finding }) => finding.severity === 'error')
  if (faults.length > 0) {
    const broken = shown.find(of => faults.some(fault => fault.of?.id === of.id))
    return (
      <TileFrame
        title={title}
        note={
          broken ? (
            <Link to={`/designer/drafts/${draft.draft.id}/${broken.kind}/${broken.id}`}>{t.open(label(broken))}</Link>
          ) : null
        }
      >
        <div className="tile-broken" role="note">
          <strong>{broken ? t.broken(label(broken)) : t.brokenTile}</strong>
          <ul>
            {faults.slice(0, 3).map(({ finding }) => (
              <li key={`${finding.code}${finding.pointer}`}>{text(finding.message)}</li>
            ))}
          </ul>
          {faults.length > 3 ? <p className="muted">{t.more(faults.length - 3)}</p> : null}
        </div>
      </TileFrame>
    )
  }
  return (
    <WhenSeen
      before={
        <TileFrame title={title}>
          <div className="tile-asking">
            <Skeleton title={false} paragraph={{ rows: 3 }} />
          </div>
        </TileFrame>
      }
    >
      <ShownTile tile={tile} filters={dashboard.filters} chosen={chosen} />
    </WhenSeen>
  )
}

/** The definitions whose faults are faults of the tile. */
function shownBy({ find }: DraftHandle, tile: DashboardTile): readonly Definition[] {
  if (tile.type === 'list') return [find('list', tile.list)].filter(item => item !== undefined)
  if (tile.type !== 'report' && tile.type !== 'kpi') return []
  const report = find('report', tile.report)
  const target = tile.type === 'kpi' && tile.target?.report ? find('report', tile.target.report) : undefined
  return [report, find('query', report?.query), target].filter(item => item !== undefined)
}
