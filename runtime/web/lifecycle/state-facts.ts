/** What the server says of the states of one record for this person. */

export type ControlMode = 'readOnly' | 'required' | 'optional' | 'hidden'

export interface MissingFact {
  readonly code: string
  readonly field?: string
  readonly rule?: string
  readonly texts: { readonly en: string; readonly 'zh-CN': string }
}

export interface TransitionFacts {
  readonly name: string
  /** Code of the state that it leads to. */
  readonly to: string
  readonly allowed: boolean
  /** Names of the fields that are asked for before. */
  readonly asks: readonly string[]
  /** Those of them that must be filled in. */
  readonly required: readonly string[]
  /** Why it cannot be done now. */
  readonly missing: readonly MissingFact[]
}

export interface StateFacts {
  /** Name of the lifecycle. */
  readonly lifecycle: string
  /** Name of the field that holds the state. */
  readonly field: string
  readonly state: string | null
  readonly since: string | null
  /** The state before, as far as is known. */
  readonly from: string | null
  /** Codes of the states that it has been in, as far as is known. */
  readonly been: readonly string[]
  readonly control: Readonly<Record<string, ControlMode>>
  /** Those that lead out of the present state. */
  readonly transitions: readonly TransitionFacts[]
}
