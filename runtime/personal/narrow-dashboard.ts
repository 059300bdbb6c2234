/**
 * A kept dashboard as far as there still is what it names and as far as whoever opens it may see that, and what has left
 * its tiles: its owner is told instead of wondering.
 */
import type { Reference } from '#metadata/reference.ts'
import { referencesOf } from '#metadata/references.ts'
import { createRuleContext } from '#metadata/rules/context.ts'
import { checkDashboard } from '#metadata/rules/dashboards.ts'

import { knownReferences } from '../catalog/actor-catalog.ts'
import { cutDefinition } from '../catalog/prune-definition.ts'
import type { Context } from '../context.ts'
import { isUuid } from '../query/is-uuid.ts'
import {
  asDashboard,
  bodyOfDashboard,
  type DashboardBody,
  type ReportObjects,
  withReports,
} from './stored-dashboard.ts'

type Tile = DashboardBody['tiles'][number]

/** What has become of a tile. */
export interface LostTile {
  readonly tile: Pick<Tile, 'id' | 'type' | 'label' | 'width' | 'height'>
  /** Its place among the tiles as they were kept. */
  readonly place: number
  /** The tile itself is left out; else something in it. */
  readonly whole: boolean
  /** It is no longer there, it is not for this person any more, or it cannot be shown like that any more. */
  readonly why: 'gone' | 'hidden' | 'changed'
  /** Id of the definition that is gone. */
  readonly id?: string
}

interface Narrowed {
  readonly body: DashboardBody
  readonly lost: readonly LostTile[]
}

/** `reports` are the personal reports that its tiles name and that still exist. */
export function narrowDashboard(context: Context, kept: DashboardBody, reports: ReportObjects): Narrowed {
  const { catalog } = context
  const symbols = withReports(catalog, catalog.symbols, reports)
  const isKnown = knownReferences(context)
  const whole = asDashboard(kept)
  const unknown = referencesOf(whole, symbols).filter(reference => {
    if (reference.value.startsWith('?')) return true
    // What has become of a personal report is told by the tile.
    return !(reference.target === 'report' && isUuid(reference.value)) && !isKnown(reference)
  })
  let left = cutDefinition(
    whole,
    unknown.map(({ pointer }) => pointer),
  )
  const rules = createRuleContext(catalog.application, catalog.symbols)
  // What is cut may leave something that makes no sense without it, such as a target of nothing.
  for (let pass = 0; left && pass < 4; pass++) {
    const faults = [...checkDashboard(rules, left)]
    if (faults.length === 0) break
    left = cutDefinition(
      left,
      faults.map(({ pointer }) => pointer),
    )
  }
  const body = left ? bodyOfDashboard(left) : { ...kept, tiles: [] }
  const lost = kept.tiles.flatMap((tile, place): LostTile[] => {
    const now = body.tiles.find(({ id }) => id === tile.id)
    if (now && JSON.stringify(now) === JSON.stringify(tile)) return []
    const within = unknown.filter(({ pointer }) => pointer.startsWith(`/tiles/${place}/`))
    const gone = within.find(({ value }) => value.startsWith('?'))
    const { id, type, label, width, height } = tile
    return [
      {
        tile: { id, type, ...(label ? { label } : {}), ...(width ? { width } : {}), ...(height ? { height } : {}) },
        place,
        whole: now === undefined,
        why: gone ? 'gone' : within.length > 0 ? 'hidden' : 'changed',
        ...idOf(gone),
      },
    ]
  })
  return { body, lost }
}

const idOf = (gone: Reference | undefined) =>
  gone && gone.target !== 'field' ? { id: gone.value.slice(1) } : undefined
