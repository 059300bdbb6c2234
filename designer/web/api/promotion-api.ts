/** What the designer asks of the server about differences, consequences, promotions and revisions. */
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { get, post, queryString } from '#runtime/web/api/request.ts'

/** One change as a sentence; `before` and `after` hold ids where something is referred to. */
export interface NoteLine {
  readonly change: string
  readonly path: readonly string[]
  readonly before?: unknown
  readonly after?: unknown
  readonly text: LocalizedText
}

/** All changes of one definition. */
export interface ReleaseNote {
  readonly kind: Definition['kind']
  readonly definition: string
  readonly name: string
  readonly change: 'added' | 'removed' | 'changed'
  readonly heading: LocalizedText
  readonly lines: readonly NoteLine[]
}

/** One consequence of a promotion. */
export interface ImpactItem {
  readonly key: string
  readonly code: string
  readonly severity: 'info' | 'warning' | 'destructive'
  readonly message: LocalizedText
  readonly object?: string
  readonly field?: string
  readonly rows?: number
  readonly counted?: 'exactly' | 'atLeast' | 'estimated'
  readonly sample?: { readonly object: string; readonly ids: readonly string[]; readonly filter?: object }
  readonly seconds?: number
  readonly people?: readonly {
    readonly id: string
    readonly name: string
    readonly before?: number
    readonly after?: number
  }[]
}

/** Something that people should know about a promotion that succeeded. */
export interface PromotionNote {
  readonly code: string
  readonly message: LocalizedText
}

/** What a promotion came to. */
export interface PromotionAnswer {
  readonly revision: number
  readonly notes: readonly PromotionNote[]
}

/** The promotion under way, or the last one. */
export interface PromotionState {
  readonly state: string
  readonly phase: 'prepare' | 'switch' | 'finish' | null
  readonly done: number
  readonly total: number
  readonly table: string | null
  /** Seconds. */
  readonly estimate: number | null
}

export interface Revision {
  readonly number: number
  readonly parent: number | null
  readonly at: string
  readonly author: { readonly id: string; readonly title: string | null } | null
  readonly message: string
  readonly source: string
  readonly changes: number
}

export interface RevisionAnswer extends Omit<Revision, 'changes'> {
  readonly notes: readonly ReleaseNote[]
  readonly definitions?: readonly Definition[]
}

/** A field or object that was removed and whose values are kept. */
export interface Parked {
  readonly object: string
  readonly objectLabel?: LocalizedText
  readonly field: string | null
  readonly label: LocalizedText
  readonly revision: number | null
  readonly rows: number | null
  readonly objectId: string
  readonly fieldId: string | null
}

const base = '/api/designer'

export const readDiff = (draft: string, signal?: AbortSignal) =>
  get<{ notes: ReleaseNote[] }>(`${base}/drafts/${draft}/diff`, signal)
export const compare = (from: string, to: string, signal?: AbortSignal) =>
  get<{ notes: ReleaseNote[] }>(`${base}/diff${queryString({ from, to })}`, signal)
export const readImpact = (draft: string, signal?: AbortSignal) =>
  get<{ items: ImpactItem[] }>(`${base}/drafts/${draft}/impact`, signal)
export const promoteDraft = (draft: string, wish: { message: string; acknowledge: readonly string[] }) =>
  post<PromotionAnswer>(`${base}/drafts/${draft}/promote`, wish)
export const rebaseDraft = (draft: string) => post<unknown>(`${base}/drafts/${draft}/rebase`)
export const readPromotion = (signal?: AbortSignal) =>
  get<{ promotion: PromotionState | null }>(`${base}/promotion`, signal)
export const controlPromotion = (act: 'pause' | 'cancel') => post<unknown>(`${base}/promotion/${act}`)
export const resumePromotion = () => post<PromotionAnswer>(`${base}/promotion/resume`)
export const listRevisions = (signal?: AbortSignal) =>
  get<{ head: number; revisions: Revision[] }>(`${base}/revisions`, signal)
export const readRevision = (number: number, signal?: AbortSignal) =>
  get<RevisionAnswer>(`${base}/revisions/${number}`, signal)
export const readRevisionDefinitions = (number: number, signal?: AbortSignal) =>
  get<RevisionAnswer>(`${base}/revisions/${number}?definitions=true`, signal)
export const readRollBackImpact = (number: number, signal?: AbortSignal) =>
  get<{ items: ImpactItem[] }>(`${base}/revisions/${number}/impact`, signal)
export const rollBack = (number: number, wish: { message: string; acknowledge: readonly string[] }) =>
  post<PromotionAnswer>(`${base}/revisions/${number}/roll-back`, wish)
export const listParked = (signal?: AbortSignal) => get<{ parked: Parked[] }>(`${base}/parked`, signal)
