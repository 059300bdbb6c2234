/** A dashboard as people will see it, arranged as they arrange their own; each act is one command of the draft. */
import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { DashboardDefinition, DashboardTile } from '#metadata/definitions.ts'
import { useSession } from '#runtime/web/api/session.ts'
import { AddTileDialog } from '#runtime/web/dashboards/add-tile-dialog.tsx'
import { DashboardGrid } from '#runtime/web/dashboards/dashboard-grid.tsx'
import { EditorGrid } from '#runtime/web/dashboards/editor-grid.tsx'
import { newTile } from '#runtime/web/dashboards/new-tile.ts'
import { useTileName } from '#runtime/web/dashboards/use-tile-name.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useSelection } from '../definition/use-selection.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useOptimistic } from '../drag/use-optimistic.ts'
import { DraftSession } from '../live/draft-session.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'
import { TileSketch } from './tile-sketch.tsx'
import './dashboard-canvas.css'

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
  const { catalog } = useSession()
  const { place, select } = useSelection()
  const nameOf = useTileName()
  const [tiles, show] = useOptimistic<readonly DashboardTile[]>(definition.tiles)
  const [adding, setAdding] = useState(false)
  const set = (next: DashboardTile[]) =>
    show(next, () => run('set-property', { kind: 'dashboard', name: definition.name, path: ['tiles'], value: next }))
  const sketch = (tile: DashboardTile) => <TileSketch tile={tile} filters={definition.filters} />
  return (
    <div className="dashboard-canvas">
      {readOnly ? null : (
        <div className="row dashboard-canvas-head">
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
            {t.add}
          </Button>
        </div>
      )}
      {tiles.length === 0 ? <EmptyState text={t.empty} hint={t.emptyHint} /> : null}
      {readOnly ? (
        <DashboardGrid tiles={tiles} filters={definition.filters} chosen={{}}>
          {sketch}
        </DashboardGrid>
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
          {sketch}
        </EditorGrid>
      )}
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
