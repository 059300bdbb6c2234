/** What the designer asks of the server about drafts, and the shapes of its answers. */
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import type { Finding } from '#metadata/finding.ts'
import { get, post, request } from '#runtime/web/api/request.ts'

/** A draft as lists and headers show it. */
export interface Draft {
  readonly id: string
  readonly name: string
  readonly base: number
  readonly head: number
  /** Grows with every edit, undo and redo. */
  readonly version: number
  readonly position: number
  readonly owner: { readonly id: string; readonly title: string | null } | null
  readonly shared: boolean
  readonly own: boolean
  readonly createdAt: string
  readonly updatedAt: string
  readonly discardedAt: string | null
  readonly changes: number
  readonly errors: number
  readonly warnings: number
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly lastEdit: { readonly by: string | null; readonly at: string } | null
}

/** One edit in the list of edits. */
export interface Step {
  readonly number: number
  readonly command: string
  readonly arguments: Readonly<Record<string, unknown>>
  readonly description: LocalizedText
  readonly author: { readonly id: string; readonly title: string | null } | null
  readonly at: string
  /** Ids of the definitions that it changed. */
  readonly definitions: readonly string[]
}

/** What an edit, undo or redo came to; `step` is null when nothing differs. */
export interface EditAnswer {
  readonly draft: Draft
  readonly step: Step | null
  readonly changed: readonly Definition[]
  readonly removed: readonly string[]
  readonly findings: readonly Finding[]
}

const base = '/api/designer'
const at = (id: string) => `${base}/drafts/${id}`

export const listDrafts = (discarded: boolean, signal?: AbortSignal) =>
  get<{ drafts: Draft[] }>(`${base}/drafts?discarded=${discarded}`, signal)
export const createDraft = (wish: { name: string; base?: number; shared?: boolean }) =>
  post<Draft>(`${base}/drafts`, wish)
export const readDraft = (id: string, signal?: AbortSignal) => get<Draft>(at(id), signal)
export const changeDraft = (id: string, wish: { name?: string; shared?: boolean }) =>
  request<Draft>('PATCH', at(id), { body: wish })
export const discardDraft = (id: string) => request<void>('DELETE', at(id))
export const restoreDraft = (id: string) => post<Draft>(`${at(id)}/restore`)
export const readDefinitions = (id: string, signal?: AbortSignal) =>
  get<{ version: number; definitions: Definition[] }>(`${at(id)}/definitions`, signal)
export const readFindings = (id: string, signal?: AbortSignal) =>
  get<{ version: number; findings: Finding[] }>(`${at(id)}/findings`, signal)
export const readSteps = (id: string, signal?: AbortSignal) =>
  get<{ position: number; steps: Step[] }>(`${at(id)}/steps?limit=200`, signal)
export const sendCommand = (id: string, command: string, args: object, seen: number) =>
  post<EditAnswer>(`${at(id)}/commands`, { ...args, command, seen })
export const sendUndo = (id: string, seen: number) => post<EditAnswer>(`${at(id)}/undo`, { seen })
export const sendRedo = (id: string, seen: number) => post<EditAnswer>(`${at(id)}/redo`, { seen })
