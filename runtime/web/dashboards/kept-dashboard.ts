/** Dashboards that people keep: reading, saving, removing, and the choice of the home page. */
import { useQuery } from '@tanstack/react-query'
import type { DashboardDefinition, DashboardTile, LocalizedText } from '#metadata/definitions.ts'
import { get, post, put } from '../api/request.ts'
import { type KeptAs, keptAsBody } from '../sharing/sharing.ts'

export type DashboardBody = Pick<DashboardDefinition, 'description' | 'filters' | 'tiles'>

export interface KeptDashboard extends KeptAs {
  readonly id: string
  readonly mine: boolean
  /** When it was saved; a save names it, so that nothing saved since then is overwritten. */
  readonly changed: string
  /** Name of the dashboard that it is a copy of. */
  readonly base?: string
  readonly definition: DashboardBody
  /** Of one's own: what has left its tiles since it was saved. */
  readonly lost?: readonly LostTile[]
}

/** What has become of a tile: it is left out, or something in it. */
export interface LostTile {
  readonly tile: Pick<DashboardTile, 'id' | 'type' | 'label' | 'width' | 'height'>
  /** Its place among the tiles as they were saved. */
  readonly place: number
  readonly whole: boolean
  readonly why: 'gone' | 'hidden' | 'changed'
  /** What is gone, and since when. */
  readonly what?: LocalizedText
  readonly when?: string
}

interface KeptDashboards {
  readonly dashboards: readonly KeptDashboard[]
  /** Name or uuid of the dashboard that was chosen as home page. */
  readonly home: string | null
}

const address = '/api/personal-dashboards'

/** What is asked again after a change. */
export const keptKey = ['personal-dashboards'] as const

/** One's own, those that are shared, and the choice of the home page. */
export function useKeptDashboards() {
  return useQuery({ queryKey: keptKey, queryFn: ({ signal }) => get<KeptDashboards>(address, signal) })
}

type Saved = Pick<KeptDashboard, 'name' | 'definition'> &
  Partial<Pick<KeptDashboard, 'shared' | 'roles' | 'users' | 'base'>>

interface Resaved extends Saved {
  readonly changed: string | undefined
}

const bodyOf = ({ definition, base, shared = 'none', ...kept }: Saved) => ({
  ...keptAsBody({ ...kept, shared }),
  definition,
  ...(base ? { base } : {}),
})

/** Keeps a new one. */
export const keepDashboard = (dashboard: Saved): Promise<KeptDashboard> => post(address, bodyOf(dashboard))

/** Saves one's own; throws `personal-dashboard/stale` where it was saved elsewhere since it was read. */
export const saveDashboard = (id: string, dashboard: Resaved): Promise<KeptDashboard> =>
  put(`${address}/${id}`, { ...bodyOf(dashboard), ...(dashboard.changed ? { changed: dashboard.changed } : {}) })

/** By name or uuid; null goes back to the first that is made for it. */
export const chooseHome = (dashboard: string | null): Promise<unknown> => put('/api/home-dashboard', { dashboard })
