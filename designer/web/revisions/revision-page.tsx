/** One revision: who, when, why, what it changed; the way back to it, and drafts from it. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { useSession } from '#runtime/web/api/session.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import { createDraft } from '../api/draft-api.ts'
import { listRevisions, readRevision } from '../api/promotion-api.ts'
import { NoteList } from '../changes/note-list.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { RollBackDialog } from './roll-back-dialog.tsx'
import { texts } from './texts.ts'

export function RevisionPage() {
  const t = useTexts(texts)
  const { integer, dateTime } = useLocale()
  const { me } = useSession()
  const act = useAct()
  const navigate = useNavigate()
  const number = Number(useParams().revision)
  const [rolling, setRolling] = useState(false)
  usePageTitle(t.revision(integer(number)))
  const revision = useQuery({
    queryKey: ['designer', 'revision', number],
    queryFn: ({ signal }) => readRevision(number, signal),
  })
  const all = useQuery({ queryKey: ['designer', 'revisions'], queryFn: ({ signal }) => listRevisions(signal) })
  const isHead = all.data?.head === number
  const open = () =>
    act({
      work: async () => {
        const draft = await createDraft({ name: t.revision(integer(number)), base: number })
        navigate(`/designer/drafts/${draft.id}`)
      },
      refresh: ['drafts'],
    })
  return (
    <div className="page">
      <header className="page-head">
        <Link to="/designer/revisions">{t.title}</Link>
        <h1>{t.revision(integer(number))}</h1>
        {isHead ? <span className="muted">{t.head}</span> : null}
        <span className="spacer" />
        <Link to={`/designer/drafts/revision-${number}`}>
          <Button>{t.look}</Button>
        </Link>
        <Button onClick={() => void open()}>{t.open}</Button>
        {me.system.includes('promote') && !isHead && all.data ? (
          <Button danger onClick={() => setRolling(true)}>
            {t.rollBack}
          </Button>
        ) : null}
      </header>
      <Loaded query={revision}>
        {({ notes, message, at, author, parent }) => (
          <>
            <p className="muted">
              {dateTime(at)} · {author?.title ?? t.system} · <span translate="no">{message}</span>
            </p>
            <section className="card" style={{ marginTop: 12 }}>
              <div className="card-head">
                <h2>{parent ? t.what(integer(parent)) : t.first}</h2>
              </div>
              {notes.length === 0 ? <EmptyState text={t.nothing} small /> : <NoteList notes={notes} sideBySide />}
            </section>
          </>
        )}
      </Loaded>
      {rolling ? <RollBackDialog number={number} onClose={() => setRolling(false)} /> : null}
    </div>
  )
}
