/** An address that the designer does not draw: of the end users' app, which is loaded, or of nothing. */
import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { NotFound } from '#runtime/web/shell/not-found.tsx'
import { RouteLoading } from '#runtime/web/shell/route-loading.tsx'

export function Elsewhere() {
  const { pathname } = useLocation()
  const isOurs = pathname.startsWith('/designer')
  useEffect(() => {
    if (!isOurs) location.reload()
  }, [isOurs])
  return isOurs ? <NotFound /> : <RouteLoading />
}
