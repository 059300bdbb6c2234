/** Notices that the application was promoted, and moves the screen to the new revision without leaving it. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import type { Catalog } from '../api/catalog.ts'
import { refreshRecords } from '../api/refresh-records.ts'
import { onRevision, speakOf } from '../api/request.ts'

/** Asks for a new catalog when an answer tells of one; requests speak of the revision that is on the screen. */
export function useNewRevision(catalog: Catalog | undefined): void {
  const client = useQueryClient()
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const shown = useRef<Catalog>(undefined)

  useEffect(
    () =>
      onRevision(revision => {
        if (!catalog || revision <= catalog.revision) return
        // The answer with the new catalog tells of it, too: asking anew must not break that off.
        void client.invalidateQueries({ queryKey: ['catalog'] }, { cancelRefetch: false })
      }),
    [client, catalog],
  )

  useEffect(() => {
    const before = shown.current
    if (!catalog || before === catalog) return
    shown.current = catalog
    speakOf(catalog.revision)
    if (!before || before.revision === catalog.revision) return
    void refreshRecords(client)
    const address = movedAddress(before, catalog, pathname)
    if (address) void navigate(`${address}${search}`, { replace: true })
  }, [catalog, client, navigate, pathname, search])
}

/** Where the records of the address are now, when their object has another name. */
function movedAddress(before: Catalog, now: Catalog, pathname: string): string | undefined {
  const [, area = '', name = '', ...rest] = pathname.split('/')
  const object = area === 'records' ? before.objects.get(decodeURIComponent(name)) : undefined
  const renamed = object && [...now.objects.values()].find(item => item.id === object.id && item.name !== object.name)
  return renamed && ['', area, encodeURIComponent(renamed.name), ...rest].join('/')
}
