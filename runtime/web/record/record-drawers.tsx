/** Holds the open forms of new records; the form itself arrives when the first one is opened. */
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react'
import { type CreateRequest, DrawerContext } from './drawer-context.ts'

const CreateDrawer = lazy(async () => ({ default: (await import('./create-drawer.tsx')).CreateDrawer }))

interface OpenDrawer {
  readonly key: number
  readonly request: CreateRequest
}

export function RecordDrawers({ children }: { readonly children: ReactNode }) {
  const [drawers, setDrawers] = useState<readonly OpenDrawer[]>([])
  const create = useCallback(
    (request: CreateRequest) => setDrawers(open => [...open, { key: (open.at(-1)?.key ?? 0) + 1, request }]),
    [],
  )
  const close = useCallback((key: number) => setDrawers(open => open.filter(drawer => drawer.key !== key)), [])
  const api = useMemo(() => ({ create }), [create])
  return (
    <DrawerContext value={api}>
      {children}
      <Suspense fallback={null}>
        {drawers.map(drawer => (
          <CreateDrawer key={drawer.key} request={drawer.request} onClose={() => close(drawer.key)} />
        ))}
      </Suspense>
    </DrawerContext>
  )
}
