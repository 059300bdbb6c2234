/** A new tile, following the shared filters that fit what it shows. */
import type { DashboardDefinition, DashboardTile, FollowedFilter } from '#metadata/definitions.ts'
import { type Catalog, fieldOf, targetOf } from '../api/catalog.ts'

/** What a tile can be made from. */
export type TileSource =
  | {
      readonly type: 'report' | 'kpi'
      readonly report: string
      readonly object: string
      readonly hasPeriod: boolean
      readonly measure?: string
    }
  | { readonly type: 'list'; readonly list: string; readonly object: string }
  | { readonly type: 'tasks' | 'recent' | 'text' }

/** The tile with an id of its own. */
export function newTile(catalog: Catalog, filters: DashboardDefinition['filters'], source: TileSource): DashboardTile {
  const id = `t${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`
  switch (source.type) {
    case 'report':
    case 'kpi': {
      const followed = followedBy(catalog, filters, source.object, source.hasPeriod)
      const asked = { report: source.report, ...(followed.length > 0 ? { filters: followed } : {}) }
      return source.type === 'kpi'
        ? { id, type: 'kpi', ...asked, measure: source.measure ?? '', line: true }
        : { id, type: 'report', ...asked }
    }
    case 'list': {
      const followed = followedBy(catalog, filters, source.object, false).flatMap(({ filter, field }) =>
        field === undefined ? [] : [{ filter, field }],
      )
      return { id, type: 'list', list: source.list, limit: 8, ...(followed.length > 0 ? { filters: followed } : {}) }
    }
    case 'text':
      return { id, type: 'text', text: {} }
    default:
      return { id, type: source.type }
  }
}

function followedBy(
  catalog: Catalog,
  filters: DashboardDefinition['filters'],
  objectName: string,
  hasPeriod: boolean,
): FollowedFilter[] {
  const object = catalog.objects.get(objectName)
  return (filters ?? []).flatMap(({ id, type }): FollowedFilter[] => {
    if (type === 'period') return hasPeriod ? [{ filter: id }] : []
    if (type === 'choice') return []
    const field = fieldOf(object, type === 'user' ? 'owner' : 'unit')
    return field && targetOf(catalog, field)?.id === `sys-${type}` ? [{ filter: id, field: field.name }] : []
  })
}
