/** What the editor of expressions asks of the server. */
import type { Completed } from '#metadata/feel/completion/complete-expression.ts'
import type { Finding } from '#metadata/finding.ts'
import { post } from '#runtime/web/api/request.ts'

/** Where an expression stands; nothing need stand there yet. */
export interface ExpressionAddress {
  readonly draft: string
  readonly kind: string
  /** Id of the definition. */
  readonly definition: string
  /** JSON pointer. */
  readonly pointer: string
  /** Of a value of a filter: the rule that it belongs to; `pointer` is the filter's. */
  readonly rule?: ExpressionRule
}

export interface ExpressionRule {
  /** Name of the object that the field belongs to. */
  readonly object: string
  readonly field: string
  readonly operator: string
  /** Whether it is one of several values. */
  readonly isItem?: boolean
}

interface Words {
  readonly en: string
  readonly zh: string
}

export interface Checked {
  readonly type: Words
  readonly problems: readonly Finding[]
}

interface SampleRecord {
  readonly id: string
  readonly title: string | null
}

export interface Sample {
  readonly of: 'preview' | 'production'
  readonly records: readonly SampleRecord[]
  readonly record?: SampleRecord
  readonly value?: string
  readonly fault?: Words
  readonly none?: 'problems' | 'variables' | 'unknown' | 'noRecords' | 'noRight'
}

const ask = <T>({ draft, kind, definition, pointer, rule }: ExpressionAddress, what: string, body: object) =>
  post<T>(`/api/designer/drafts/${draft}/expressions/${what}`, {
    kind,
    name: definition,
    pointer,
    ...(rule ? { rule } : {}),
    ...body,
  })

export const checkText = (address: ExpressionAddress, text: string) => ask<Checked>(address, 'check', { text })
export const completeText = (address: ExpressionAddress, text: string, at: number) =>
  ask<Completed>(address, 'complete', { text, at })
export const readSample = (address: ExpressionAddress, text: string, record: string | undefined, find: string) =>
  ask<Sample>(address, 'value', { text, ...(record ? { record } : {}), ...(find ? { find } : {}) })
