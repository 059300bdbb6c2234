/**
 * The log as the rest of the code sees it: fastify's pino instance fits, and so does the plain one below, which the
 * command line uses. Secrets never reach it.
 */
type Write = { (message: string): void; (details: object, message?: string): void }

/** Where diagnostics go. */
export interface Log {
  readonly debug: Write
  readonly info: Write
  readonly warn: Write
  readonly error: Write
}

/** A log that writes warnings and errors to stderr and is otherwise silent. */
export const stderrLog: Log = { debug: silent, info: silent, warn: toStderr, error: toStderr }

/** A log that keeps nothing, for tests. */
export const silentLog: Log = { debug: silent, info: silent, warn: silent, error: silent }

function silent(): void {}

function toStderr(details: object | string, message?: string): void {
  if (typeof details === 'string') process.stderr.write(`${details}\n`)
  else process.stderr.write(`${message ?? ''} ${JSON.stringify(details, plainErrors)}\n`)
}

function plainErrors(_key: string, value: unknown): unknown {
  return value instanceof Error ? value.message : value
}
