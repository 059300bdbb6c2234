/** A dashboard of one's own while it is arranged: kept here until it is saved, with every step back. */
import { PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardTile } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { LeaveGuard } from '../record/leave-guard.tsx'
import { AddTileDialog } from './add-tile-dialog.tsx'
import { useChosen } from './chosen.ts'
import { EditorGrid } from './editor-grid.tsx'
import type { DashboardBody } from './kept-dashboard.ts'
import { newTile } from './new-tile.ts'
import { ShownTile } from './shown-tile.tsx'
import { TileDialog } from './tile-dialog.tsx'
import { useTileName } from './use-tile-name.ts'

interface DashboardEditorProps {
  readonly name: string
  readonly body: DashboardBody
  /** Tells whether it was saved. */
  readonly onSave: (body: DashboardBody) => Promise<boolean>
  readonly onClose: () => void
}

export function DashboardEditor({ name, body: given, onSave, onClose }: DashboardEditorProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const nameOf = useTileName()
  const [steps, setSteps] = useState<readonly DashboardBody[]>([given])
  const [adding, setAdding] = useState(false)
  const [edited, setEdited] = useState<string>()
  const [busy, setBusy] = useState(false)
  const body = steps.at(-1) as DashboardBody
  const [, chosen] = useChosen(body.filters)
  const change = (tiles: DashboardTile[]) => setSteps([...steps, { ...body, tiles }])
  const tile = body.tiles.find(item => item.id === edited)
  const save = async () => {
    setBusy(true)
    if (await onSave(body)) onClose()
    setBusy(false)
  }
  return (
    <div className="page dashboard">
      <LeaveGuard active={steps.length > 1 && !busy} />
      <h1 className="visually-hidden">{t('dashboards.editing', { name })}</h1>
      <div className="editor-bar" role="toolbar" aria-label={t('dashboards.editing', { name })}>
        <strong translate="no">{name}</strong>
        <span className="muted editor-hint">{t('dashboards.editHint')}</span>
        <span className="spacer" />
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('dashboards.addTile')}
        </Button>
        <Button
          icon={<UndoOutlined aria-hidden />}
          disabled={steps.length === 1}
          onClick={() => setSteps(steps.slice(0, -1))}
        >
          {t('dashboards.undo')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button type="primary" loading={busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </div>
      <EditorGrid
        tiles={body.tiles}
        nameOf={nameOf}
        onChange={change}
        onRemove={id => change(body.tiles.filter(item => item.id !== id))}
        onEdit={setEdited}
      >
        {item => <ShownTile tile={item} filters={body.filters} chosen={chosen} />}
      </EditorGrid>
      {adding ? (
        <AddTileDialog
          onAdd={source => {
            change([...body.tiles, newTile(catalog, body.filters, source)])
            setAdding(false)
          }}
          onClose={() => setAdding(false)}
        />
      ) : null}
      {tile ? (
        <TileDialog
          key={tile.id}
          tile={tile}
          filters={body.filters}
          name={nameOf(tile)}
          onSave={next => {
            change(body.tiles.map(item => (item.id === next.id ? next : item)))
            setEdited(undefined)
          }}
          onClose={() => setEdited(undefined)}
        />
      ) : null}
    </div>
  )
}
