/** What a report is, once it is checked: pure data, from which its statement is printed and its answer is made. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { ReportGroup, ReportMeasure } from '#metadata/definitions.ts'
import type { Expression } from '#metadata/feel/syntax.ts'
import type { Filter, Rule } from '#metadata/filter.ts'

import type { Condition } from '../query/condition.ts'
import type { Path, Step } from '../query/path.ts'
import type { Days, PeriodInput, Shift } from './report-period.ts'

export interface PlannedGroup {
  readonly group: ReportGroup
  readonly axis: 'rows' | 'columns'
  /** From the object of the report, or from that of the children behind which it stands. */
  readonly path: Path
  /** The children fields behind which it stands. */
  readonly chain: readonly string[]
  /** Only so many, by the measure at this index. */
  readonly top: { readonly count: number; readonly measure: number; readonly isOthers: boolean } | undefined
  /** It groups by the date that comparisons go back on. */
  readonly isMoved: boolean
}

export interface PlannedMeasure {
  readonly measure: ReportMeasure
  /** By index into the sources; -1 for a formula. */
  readonly source: number
  /** undefined for a count and for a formula. */
  readonly path: Path | undefined
  readonly where: readonly Condition[]
  readonly formula: Expression | undefined
  readonly colors: readonly { readonly when: Expression; readonly color: string }[]
  /** By index into the parts; -1 for a formula. */
  readonly now: number
  /** The part that it is compared with. */
  readonly before: number | undefined
}

/** Records of a source that are read once: as they are, or moved on in time. */
export interface Part {
  readonly source: number
  readonly shift: Shift | undefined
}

export interface ReportPlan {
  readonly object: CatalogObject
  /** Rows, then columns. */
  readonly groups: readonly PlannedGroup[]
  readonly rowCount: number
  readonly measures: readonly PlannedMeasure[]
  /** Whose records are reckoned: those of the object, of its children, of other objects. */
  readonly sources: readonly PlannedSource[]
  readonly parts: readonly Part[]
  /** Of the period, where it has one. */
  readonly days: Days | undefined
  /** For whoever asks. */
  readonly today: string
  /** The group of dates that comparisons with the period before go by. */
  readonly stepped: number | undefined
  /** The date whose rates amounts are converted by. */
  readonly rateDate: string | undefined
  readonly totals: 'all' | 'grand' | 'none'
  readonly fiscalMonth: number
  readonly right: 'read' | 'export'
}

export interface PlannedSource {
  readonly object: CatalogObject
  /** From its records back to the record of the report; undefined for another object, empty for the report's own. */
  readonly ups: readonly Step[] | undefined
  /** By group of the report: what its records have there; undefined where they are not split by it. */
  readonly groups: readonly (Path | undefined)[]
  readonly where: readonly Condition[]
  /** The same as filters: of the record of the report, or of the other object. */
  readonly filters: readonly Filter[]
  /** What of the filters of the report does not hold for its records. */
  readonly apart: readonly (Filter | Rule)[]
  /** The period of the report does not hold for them. */
  readonly isTimeless: boolean
  /** The date that the period and comparisons go by. */
  readonly time: Path | undefined
  /** Of the period, where it applies. */
  readonly days: Days | undefined
  /** Of the rates of its amounts; those of today where there is none. */
  readonly rateDate: Path | undefined
}

/** What a report is asked with. */
export interface ReportAsked {
  readonly conditions: readonly Condition[]
  /** All filters that hold, with the report's own. */
  readonly filters: readonly Filter[]
  /** Those among them that whoever asks has added. */
  readonly added: readonly Filter[]
  readonly period: PeriodInput | undefined
  readonly fiscalMonth: number
  /** Names in filters and dates are those of an administrator; what is shown is not. */
  readonly isStored: boolean
  /** Needed beside the right to read. */
  readonly right: 'read' | 'export'
}
