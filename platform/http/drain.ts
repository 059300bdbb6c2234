/** A graceful end: finish what is under way, refuse what is new, close what is open, leave with 0. */
import type { FastifyInstance } from 'fastify'

/** What to close, and how patient to be. */
export interface DrainOptions {
  readonly http: FastifyInstance
  /** Closes the rest (jobs, signals, database) once no request is under way. */
  readonly close: () => Promise<void>
  /** Milliseconds after which it stops waiting; 30 s when not said. */
  readonly patience?: number
}

/** Ends the process gracefully on SIGTERM and SIGINT; a second signal ends it at once. */
export function drainOnSignals({ http, close, patience = 30_000 }: DrainOptions): void {
  let draining = false
  const drain = (signal: NodeJS.Signals): void => {
    if (draining) process.exit(1)
    draining = true
    http.log.info(`${signal}: finishing what is under way`)
    setTimeout(() => {
      http.log.error('Some requests did not finish in time')
      process.exit(1)
    }, patience).unref()
    http
      .close()
      .then(close)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          http.log.error({ err: error }, 'The end was not graceful')
          process.exit(1)
        },
      )
  }
  process.on('SIGTERM', drain)
  process.on('SIGINT', drain)
}
