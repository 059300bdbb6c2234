/** A dashboard that somebody wants to keep: of the shape of its kind, naming only what he may see, and fit to be shown. */
import { checkShape } from '#metadata/check-shape.ts'
import type { Definition } from '#metadata/definitions.ts'
import { referencesOf } from '#metadata/references.ts'
import { createRuleContext } from '#metadata/rules/context.ts'
import { checkDashboard } from '#metadata/rules/dashboards.ts'

import { knownReferences } from '../catalog/actor-catalog.ts'
import type { Context } from '../context.ts'
import { invalidDashboard } from './dashboard-problems.ts'
import {
  asDashboard,
  bodyOfDashboard,
  type DashboardBody,
  type ReportObjects,
  withReports,
} from './stored-dashboard.ts'

/** What a person's own dashboard can say; the rest belongs to definitions. */
const own = new Set(['description', 'filters', 'tiles'])

/** Its shape; throws `dashboard/invalid` at the first place that is wrong. */
export function shapedDashboard(given: Readonly<Record<string, unknown>>): DashboardBody {
  const strange = Object.keys(given).find(key => !own.has(key))
  if (strange)
    throw invalidDashboard(`/definition/${strange}`, 'A dashboard of your own has filters, tiles and a description.')
  const definition = { ...asDashboard({ tiles: [] }), ...given } as unknown as Definition
  const [finding] = checkShape(definition)
  if (finding) throw invalidDashboard(`/definition${finding.pointer}`, finding.message.en ?? '', finding.didYouMean)
  if (definition.kind !== 'dashboard') throw invalidDashboard('/definition/kind', 'It is no dashboard.')
  return bodyOfDashboard(definition)
}

/** What it names; `reports` are the personal reports that he may open. */
export function assertKnown(context: Context, body: DashboardBody, reports: ReportObjects): void {
  const { catalog } = context
  const definition = asDashboard(body)
  const isKnown = knownReferences(context)
  for (const reference of referencesOf(definition, withReports(catalog, catalog.symbols, reports))) {
    const isKept = reference.target === 'report' && reports.has(reference.value)
    const isField = reference.target === 'field'
    if (isKept || (isField ? reference.object !== undefined && isKnown(reference) : isKnown(reference))) continue
    throw invalidDashboard(`/definition${reference.pointer}`, `There is no ${reference.target} "${reference.value}".`)
  }
  for (const finding of checkDashboard(createRuleContext(catalog.application, catalog.symbols), definition)) {
    throw invalidDashboard(`/definition${finding.pointer}`, finding.message.en ?? '', finding.didYouMean)
  }
}
