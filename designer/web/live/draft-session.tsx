/** Below it the end users' renderers see the draft: its objects, forms and lists as they would be after a promotion. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { type CatalogAnswer, indexCatalog } from '#runtime/web/api/catalog.ts'
import { isProblem } from '#runtime/web/api/problem.ts'
import { get } from '#runtime/web/api/request.ts'
import { SessionContext, useSession } from '#runtime/web/api/session.ts'
import { EmptyState } from '#runtime/web/shell/empty-state.tsx'
import { ErrorState } from '#runtime/web/shell/error-state.tsx'
import { RouteLoading } from '#runtime/web/shell/route-loading.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export function DraftSession({ children }: { readonly children: ReactNode }) {
  const t = useTexts(texts)
  const { draft } = useDraft()
  const { me } = useSession()
  const catalog = useQuery({
    queryKey: ['draft', draft.id, 'catalog'],
    queryFn: async ({ signal }) =>
      indexCatalog(await get<CatalogAnswer>(`/api/designer/drafts/${draft.id}/catalog`, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const session = useMemo(() => (catalog.data ? { me, catalog: catalog.data } : undefined), [me, catalog.data])
  if (session) return <SessionContext value={session}>{children}</SessionContext>
  if (isProblem(catalog.error, 'draft/unusable')) return <EmptyState text={t.unusable} hint={t.unusableHint} />
  if (catalog.error) return <ErrorState error={catalog.error} retry={() => void catalog.refetch()} />
  return <RouteLoading />
}
