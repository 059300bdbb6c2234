/** What the parts of the checker share: values, names in sight, references, and what each part may ask of the whole. */
import type { ObjectDefinition } from '../definitions.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Read, Scope } from './scope.ts'
import type { Expression } from './syntax.ts'
import type { FeelType, Member } from './types.ts'

interface Spot {
  readonly from: number
  readonly to: number
}

/** A place in the text that names something of the application. */
export interface ExpressionReference {
  readonly from: number
  readonly to: number
  readonly target: 'field' | 'recordType' | 'setting' | 'role'
  readonly value: string
  readonly object?: ObjectDefinition
  /** A field of the record that is named without `record.` before it. */
  readonly isDirect: boolean
}

/** A value: its type and the places of the record that it was read from. */
export interface Value {
  readonly type: FeelType
  readonly reads: readonly Read[]
}

interface Found extends Member {
  readonly reads: readonly Read[]
  readonly isDirect?: boolean
  readonly isLocal?: boolean
}

/** Names at one place of an expression. */
export interface Env {
  get(name: string): Found | undefined
  names(): readonly string[]
}

/** The checker of one expression. */
export interface Checking {
  readonly text: string
  readonly scope: Scope
  /** The type of an expression whose value is used as it is. */
  use(node: Expression, env: Env): Value
  /** The type of a function; types of its parameters that are not written are those that are `given`. */
  function(node: Expression & { kind: 'function' }, env: Env, given?: readonly Value[]): FeelType
  /** Notes a problem. The value that it leaves behind is unknown, so that one fault is told once. */
  fail(spot: Spot, code: ExpressionProblem['code'], en: string, zh: string, near?: readonly string[]): Value
  /** Notes a reference; a text with escapes in it stays as it is. */
  refer(spot: Spot, reference: Omit<ExpressionReference, 'from' | 'to' | 'isDirect'>, isDirect?: boolean): void
}
