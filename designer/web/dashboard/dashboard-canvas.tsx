/** A dashboard as people will see it, arranged as they arrange their own; each act is one command of the draft. */
import { PlusOutlined, ReloadOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import type { DashboardDefinition, DashboardTile } from '#metadata/definitions.ts'
import { ApiProblem } from '#runtime/web/api/problem.ts'
import { useSession } from '#runtime/web/api/session.ts'
import { AddTileDialog } from '#runtime/web/dashboards/add-tile-dialog.tsx'
import { askedWith, shownWith } from '#runtime/web/dashboards/chosen.ts'
import { DashboardGrid } from '#runtime/web/dashboards/dashboard-grid.tsx'
import { EditorGrid } from '#runtime/web/dashboards/editor-grid.tsx'
import { FilterBar } from '#runtime/web/dashboards/filter-bar.tsx'
import { newTile } from '#runtime/web/dashboards/new-tile.ts'
import { TileAnswersContext } from '#runtime/web/dashboards/tile-answers.ts'
import { TileToolsContext } from '#runtime/web/dashboards/tile-props.ts'
import { useTileName } from '#runtime/web/dashboards/use-tile-name.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { DraftSession } from '../live/draft-session.tsx'
import { PreviewOffer } from '../live/preview-offer.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { CanvasTile } from './canvas-tile.tsx'
import { texts } from './texts.ts'
import { useDraftAnswers } from './use-draft-answers.ts'
import './dashboard-canvas.css'

/** Tools for tiles that are only looked at: none, but nothing in them leads anywhere either. */
const noTools = <span />

export function DashboardCanvas({ definition }: { readonly definition: DashboardDefinition }) {
  return (
    <DraftSession>
      <Editor definition={definition} />
    </DraftSession>
  )
}

function Editor({ definition }: { readonly definition: DashboardDefinition }) {
  const t = useTexts(texts)
  const { run, find, readOnly } = useDraft()
  const { catalog, me } = useSession()
  const { place, select } = useSelection()
  const nameOf = useTileName()
  const [tiles, show] = useOptimistic<readonly DashboardTile[]>(definition.tiles)
  const [adding, setAdding] = useState(false)
  const set = (next: DashboardTile[]) =>
    show(next, () => run('set-property', { kind: 'dashboard', name: definition.name, path: ['tiles'], value: next }))
  const { answers, isTried, lacksPreview, scope } = useDraftAnswers()
  const client = useQueryClient()
  const [chosen, choose] = useState<Readonly<Record<string, string | undefined>>>({})
  const shown = shownWith(definition.filters, id => chosen[id])
  const asked = askedWith(shown, me.user.unit?.id)
  const drawn = (tile: DashboardTile) => <CanvasTile dashboard={definition} tile={tile} chosen={asked} />
  return (
    <div className="dashboard-canvas">
      <div className="row dashboard-canvas-head">
        {readOnly ? null : (
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        )}
        <span className="spacer" />
        <Tag title={isTried ? t.previewHint : t.headHint}>{isTried ? t.preview : t.head}</Tag>
        <Button
          type="text"
          icon={<ReloadOutlined aria-hidden />}
          onClick={() => void client.invalidateQueries({ queryKey: scope, refetchType: 'active' })}
        >
          {t.refresh}
        </Button>
      </div>
      {lacksPreview ? <PreviewOffer error={new ApiProblem('preview/missing', 409, {})} /> : null}
      <FilterBar dashboard={definition} shown={shown} onChoose={change => choose({ ...chosen, ...change })} />
      {tiles.length === 0 ? <EmptyState text={t.empty} hint={t.emptyHint} /> : null}
      <TileAnswersContext value={answers}>
        {readOnly ? (
          <TileToolsContext value={noTools}>
            <DashboardGrid tiles={tiles} filters={definition.filters} chosen={asked}>
              {drawn}
            </DashboardGrid>
          </TileToolsContext>
        ) : (
          <EditorGrid
            tiles={tiles}
            nameOf={nameOf}
            selected={place[0] === 'tiles' ? place[1] : undefined}
            onChange={set}
            onRemove={id => {
              select([])
              set(tiles.filter(tile => tile.id !== id))
            }}
            onEdit={id => select(['tiles', id])}
          >
            {drawn}
          </EditorGrid>
        )}
      </TileAnswersContext>
      {adding ? (
        <AddTileDialog
          measureOf={report => Promise.resolve(find('report', report)?.measures[0]?.as)}
          onAdd={source => {
            const tile = newTile(catalog, definition.filters, source)
            set([...tiles, tile])
            select(['tiles', tile.id])
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </div>
  )
}
