/** What can be tried: a list, a query, a report or a filter as they are on the screen, saved or not. */
import type { ListDefinition, QueryDefinition, ReportDefinition } from '#metadata/definitions.ts'
import { reportBodySchema } from '#runtime/reports/report-routes.ts'
import type { ReportInput } from '#runtime/reports/run-report.ts'

export interface TryInput {
  /** Definitions in named form. */
  readonly list?: ListDefinition
  readonly query?: QueryDefinition
  readonly report?: ReportDefinition
  readonly filter?: { readonly object: string; readonly filter: unknown }
  /** Values for the parameters of the query or report. */
  readonly parameters?: Readonly<Record<string, unknown>>
  /** What a tile of a dashboard asks the report with. */
  readonly asking?: Pick<ReportInput, 'period' | 'filter'>
  /** Ids; who asks himself, where neither is said. */
  readonly as?: { readonly user?: string; readonly role?: string }
}

const id = { type: 'string', minLength: 1, maxLength: 200 } as const

const definition = (kind: string) => ({
  type: 'object',
  required: ['id', 'kind', 'name'],
  properties: { id, kind: { const: kind }, name: id },
})

/** JSON Schema of the body; definitions are checked by the rules. */
export const tryBody = {
  type: 'object',
  additionalProperties: false,
  properties: {
    list: definition('list'),
    query: definition('query'),
    report: definition('report'),
    filter: {
      type: 'object',
      additionalProperties: false,
      required: ['object', 'filter'],
      properties: { object: id, filter: {} },
    },
    parameters: { type: 'object', maxProperties: 100 },
    asking: {
      type: 'object',
      additionalProperties: false,
      properties: { period: reportBodySchema.properties.period, filter: reportBodySchema.properties.filter },
    },
    as: {
      type: 'object',
      additionalProperties: false,
      properties: { user: { type: 'string', format: 'uuid' }, role: id },
    },
  },
  oneOf: ['list', 'query', 'report', 'filter'].map(name => ({ required: [name], properties: { [name]: {} } })),
} as const
