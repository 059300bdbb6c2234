/** The head has moved on since the draft was opened: what changed there, and taking it in where nothing overlaps. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import type { LocalizedText } from '#metadata/definitions.ts'
import { isProblem } from '#runtime/web/api/problem.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { Loaded } from '#runtime/web/shell/loaded.tsx'
import type { Draft } from '../api/draft-api.ts'
import { compare, rebaseDraft } from '../api/promotion-api.ts'
import { NoteList } from '../changes/note-list.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface StaleDraftProps {
  readonly draft: Draft
  readonly problem: unknown
  readonly onDone: () => void
}

/** A place that both sides changed. */
interface Overlap {
  readonly mine: { readonly text: LocalizedText }
  readonly theirs: { readonly text: LocalizedText }
}

export function StaleDraft({ draft, problem, onDone }: StaleDraftProps) {
  const t = useTexts(texts)
  const { integer, text } = useLocale()
  const { message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const [overlaps, setOverlaps] = useState<readonly Overlap[]>([])
  const head = isProblem(problem) && typeof problem.body.head === 'number' ? problem.body.head : draft.head
  const there = useQuery({
    queryKey: ['designer', 'diff', draft.base, head],
    queryFn: ({ signal }) => compare(`revision:${draft.base}`, `revision:${head}`, signal),
  })
  const takeIn = async () => {
    setBusy(true)
    try {
      await rebaseDraft(draft.id)
      await client.invalidateQueries({ queryKey: ['draft', draft.id] })
      void message.success(t.takenIn)
      onDone()
    } catch (error) {
      if (isProblem(error, 'draft/overlapping')) setOverlaps((error.body.overlaps ?? []) as Overlap[])
      else void message.error(problemText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <section className="card stale-draft" aria-label={t.staleTitle}>
      <div className="card-head">
        <h2>{t.staleTitle}</h2>
        <span className="spacer" />
        <Button type="primary" loading={busy} onClick={() => void takeIn()}>
          {t.takeIn}
        </Button>
      </div>
      <p className="card-body">{t.staleHint(integer(draft.base), integer(head))}</p>
      {overlaps.length > 0 ? (
        <Alert
          role="alert"
          type="warning"
          showIcon
          title={t.overlapping}
          description={
            <ul className="note-lines">
              {overlaps.map(({ mine, theirs }) => (
                <li key={`${mine.text.en}${theirs.text.en}`}>
                  {t.here}: {text(mine.text)} — {t.there}: {text(theirs.text)}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      <Loaded query={there}>
        {({ notes }) => (notes.length === 0 ? <EmptyState text={t.sameThere} small /> : <NoteList notes={notes} />)}
      </Loaded>
    </section>
  )
}
