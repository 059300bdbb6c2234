/** What the server says about a record while it is typed: what is shown, asked for, locked, computed and doubtful. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { request } from '../api/request.ts'

export interface FormState {
  readonly hidden: {
    readonly tabs: readonly string[]
    readonly sections: readonly string[]
    readonly fields: readonly string[]
  }
  readonly required: readonly string[]
  readonly readOnly: readonly string[]
  readonly set: Readonly<Record<string, unknown>>
  readonly computed: Readonly<Record<string, unknown>>
  readonly lines: Readonly<
    Record<
      string,
      readonly {
        readonly id: string | null
        readonly computed: Readonly<Record<string, unknown>>
        readonly set?: Readonly<Record<string, unknown>>
      }[]
    >
  >
  /** What remains of choices, where lifecycles leave only some. */
  readonly codes?: Readonly<Record<string, readonly string[]>>
  readonly messages: readonly {
    readonly level: 'error' | 'warning'
    readonly field: string | null
    readonly text: LocalizedText
  }[]
}

export interface FormQuestion {
  readonly form?: string | undefined
  readonly id?: string | undefined
  readonly values: Readonly<Record<string, unknown>>
  readonly changed: readonly string[]
}

/** Asks the rules of a form. */
export function askFormRules(object: string, question: FormQuestion, signal: AbortSignal): Promise<FormState> {
  return request<FormState>('POST', `/api/records/${encodeURIComponent(object)}/form-rules`, { body: question, signal })
}
