/** What a tile asks: its own period and parameters, and the shared filters that it follows. Pure, so that links say the same. */
import type { DashboardDefinition, DashboardFilter, KpiTile, ListTile, ReportTile } from '#metadata/definitions.ts'
import type { Filter, Rule } from '#metadata/filter.ts'
import type { ReportInput } from '../reports/report-api.ts'

/** What is chosen, by the id of a filter; an empty text means everything. */
export type Chosen = Readonly<Record<string, string>>

/** What a report is asked with; a period without a field is that of the report. */
export function tileInput(
  filters: DashboardDefinition['filters'],
  tile: Pick<ReportTile | KpiTile, 'period' | 'parameters' | 'filters'>,
  chosen: Chosen,
): ReportInput {
  const own = (tile.filters ?? []).find(
    ({ filter: id, field }) => field === undefined && filters?.some(item => item.id === id && item.type === 'period'),
  )
  const period = (own && chosen[own.filter]) || tile.period
  const filter = tileFilter(filters, tile, chosen)
  return {
    parameters: Object.fromEntries((tile.parameters ?? []).map(({ name, value }) => [name, value])),
    ...(period ? { period } : {}),
    ...(filter ? { filter } : {}),
  }
}

/** The shared filters as conditions on the tile's records; none when everything is shown. */
export function tileFilter(
  filters: DashboardDefinition['filters'],
  tile: Pick<ReportTile | KpiTile | ListTile, 'filters'>,
  chosen: Chosen,
): Filter | undefined {
  const rules = (tile.filters ?? []).flatMap(({ filter: id, field }) => {
    const filter = filters?.find(item => item.id === id)
    const value = chosen[id]
    return filter && field !== undefined && value ? [ruleOf(filter, field, value)] : []
  })
  return rules.length > 0 ? { combinator: 'and', rules } : undefined
}

function ruleOf({ type }: DashboardFilter, field: string, value: string): Rule {
  if (type === 'period') {
    const days = value.split('..')
    return days.length === 2 ? { field, operator: 'between', value: days } : { field, operator: 'within', value }
  }
  if (value === '$me') return { field, operator: '=', value }
  if (value === '$my_team') return { field, operator: 'in', value }
  return { field, operator: 'in', value: value.split(',') }
}
