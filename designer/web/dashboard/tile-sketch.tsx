/** A tile of a dashboard as it is drawn in the designer: what it shows, in words; its figures are those of production. */
import type { DashboardDefinition, DashboardTile } from '#metadata/definitions.ts'
import { LinksTile } from '#runtime/web/dashboards/links-tile.tsx'
import { TextTile } from '#runtime/web/dashboards/text-tile.tsx'
import { TileFrame } from '#runtime/web/dashboards/tile-frame.tsx'
import { useTileName } from '#runtime/web/dashboards/use-tile-name.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Icon } from '#runtime/web/shell/icon.tsx'
import { texts as shared } from '../draft/texts.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface TileSketchProps {
  readonly tile: DashboardTile
  readonly filters: DashboardDefinition['filters']
}

const icons: Readonly<Record<DashboardTile['type'], string>> = {
  report: 'bar-chart',
  kpi: 'dashboard',
  list: 'unordered-list',
  tasks: 'check-square',
  recent: 'history',
  text: 'file-text',
  links: 'link',
}

export function TileSketch({ tile, filters = [] }: TileSketchProps) {
  const t = useTexts(texts)
  const kinds = useTexts(shared)
  const { label, text } = useLocale()
  const { find } = useDraft()
  const nameOf = useTileName()
  const props = { filters, chosen: {} }
  if (tile.type === 'text') return <TextTile tile={tile} {...props} />
  if (tile.type === 'links') return <LinksTile tile={tile} {...props} />
  const report = tile.type === 'report' || tile.type === 'kpi' ? find('report', tile.report) : undefined
  const measure = tile.type === 'kpi' ? report?.measures.find(item => item.as === tile.measure) : undefined
  const followed = ('filters' in tile ? (tile.filters ?? []) : []).flatMap(item => {
    const filter = filters.find(other => other.id === item.filter)
    return filter ? [text(filter.label) || filter.id] : []
  })
  return (
    <TileFrame title={nameOf(tile)}>
      <div className="tile-sketch">
        <span className="tile-sketch-icon">
          <Icon name={icons[tile.type]} label={nameOf(tile)} />
        </span>
        {report ? <span>{`${kinds.kind.report}: ${label(report)}`}</span> : null}
        {tile.type === 'list' ? (
          <span>{`${kinds.kind.list}: ${label(find('list', tile.list)) || tile.list}`}</span>
        ) : null}
        {tile.type === 'kpi' ? <span>{t.figure(text(measure?.label, tile.measure))}</span> : null}
        {tile.type === 'list' || tile.type === 'tasks' ? <span>{t.rows(tile.limit ?? 5)}</span> : null}
        {followed.length > 0 ? <span className="muted">{t.follows(followed.join(', '))}</span> : null}
      </div>
    </TileFrame>
  )
}
