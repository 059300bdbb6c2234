/** A dashboard that a person keeps, in the resolved form: renames do it no harm, and tiles of what is gone leave it. */
import { indexSymbols, type Symbols } from '#metadata/application.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { DashboardDefinition, ReportDefinition } from '#metadata/definitions.ts'
import { nameDefinition, resolveDefinition, toResolved } from '#metadata/references.ts'
import { isUuid } from '../query/is-uuid.ts'

/** What a dashboard says, without what it is called and whose it is. */
export type DashboardBody = Pick<DashboardDefinition, 'description' | 'filters' | 'tiles'>

/** Of which objects (by id) the personal reports are that its tiles name. */
export type ReportObjects = ReadonlyMap<string, string>

const resolvedSymbols = new WeakMap<Catalog, Symbols>()

/** The body as it is kept: ids in the place of names. */
export function toStoredDashboard(catalog: Catalog, body: DashboardBody, reports: ReportObjects): DashboardBody {
  const symbols = withReports(catalog, catalog.symbols, reports)
  return bodyOfDashboard(resolveDefinition(asDashboard(body), symbols) as DashboardDefinition)
}

/** The body in the names of today; an id that leads nowhere any more stands as `?id`. */
export function fromStoredDashboard(catalog: Catalog, stored: DashboardBody, reports: ReportObjects): DashboardBody {
  let symbols = resolvedSymbols.get(catalog)
  if (!symbols) {
    symbols = indexSymbols(toResolved(catalog.application))
    resolvedSymbols.set(catalog, symbols)
  }
  return bodyOfDashboard(
    nameDefinition(asDashboard(stored), withReports(catalog, symbols, reports)) as DashboardDefinition,
  )
}

/** The body as a definition that need not be in the application. */
export function asDashboard(body: DashboardBody): DashboardDefinition {
  return { id: 'personal', kind: 'dashboard', name: 'personal', label: {}, ...body }
}

/** A definition without what it is called and whose it is. */
export function bodyOfDashboard({ description, filters, tiles }: DashboardDefinition): DashboardBody {
  return { ...(description ? { description } : {}), ...(filters ? { filters } : {}), tiles }
}

/** Symbols that know personal reports by their uuids, so that paths in tiles follow renames there, too. */
export function withReports(catalog: Catalog, symbols: Symbols, reports: ReportObjects): Symbols {
  return {
    ...symbols,
    definition(kind, key) {
      const objectId = kind === 'report' && isUuid(key) ? reports.get(key) : undefined
      if (objectId === undefined) return symbols.definition(kind, key)
      const object = symbols.form === 'named' ? catalog.objectsById.get(objectId)?.name : objectId
      const kept: ReportDefinition = {
        id: key,
        kind: 'report',
        name: key,
        label: {},
        object: object ?? '',
        measures: [],
      }
      return kept as ReturnType<typeof symbols.definition<typeof kind>>
    },
  }
}

/** The personal reports that the tiles of a body name. */
export function reportsIn(body: DashboardBody): string[] {
  return body.tiles.flatMap(tile => {
    if (tile.type !== 'report' && tile.type !== 'kpi') return []
    const named = [tile.report, ...(tile.type === 'kpi' && tile.target?.report ? [tile.target.report] : [])]
    return named.filter(isUuid)
  })
}
