/** What is wrong with one value of a record that is written. */
import type { LocalizedText } from '#metadata/definitions.ts'

import { escapePointer } from './pointer.ts'

/** A wrong place in a record; `code` is what clients translate, `message` is for people who read the API. */
export interface ValueError {
  /** JSON pointer (RFC 6901) into what was sent. */
  readonly pointer: string
  readonly code: string
  readonly message: string
  readonly didYouMean?: readonly string[]
  /** The message in both languages, where it names what a definition calls something. */
  readonly texts?: { readonly en: string; readonly 'zh-CN': string }
  /** Name of the lifecycle that complains. */
  readonly lifecycle?: string
  /** Id of the transition or completeness rule that says so. */
  readonly rule?: string
  /** The workflow that has locked the record. */
  readonly lock?: { readonly instance: string; readonly approval: string; readonly label: LocalizedText }
}

/** A complaint about a value, before it is known where the value stood. */
export interface Complaint {
  readonly code: string
  readonly message: string
  readonly didYouMean?: readonly string[]
  readonly texts?: { readonly en: string; readonly 'zh-CN': string }
}

/** The complaint at its place: a field below `base`. */
export function errorAt(base: string, field: string, complaint: Complaint): ValueError {
  return { pointer: `${base}/${escapePointer(field)}`, ...complaint }
}
