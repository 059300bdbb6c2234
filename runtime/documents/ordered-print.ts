/** What a workflow orders to be printed, as the job keeps it. */
import type { Actor } from '../context.ts'

export interface OrderedPrint {
  readonly documentId: string
  readonly recordId: string
  readonly locale: Actor['locale']
  readonly instance: string
  readonly starter: string | null
}
