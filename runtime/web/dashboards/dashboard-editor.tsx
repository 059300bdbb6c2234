/** A dashboard of one's own while it is arranged: kept here until it is saved, with every step back. */
import { PlusOutlined, UndoOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DashboardTile } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { LeaveGuard } from '../record/leave-guard.tsx'
import { AddTileDialog } from './add-tile-dialog.tsx'
import { useChosen } from './chosen.ts'
import { dropDashboardDraft, keepDashboardDraft, readDashboardDraft } from './dashboard-draft.ts'
import { EditorGrid } from './editor-grid.tsx'
import type { DashboardBody } from './kept-dashboard.ts'
import { newTile } from './new-tile.ts'
import { ShownTile } from './shown-tile.tsx'
import { TileDialog } from './tile-dialog.tsx'
import { useTileName } from './use-tile-name.ts'
import { WhenSeen } from './when-seen.tsx'

interface DashboardEditorProps {
  readonly name: string
  readonly body: DashboardBody
  /** When it was saved, where one keeps it. */
  readonly changed?: string | undefined
  /** Where unsaved work is kept on this device. */
  readonly draftKey: string
  /** Tells whether it was saved. */
  readonly onSave: (body: DashboardBody, changed: string | undefined) => Promise<boolean>
  readonly onClose: () => void
}

export function DashboardEditor({ name, body: given, changed, draftKey, onSave, onClose }: DashboardEditorProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const nameOf = useTileName()
  // A copy that is saved becomes another dashboard before this closes; the draft is that of the first.
  const [key] = useState(draftKey)
  const [left] = useState(() => readDashboardDraft(key))
  const [wasRestored, noticed] = useState(left !== undefined)
  const [steps, setSteps] = useState<readonly DashboardBody[]>(left ? [given, left.body] : [given])
  const [begun, begin] = useState(left ? left.changed : changed)
  const [adding, setAdding] = useState(false)
  const [edited, setEdited] = useState<string>()
  const [added, setAdded] = useState<string>()
  const [busy, setBusy] = useState(false)
  const isSettled = useSettled()
  const body = steps.at(-1) as DashboardBody
  const isChanged = steps.length > 1
  const [window] = useState(() => crypto.randomUUID())
  useEffect(() => {
    if (!isChanged) return dropDashboardDraft(key, window)
    const keep = () => keepDashboardDraft(key, { body, changed: begun }, window)
    keep()
    // Another window that arranges the same gave up its own.
    const notice = (event: StorageEvent) => {
      if (event.key === key && event.newValue === null) keep()
    }
    addEventListener('storage', notice)
    return () => removeEventListener('storage', notice)
  }, [key, isChanged, body, begun, window])
  const [, chosen] = useChosen(body.filters)
  const change = (tiles: DashboardTile[]) => setSteps([...steps, { ...body, tiles }])
  const tile = body.tiles.find(item => item.id === edited)
  const close = () => {
    dropDashboardDraft(key, window)
    onClose()
  }
  const save = async () => {
    setBusy(true)
    if (await onSave(body, begun)) close()
    setBusy(false)
  }
  return (
    <div className="page dashboard">
      <LeaveGuard active={isChanged && !busy} />
      <h1 className="visually-hidden">{t('dashboards.editing', { name })}</h1>
      <div className="editor-bar" role="toolbar" aria-label={t('dashboards.editing', { name })} inert={!isSettled}>
        <strong translate="no">{name}</strong>
        <span className="muted editor-hint">{t('dashboards.editHint')}</span>
        <span className="spacer" />
        <Button icon={<PlusOutlined aria-hidden />} onClick={() => setAdding(true)}>
          {t('dashboards.addTile')}
        </Button>
        <Button icon={<UndoOutlined aria-hidden />} disabled={!isChanged} onClick={() => setSteps(steps.slice(0, -1))}>
          {t('dashboards.undo')}
        </Button>
        <Button onClick={close}>{t('common.cancel')}</Button>
        <Button type="primary" loading={busy} onClick={() => void save()}>
          {t('common.save')}
        </Button>
      </div>
      {wasRestored ? (
        <Alert
          type="info"
          showIcon
          closable
          style={{ marginBottom: 12 }}
          title={t('builder.restored')}
          onClose={() => noticed(false)}
          action={
            <Button
              size="small"
              onClick={() => {
                setSteps([given])
                begin(changed)
                noticed(false)
              }}
            >
              {t('builder.discard')}
            </Button>
          }
        />
      ) : null}
      <EditorGrid
        tiles={body.tiles}
        nameOf={nameOf}
        onChange={change}
        onRemove={id => change(body.tiles.filter(item => item.id !== id))}
        onEdit={setEdited}
        added={added}
      >
        {item => (
          <WhenSeen>
            <ShownTile tile={item} filters={body.filters} chosen={chosen} />
          </WhenSeen>
        )}
      </EditorGrid>
      {adding ? (
        <AddTileDialog
          onAdd={source => {
            const made = newTile(catalog, body.filters, source)
            change([...body.tiles, made])
            setAdded(made.id)
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

/** Half a second after it opened: the second press of a double click on what opened it is meant for nothing here. */
function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), 500)
    return () => clearTimeout(timer)
  }, [])
  return isSettled
}
