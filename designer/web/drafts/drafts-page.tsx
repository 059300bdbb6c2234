/** The drafts that one may open: who, base, changes, findings; new ones are opened here. */
import { MoreOutlined, PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Dropdown, Switch } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { DataTable } from '#runtime/web/shell/data-table.tsx'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { changeDraft, type Draft, discardDraft, listDrafts, restoreDraft } from '../api/draft-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { NewDraftDialog } from './new-draft-dialog.tsx'
import { RenameDraftDialog } from './rename-draft-dialog.tsx'
import { texts } from './texts.ts'

export function DraftsPage() {
  const t = useTexts(texts)
  usePageTitle(t.title)
  const { relative, integer } = useLocale()
  const [discarded, setDiscarded] = useState(false)
  const [creating, setCreating] = useState(false)
  const drafts = useQuery({
    queryKey: ['drafts', discarded],
    queryFn: ({ signal }) => listDrafts(discarded, signal),
    refetchInterval: 10_000,
  })
  const open = (
    <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
      {t.open}
    </Button>
  )
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="muted">{t.hint}</span>
        <span className="spacer" />
        <span className="row">
          <Switch size="small" checked={discarded} onChange={setDiscarded} aria-label={t.showDiscarded} />
          {t.showDiscarded}
        </span>
        {open}
      </header>
      <div className="card">
        <Loaded query={drafts}>
          {({ drafts: rows }) =>
            rows.length === 0 ? (
              <EmptyState
                text={discarded ? t.noneDiscarded : t.none}
                {...(discarded ? {} : { hint: t.noneHint, action: open })}
              />
            ) : (
              <DataTable
                label={t.title}
                rows={rows}
                rowKey={row => row.id}
                columns={[
                  {
                    key: 'name',
                    title: t.name,
                    draw: row => (
                      <Link to={`/designer/drafts/${row.id}`} translate="no">
                        <strong>{row.name}</strong>
                      </Link>
                    ),
                  },
                  {
                    key: 'base',
                    title: t.based,
                    draw: row => (
                      <>
                        {integer(row.base)}{' '}
                        {row.base !== row.head ? <span className="finding-warning">{t.behind}</span> : null}
                      </>
                    ),
                  },
                  {
                    key: 'changes',
                    title: t.changes,
                    numeric: true,
                    draw: row =>
                      row.changes === 0 ? <span className="muted">{t.unchanged}</span> : integer(row.changes),
                  },
                  { key: 'findings', title: t.findings, draw: row => <Counts draft={row} /> },
                  { key: 'owner', title: t.owner, draw: row => (row.owner ? row.owner.title : t.commandLine) },
                  { key: 'status', title: t.status, draw: row => (row.shared ? t.everybody : t.onlyMe) },
                  {
                    key: 'changed',
                    title: discarded ? t.discarded : t.changed,
                    draw: row => relative(row.discardedAt ?? row.updatedAt),
                  },
                  { key: 'acts', title: t.more, hiddenTitle: true, draw: row => <DraftActs draft={row} /> },
                ]}
              />
            )
          }
        </Loaded>
      </div>
      {creating ? <NewDraftDialog onClose={() => setCreating(false)} /> : null}
    </div>
  )
}

function Counts({ draft }: { readonly draft: Draft }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  if (draft.errors > 0) return <span className="finding-error">{t.errors(integer(draft.errors))}</span>
  if (draft.warnings > 0) return <span className="finding-warning">{t.warnings(integer(draft.warnings))}</span>
  return <span className="finding-none">{t.sound}</span>
}

function DraftActs({ draft }: { readonly draft: Draft }) {
  const t = useTexts(texts)
  const act = useAct()
  const { modal } = App.useApp()
  const [renaming, setRenaming] = useState(false)
  if (!draft.own) return null
  const refresh = ['drafts']
  if (draft.discardedAt) {
    return (
      <Button size="small" onClick={() => void act({ work: () => restoreDraft(draft.id), refresh })}>
        {t.restore}
      </Button>
    )
  }
  const acts: Readonly<Record<string, () => void>> = {
    rename: () => setRenaming(true),
    share: () => void act({ work: () => changeDraft(draft.id, { shared: !draft.shared }), refresh }),
    discard: () =>
      void modal.confirm({
        title: t.discardAsk(draft.name),
        content: t.discardHint,
        okText: t.discard,
        okButtonProps: { danger: true },
        cancelText: t.cancel,
        onOk: () => act({ work: () => discardDraft(draft.id), refresh }),
      }),
  }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rename', label: t.rename },
            { key: 'share', label: draft.shared ? t.unshare : t.share },
            { type: 'divider' },
            { key: 'discard', label: t.discard, danger: true },
          ],
          onClick: ({ key }) => acts[key]?.(),
        }}
      >
        <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={`${t.more}: ${draft.name}`} />
      </Dropdown>
      {renaming ? <RenameDraftDialog draft={draft} onClose={() => setRenaming(false)} /> : null}
    </>
  )
}
