/** One line of the log of an instance. */

export interface LogEntry {
  readonly kind:
    | 'started'
    | 'entered'
    | 'left'
    | 'did' /** a job: what it was given and what it changed */
    | 'task' /** somebody completed, claimed, delegated or released a task */
    | 'received'
    | 'thrown'
    | 'failed' /** an attempt that will be repeated */
    | 'incident'
    | 'retried'
    | 'skipped'
    | 'moved'
    | 'cancelled'
    | 'ended'
  readonly node?: string | undefined
  readonly token?: string | undefined
  readonly flow?: string | undefined
  /** Who did it; nobody for what the workflow did itself. */
  readonly actor?: string | undefined
  readonly ms?: number | undefined
  readonly data?: unknown
}
