/** The 360° page of a record, as one answer of the server. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { get } from '../api/request.ts'
import type { RecordValues, Reference, StoredRecord } from '../api/values.ts'
import type { FormState } from '../form/form-rules.ts'
import type { StateFacts } from '../lifecycle/state-facts.ts'
import type { Within } from './within-words.ts'

export interface HistoryChange {
  readonly field: string
  readonly label?: Readonly<Record<string, string>>
  readonly before: unknown
  readonly after: unknown
  /** Choices under the labels that they had, where those are others today. */
  readonly choices?: readonly { readonly code: string; readonly label: Readonly<Record<string, string>> }[]
  /** Whose field it is, where it is one of a line. */
  readonly of?: { readonly object: string; readonly field: string }
}

export interface TimelineEntry {
  readonly kind: 'record' | 'change'
  readonly at: string | null
  readonly by?: Reference | null
  readonly object?: string
  readonly id?: string
  readonly title?: string
  readonly action?: string
  readonly values?: RecordValues
  readonly changes?: readonly HistoryChange[]
  readonly within?: Within
}

export interface TimelinePart {
  readonly entries: readonly TimelineEntry[]
  readonly after?: string | null
}

export interface RelatedPart {
  readonly records?: readonly StoredRecord[]
  readonly rows?: readonly RecordValues[]
  readonly after?: string | null
  readonly count?: number
}

/** A workflow that the record offers. */
export interface OfferedWorkflow {
  readonly name: string
  readonly label: LocalizedText
  /** The instance that runs already. */
  readonly running: string | null
  /** Steps whose people are chosen by whoever starts it. */
  readonly choose?: readonly { readonly step: string; readonly label: LocalizedText; readonly several: boolean }[]
}

/** The approval that alone may change the record meanwhile. */
export interface RecordLock {
  readonly instance: string
  readonly approval: string
  readonly label: LocalizedText
}

export interface RecordPageAnswer {
  readonly page: string | null
  readonly form: string | null
  readonly record: StoredRecord & { readonly header?: RecordValues }
  readonly header?: RecordValues
  readonly related?: Readonly<Record<string, RelatedPart>>
  readonly timeline?: TimelinePart
  readonly actions?: readonly string[]
  readonly conversions?: readonly string[]
  readonly lifecycles?: readonly StateFacts[]
  readonly workflows?: readonly OfferedWorkflow[]
  readonly locked?: RecordLock | null
  /** Whether there may be approvals of it. */
  readonly approvals?: boolean
  /** What the form does not show of the record as it is now. */
  readonly hidden?: FormState['hidden']
  readonly rights?: { readonly update: boolean; readonly delete: boolean }
}

/** The address of a record in the API. */
export const recordAddress = (object: string, id: string): string =>
  `/api/records/${encodeURIComponent(object)}/${encodeURIComponent(id)}`

/** Everything the page of a record shows. */
export function readRecordPage(object: string, id: string, signal?: AbortSignal): Promise<RecordPageAnswer> {
  return get<RecordPageAnswer>(`${recordAddress(object, id)}/page`, signal)
}
