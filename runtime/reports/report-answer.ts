/** The shape of a report's answer, as JSON. */
import type { LocalizedText, ReportChart } from '#metadata/definitions.ts'

import type { Days } from './report-period.ts'

/** A value of the groups of an axis, or a total: fewer values than groups. */
export interface Member {
  readonly values: readonly unknown[]
  readonly labels: readonly string[]
  /** Its last value stands for all that are not among the top. */
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

export type MeasureType = 'integer' | 'decimal' | 'percent' | 'money' | 'date' | 'datetime'

export interface AnsweredMeasure {
  readonly as: string
  readonly label: LocalizedText
  readonly type: MeasureType
  /** Whose records it reckons, where these are not those of the report. */
  readonly object?: string
  readonly currency?: string | null
  readonly decimals?: number
  /** As many decimals as all of its values are written with; of percents in percent. */
  readonly places?: number
  /** It shows what it is compared with: its records are drilled to with `before`. */
  readonly earlier?: true
  /** Where it has no value it is nought: counts and sums. */
  readonly zero?: true
  /** What went wrong in its formula in some cell, which is empty therefore. */
  readonly fault?: LocalizedText
  /** Filters of the report that do not hold for what it reckons, in the language of whoever asks. */
  readonly apart?: readonly string[]
}

/** How amounts of several currencies came together. */
export interface MoneyNote {
  readonly currency: string | null
  readonly converted: boolean
  /** Of converted amounts: the rates of today, or of a date of each record. */
  readonly rates?: string
  /** Currencies that no rate is known of; sums with them are empty. */
  readonly unrated?: readonly string[]
}

export interface ReportAnswer {
  readonly name: string
  readonly label: LocalizedText
  readonly object: string
  readonly period?: Days
  readonly rows: Axis
  readonly columns: Axis
  readonly measures: readonly AnsweredMeasure[]
  /** `row` and `column` are places in the members; values in the order of the measures. */
  readonly cells: readonly CellAnswer[]
  /** How it is to be drawn, of the measures that are shown. */
  readonly chart?: ReportChart
  readonly money?: MoneyNote
  /** The file is of fewer records: not all that is seen may be exported. */
  readonly exportsLess?: true
  /** The statement's time in the database. */
  readonly milliseconds: number
}

export interface CellAnswer {
  readonly row: number
  readonly column: number
  readonly values: readonly unknown[]
  readonly colors?: readonly (string | null)[]
}

/** What is known of the amounts. */
export interface Amounts extends MoneyNote {
  readonly decimals: number
}
