/** The answer of a report, as the server gives it, and how it is asked. */
import type { LocalizedText, ReportChart } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { get, post, queryString } from '../api/request.ts'
import type { RecordValues } from '../api/values.ts'

export interface Member {
  readonly values: readonly unknown[]
  readonly labels: readonly string[]
  readonly others?: true
  readonly total?: true
}

export interface Axis {
  readonly groups: readonly {
    readonly field: string
    readonly label: LocalizedText
    readonly type: string
    readonly by?: string
  }[]
  readonly members: readonly Member[]
}

export interface ReportMeasure {
  readonly as: string
  readonly label: LocalizedText
  readonly type: 'integer' | 'decimal' | 'percent' | 'money' | 'date' | 'datetime'
  /** Whose records it reckons, where these are not those of the report. */
  readonly object?: string
  readonly currency?: string | null
  readonly decimals?: number
  /** As many decimals as all of its values are written with; of percents in percent. */
  readonly places?: number
  readonly earlier?: true
  /** Where it has no value it is nought. */
  readonly zero?: true
  readonly fault?: LocalizedText
  /** Filters that do not hold for what it reckons, in words. */
  readonly apart?: readonly string[]
}

export interface ReportCell {
  readonly row: number
  readonly column: number
  readonly values: readonly unknown[]
  readonly colors?: readonly (string | null)[]
}

export interface ReportAnswer {
  readonly label?: LocalizedText
  readonly object: string
  readonly period?: { readonly from: string; readonly to: string }
  readonly rows: Axis
  readonly columns: Axis
  readonly measures: readonly ReportMeasure[]
  readonly cells: readonly ReportCell[]
  /** How it is to be drawn. */
  readonly chart?: ReportChart
  readonly money?: {
    readonly currency: string | null
    readonly converted: boolean
    /** `today`, or the path of the date by which rates were taken. */
    readonly rates?: string
    readonly unrated?: readonly string[]
  }
  readonly exportsLess?: true
  readonly milliseconds: number
}

export interface ReportInput {
  readonly parameters: Readonly<Record<string, unknown>>
  /** A range by name, or two days with two points between them. */
  readonly period?: string
  readonly filter?: Filter
  readonly run?: string
}

const address = (name: string) => `/api/reports/${encodeURIComponent(name)}`

/** Asks the report. */
export const askReport = (name: string, input: ReportInput): Promise<ReportAnswer> =>
  post(address(name), reportQuestion(input))

/** As it stands in a body, where two days are told apart. */
export function reportQuestion(input: ReportInput): object {
  const [from, to] = input.period?.split('..') ?? []
  return to === undefined ? input : { ...input, period: { from, to } }
}

/** Where it is downloaded. */
export const exportAddress = (
  name: string,
  { parameters, period, filter }: ReportInput,
  format: 'csv' | 'xlsx' | 'pdf',
): string =>
  `${address(name)}/export${queryString({ format, period, filter: filter && JSON.stringify(filter), ...(Object.keys(parameters).length > 0 ? { parameters: JSON.stringify(parameters) } : {}) })}`

/** How long a report that is under way takes. */
export const watchReport = (
  run: string,
): Promise<{
  readonly state: 'waiting' | 'running' | 'none'
  readonly elapsed?: number
  readonly expected?: { readonly milliseconds: number; readonly basis: 'earlier' | 'planner' }
}> => get(`/api/report-runs/${run}`)

/** Ends it in the database. */
export const cancelReport = (run: string): Promise<unknown> => post(`/api/report-runs/${run}/cancel`)

/** Records of a cell, and what all of them come to. */
export interface Drilled {
  readonly records: readonly RecordValues[]
  readonly count?: number
  readonly more?: boolean
  /** The same records as the filter of a list; absent where it would name what is hidden. */
  readonly filter?: Filter
  readonly total?: {
    readonly label: LocalizedText
    readonly type: 'number' | 'money'
    readonly value: string | null
    readonly currency?: string | null
    readonly converted?: true
    readonly unrated?: readonly string[]
  }
  /** By record: its amount in the base currency. */
  readonly amounts?: Readonly<Record<string, string | null>>
}

/** The first records of a cell. */
export const drillReport = (name: string, body: ReportInput): Promise<Drilled> =>
  post(`${address(name)}/drill`, reportQuestion(body))
