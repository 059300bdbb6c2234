/**
 * One thing wrong or doubtful in an application. Findings are data: rules and parsers return them, nobody throws them;
 * an application with an error among them is never promoted.
 */
import type { Definition, LocalizedText } from './definitions.ts'
import type { KindName } from './kinds/schema.ts'

export interface Finding {
  /** `noun/adjective`; never reused for something else. */
  readonly code: string
  readonly severity: 'error' | 'warning'
  /** `unknown` for input that does not say what kind it is of. */
  readonly kind: KindName | 'unknown'
  /** The definition's id; empty for input that has none. */
  readonly definition: string
  readonly name: string
  /** JSON pointer (RFC 6901) within the definition. */
  readonly pointer: string
  /** Which part of the text at the pointer, in UTF-16 code units. */
  readonly range?: { readonly from: number; readonly to: number }
  readonly message: LocalizedText
  readonly didYouMean?: readonly string[]
  /** The file or request that the definition came from. */
  readonly source?: string
}

/** Makes a finding: the definition, a code, where, in English and in Chinese, and names that may have been meant. */
export type Report = (
  definition: Pick<Definition, 'id' | 'kind' | 'name'>,
  code: string,
  pointer: string,
  en: string,
  zh: string,
  didYouMean?: readonly string[],
) => Finding

const report =
  (severity: Finding['severity']): Report =>
  (definition, code, pointer, en, zh, didYouMean) => ({
    code,
    severity,
    kind: definition.kind,
    definition: definition.id,
    name: definition.name,
    pointer,
    message: { en, 'zh-CN': zh },
    ...(didYouMean?.length ? { didYouMean } : {}),
  })

/** Reports what keeps an application from being promoted. */
export const error: Report = report('error')

/** Reports what is allowed but doubtful. */
export const warning: Report = report('warning')
