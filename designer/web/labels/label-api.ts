/** What the designer asks about the texts of a draft. */
import type { LocalizedText } from '#metadata/definitions.ts'
import { get, request } from '#runtime/web/api/request.ts'
import type { Locale } from '#runtime/web/i18n/locale.ts'
import type { KindName } from '../draft/use-draft.ts'

/** One text in both languages. */
export interface Label {
  readonly kind: KindName
  /** Of the definition. */
  readonly name: string
  readonly path: string
  readonly what: LocalizedText
  readonly en: string
  readonly 'zh-CN': string
  readonly missing: readonly Locale[]
}

export interface LabelReport {
  readonly changed: number
  readonly unchanged: number
  readonly faults: readonly {
    readonly line: number
    readonly message: LocalizedText
    readonly didYouMean?: readonly string[]
  }[]
  /** Other rows that were left out, besides the faults told. */
  readonly more?: number
}

const at = (draft: string) => `/api/designer/drafts/${draft}/labels`

export const readLabels = (draft: string, signal?: AbortSignal) =>
  get<{ version: number; missing: number; labels: Label[] }>(at(draft), signal)

export const labelsFile = (draft: string, locale: Locale, missing: boolean) =>
  `${at(draft)}.csv?locale=${locale}&missing=${missing}`

export const sendLabels = (draft: string, file: Blob, seen: number) =>
  request<{ report: LabelReport }>('POST', `${at(draft)}?seen=${seen}`, {
    body: file,
    headers: { 'content-type': 'text/csv' },
  })
