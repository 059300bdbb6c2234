/** One page on which a draft becomes the head: findings, consequences, acknowledgements, message, progress, result. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { isProblem } from '#runtime/web/api/problem.ts'
import { useSession } from '#runtime/web/api/session.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import { usePageTitle } from '#runtime/web/shell/use-page-title.ts'
import {
  type PromotionAnswer,
  type PromotionNote,
  promoteDraft,
  readDiff,
  readImpact,
  readPromotion,
} from '../api/promotion-api.ts'
import { NoteList } from '../changes/note-list.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { FindingList } from '../findings/finding-list.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { ImpactList } from './impact-list.tsx'
import { PromotionProgress } from './promotion-progress.tsx'
import { PromotionResult } from './promotion-result.tsx'
import { StaleDraft } from './stale-draft.tsx'
import { texts } from './texts.ts'
import './promote.css'

type Stage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly revision: number; readonly notes: readonly PromotionNote[] }

export function PromotePage() {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const { me } = useSession()
  const { draft, findings, readOnly, busy } = useDraft()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [stage, setStage] = useState<Stage>({ kind: 'ready' })
  const [failure, setFailure] = useState<unknown>()
  const [message, setMessage] = useState('')
  const [acknowledged, setAcknowledged] = useState<ReadonlySet<string>>(new Set())
  usePageTitle(`${t.title} · ${draft.name}`)

  const key = [draft.version, draft.base]
  const diff = useQuery({
    queryKey: ['draft', draft.id, 'diff', ...key],
    queryFn: ({ signal }) => readDiff(draft.id, signal),
  })
  const impact = useQuery({
    queryKey: ['draft', draft.id, 'impact', ...key],
    queryFn: ({ signal }) => readImpact(draft.id, signal),
    enabled: draft.errors === 0,
  })
  const running = stage.kind === 'running'
  const last = useQuery({
    queryKey: ['promotion'],
    queryFn: ({ signal }) => readPromotion(signal),
    refetchInterval: running ? 700 : 3000,
  })
  const promotion = last.data?.promotion ?? undefined
  // Somebody else's, or one that was begun here before the page was loaded again.
  const isUnderWay = promotion !== undefined && ['preparing', 'paused'].includes(promotion.state)
  const items = impact.data?.items ?? []
  const open = items.filter(item => item.severity === 'destructive' && !acknowledged.has(item.key))
  const mayPromote = me.system.includes('promote')
  const isStale = draft.base !== draft.head || isProblem(failure, 'promotion/stale')

  const finish = ({ revision, notes }: PromotionAnswer) => {
    setStage({ kind: 'done', revision, notes })
    for (const part of [['draft', draft.id], ['drafts'], ['catalog'], ['designer']]) {
      void client.invalidateQueries({ queryKey: part })
    }
  }
  const promote = async () => {
    setStage({ kind: 'running' })
    setFailure(undefined)
    try {
      finish(await promoteDraft(draft.id, { message: message.trim(), acknowledge: [...acknowledged] }))
    } catch (error) {
      setFailure(error)
      setStage({ kind: 'ready' })
      void client.invalidateQueries({ queryKey: ['draft', draft.id] })
    }
  }

  if (stage.kind === 'done') return <PromotionResult revision={stage.revision} notes={stage.notes} draft={draft} />
  const changes = diff.data?.notes
  const canPromote =
    stage.kind === 'ready' &&
    !isUnderWay &&
    mayPromote &&
    !readOnly &&
    !busy &&
    !isStale &&
    draft.errors === 0 &&
    impact.data !== undefined &&
    open.length === 0 &&
    message.trim() !== '' &&
    (changes?.length ?? 0) > 0
  return (
    <div className="page promote-page">
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="muted">{t.hint}</span>
      </header>
      {failure && !isProblem(failure, 'promotion/stale') && !isProblem(failure, 'promotion/paused') ? (
        <Alert type="error" showIcon title={problemText(failure)} className="promote-alert" />
      ) : null}
      {isStale ? <StaleDraft draft={draft} problem={failure} onDone={() => setFailure(undefined)} /> : null}

      <section className="card" aria-label={t.changes}>
        <div className="card-head">
          <h2>{t.changes}</h2>
        </div>
        <Loaded query={diff}>
          {({ notes }) => (notes.length === 0 ? <EmptyState text={t.noChanges} small /> : <NoteList notes={notes} />)}
        </Loaded>
      </section>

      {findings.length > 0 ? (
        <section className="card" aria-label={t.findings}>
          <div className="card-head">
            <h2>{t.findings}</h2>
            {draft.errors > 0 ? <span className="error-text">{t.mendFirst}</span> : null}
          </div>
          <FindingList findings={findings} />
        </section>
      ) : null}

      {draft.errors === 0 ? (
        <section className="card" aria-label={t.impact}>
          <div className="card-head">
            <h2>{t.impact}</h2>
            {impact.isFetching ? <span className="muted">{t.counting}</span> : null}
          </div>
          <Loaded query={impact}>
            {({ items: found }) =>
              found.length === 0 ? (
                <EmptyState text={t.noImpact} small />
              ) : (
                <ImpactList
                  items={found}
                  acknowledged={acknowledged}
                  onAcknowledge={(wanted, yes) =>
                    setAcknowledged(before => {
                      const next = new Set(before)
                      if (yes) next.add(wanted)
                      else next.delete(wanted)
                      return next
                    })
                  }
                />
              )
            }
          </Loaded>
        </section>
      ) : null}

      <section className="card card-body promote-act">
        {mayPromote ? (
          <>
            <Labelled label={t.message}>
              <Input.TextArea
                rows={2}
                maxLength={2000}
                placeholder={t.messageHint}
                value={message}
                onChange={event => setMessage(event.target.value)}
              />
            </Labelled>
            {running || isUnderWay ? <PromotionProgress promotion={promotion} onDone={finish} /> : null}
            <div className="row">
              <Button
                type="primary"
                size="large"
                disabled={!canPromote}
                loading={stage.kind === 'running'}
                onClick={() => void promote()}
              >
                {t.promote}
              </Button>
              {open.length > 0 ? <span className="muted">{t.missing(integer(open.length))}</span> : null}
              <span className="spacer" />
              <Link to={`/designer/drafts/${draft.id}`}>{t.goOn}</Link>
            </div>
          </>
        ) : (
          <p>{t.noRight}</p>
        )}
      </section>
    </div>
  )
}
