/** The signed-in part of an app: knows who and what before it shows its frame, and notices a new revision. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import { Navigate, useLocation } from 'react-router'
import { type CatalogAnswer, indexCatalog } from '../api/catalog.ts'
import { mount } from '../api/mount.ts'
import { isProblem } from '../api/problem.ts'
import { get, request } from '../api/request.ts'
import { type Me, SessionContext } from '../api/session.ts'
import { isLocale } from '../i18n/locale.ts'
import { showLocale } from '../i18n/start-i18n.ts'
import { ChangePasswordPage } from '../sign-in/change-password-page.tsx'
import { ErrorState } from './error-state.tsx'
import { RouteLoading } from './route-loading.tsx'
import { SessionExpired } from './session-expired.tsx'
import { useNewRevision } from './use-new-revision.ts'

export function SignedIn({ children }: { readonly children: ReactNode }) {
  const location = useLocation()
  const me = useQuery({
    queryKey: ['me'],
    // null for a stranger.
    queryFn: async ({ signal }) =>
      (await request<Me | undefined>('GET', '/api/me?optional=true', { anonymous: true, signal })) ?? null,
    staleTime: 300_000,
  })
  const ready = me.data && !me.data.mustChangePassword
  const catalog = useQuery({
    queryKey: ['catalog'],
    queryFn: async ({ signal }) => indexCatalog(await get<CatalogAnswer>('/api/catalog', signal)),
    enabled: Boolean(ready),
    staleTime: 300_000,
  })
  useNewRevision(catalog.data)

  const locale = me.data?.user.locale
  useEffect(() => {
    // Below a mount the session is somebody else's; whoever looks keeps his own language.
    if (mount === '' && isLocale(locale)) void showLocale(locale)
  }, [locale])

  const session = useMemo(
    () => (me.data && catalog.data ? { me: me.data, catalog: catalog.data } : undefined),
    [me.data, catalog.data],
  )

  if (me.data === null || (isProblem(me.error) && me.error.status === 401)) {
    const next = location.pathname === '/' ? '' : `?next=${encodeURIComponent(location.pathname + location.search)}`
    return <Navigate to={`/sign-in${next}`} replace />
  }
  if (me.error && !me.data) return <ErrorState error={me.error} retry={() => void me.refetch()} />
  if (me.data?.mustChangePassword) return <ChangePasswordPage login={me.data.user.login} />
  if (catalog.error && !catalog.data) return <ErrorState error={catalog.error} retry={() => void catalog.refetch()} />
  if (!session) return <RouteLoading />
  return (
    <SessionContext value={session}>
      {mount === '' ? <SessionExpired login={session.me.user.login} /> : null}
      {children}
    </SessionContext>
  )
}
