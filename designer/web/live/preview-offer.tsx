/** Stands where live records would: why there are none, and the button that makes a preview to take them from. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { isProblem } from '#runtime/web/api/problem.ts'
import { get, post } from '#runtime/web/api/request.ts'
import { useProblemText } from '#runtime/web/i18n/problem-text.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface Preview {
  readonly state: 'none' | 'making' | 'filling' | 'ready' | 'failed'
  readonly done?: number
  readonly total?: number | null
}

const isMaking = (state: Preview['state'] | undefined): boolean => state === 'making' || state === 'filling'

/** Tells that there is no preview to ask, rather than something wrong with the question. */
export const lacksPreview = (error: unknown): boolean =>
  isProblem(error) && ['preview/missing', 'preview/unfinished', 'preview/interrupted'].includes(error.code)

export function PreviewOffer({ error }: { readonly error: unknown }) {
  const t = useTexts(texts)
  const problemText = useProblemText()
  const act = useAct()
  const client = useQueryClient()
  const { draft, readOnly } = useDraft()
  const missing = lacksPreview(error)
  const address = `/api/designer/drafts/${draft.id}/preview`
  const preview = useQuery({
    queryKey: ['draft', draft.id, 'preview'],
    queryFn: ({ signal }) => get<Preview>(address, signal),
    enabled: missing,
    refetchInterval: query => (isMaking(query.state.data?.state) ? 800 : false),
  })
  const state = preview.data?.state
  useEffect(() => {
    if (state === 'ready') void client.invalidateQueries({ queryKey: ['draft', draft.id, 'try'] })
  }, [state, client, draft.id])
  if (!missing) {
    const [finding] = isProblem(error)
      ? ((error.body as { findings?: { message: { en?: string } }[] }).findings ?? [])
      : []
    return <EmptyState small text={t.cannotTry} hint={finding?.message.en ?? problemText(error)} />
  }
  if (isMaking(state)) {
    const { done = 0, total } = preview.data ?? {}
    return (
      <EmptyState
        small
        text={t.making}
        action={
          <Progress
            style={{ width: 220 }}
            percent={total ? Math.floor((done / total) * 100) : 0}
            aria-label={t.making}
          />
        }
      />
    )
  }
  const make = () =>
    act({ work: () => post(address, { from: 'production', records: 200 }), refresh: ['draft', draft.id, 'preview'] })
  return (
    <EmptyState
      small
      text={t.noPreview}
      hint={t.noPreviewHint}
      action={
        readOnly ? null : (
          <Button size="small" onClick={() => void make()}>
            {t.makePreview}
          </Button>
        )
      }
    />
  )
}
