/** How an instance is to be started. */
import type { StoredVariables } from '../engine/types.ts'

export interface StartWish {
  /** Id of the workflow's definition. */
  readonly workflowId: string
  /** Id of the start event; the plain one unless said. */
  readonly node?: string | undefined
  /** Its record, by the id of the object's definition. */
  readonly record: { readonly object: string; readonly id: string } | null
  readonly variables: StoredVariables
  readonly starter: string | null
  readonly locale: 'en' | 'zh-CN'
  /** How many workflows stand behind one another. */
  readonly depth: number
  readonly parent?: { readonly instance: string; readonly wait: string } | undefined
  /** What brought it about, for the log. */
  readonly because: string
}
