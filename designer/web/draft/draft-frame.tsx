/** A draft that is open: its bar with undo, redo and state, the tree of its definitions, and the screen in the middle. */
import { RollbackOutlined } from '@ant-design/icons'
import { Button, Tag, Tooltip } from 'antd'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { Link, Outlet, useLocation, useParams } from 'react-router'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { ErrorState } from '#runtime/web/shell/error-state.tsx'
import { RouteLoading } from '#runtime/web/shell/route-loading.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { restoreDraft } from '../api/draft-api.ts'
import { FindingsButton } from '../findings/findings-button.tsx'
import { SidePanel } from '../shell/side-panel.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { DefinitionTree } from '../tree/definition-tree.tsx'
import { DraftLinks } from './draft-links.tsx'
import { texts } from './texts.ts'
import { DraftContext, type DraftHandle } from './use-draft.ts'
import { useDraftHandle } from './use-draft-handle.ts'

const treeWidth = { width: 240, open: true }

export function DraftFrame() {
  const { draft: id = '' } = useParams()
  // The preview and the texts need the whole width.
  const isWide = /\/(preview|labels)$/.test(useLocation().pathname)
  const { handle, error, retry } = useDraftHandle(id)
  const t = useTexts(texts)
  if (error) return <ErrorState error={error} retry={retry} />
  if (!handle) return <RouteLoading />
  return (
    <DraftContext value={handle}>
      <DraftBar handle={handle} />
      <DiscardedBanner handle={handle} />
      <div className="draft-body">
        {isWide ? null : (
          <SidePanel name="tree" side="start" label={t.definitions} usual={treeWidth}>
            <DefinitionTree />
          </SidePanel>
        )}
        <div className="draft-screen">
          <Outlet />
        </div>
      </div>
    </DraftContext>
  )
}

function DraftBar({ handle }: { readonly handle: DraftHandle }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const { draft, undo, redo, busy, readOnly } = handle
  useUndoKeys(handle)
  const isRevision = draft.id.startsWith('revision-')
  const slot = document.getElementById('designer-bar-slot')
  if (!slot) return null
  return createPortal(
    <>
      <span className="draft-title">
        <Link to={`/designer/drafts/${draft.id}`}>
          <strong translate="no">{isRevision ? t.asOf(integer(draft.base)) : draft.name}</strong>
        </Link>
        <span className="muted">{isRevision ? t.lookOnly : t.based(integer(draft.base))}</span>
        {draft.shared && !isRevision ? <Tag>{t.shared}</Tag> : null}
        {draft.head !== draft.base && !isRevision ? (
          <span className="finding-warning">{t.behind(integer(draft.head))}</span>
        ) : null}
      </span>
      <Tooltip title={`${t.undo} · Ctrl Z`}>
        <Button
          type="text"
          icon={<RollbackOutlined aria-hidden />}
          disabled={!draft.canUndo || readOnly}
          onClick={() => void undo()}
          aria-label={t.undo}
        />
      </Tooltip>
      <Tooltip title={`${t.redo} · Ctrl Shift Z`}>
        <Button
          type="text"
          icon={<RollbackOutlined aria-hidden className="redo-icon" />}
          disabled={!draft.canRedo || readOnly}
          onClick={() => void redo()}
          aria-label={t.redo}
        />
      </Tooltip>
      <span className="muted draft-saved" role="status">
        {readOnly ? '' : busy ? t.saving : t.saved}
      </span>
      <span className="spacer" />
      <FindingsButton />
      <DraftLinks />
    </>,
    slot,
  )
}

function DiscardedBanner({ handle }: { readonly handle: DraftHandle }) {
  const t = useTexts(texts)
  const act = useAct()
  const { draft } = handle
  if (!draft.discardedAt) return null
  const restore = () => act({ work: () => restoreDraft(draft.id), refresh: ['draft', draft.id] })
  return (
    <div className="banner banner-warn" role="alert">
      {t.discarded}
      {draft.own ? (
        <Button size="small" onClick={() => void restore()}>
          {t.restore}
        </Button>
      ) : null}
    </div>
  )
}

/** Ctrl Z and Ctrl Shift Z, but not while something is typed. */
function useUndoKeys({ undo, redo, draft, readOnly }: DraftHandle): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || readOnly) return
      const target = event.target as HTMLElement | null
      if (target?.closest('input, textarea, [contenteditable="true"], .cm-editor, [role="dialog"]')) return
      const key = event.key.toLowerCase()
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey)
      if (isRedo ? !draft.canRedo : key !== 'z' || !draft.canUndo) return
      event.preventDefault()
      void (isRedo ? redo() : undo())
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [undo, redo, draft.canUndo, draft.canRedo, readOnly])
}
