/**
 * Everything that can go wrong on purpose. A Problem is raised where it is found, carried untouched, and turned into
 * application/problem+json (RFC 9457) in exactly one place: platform/http/server.ts.
 */

/** What all problems of one sort share: a code that is never reused, an HTTP status, a title. */
export interface ProblemKind {
  readonly code: string
  readonly status: number
  readonly title: string
}

/** Members that a problem adds to the standard ones, such as `errors` or `didYouMean`. */
export type ProblemExtras = Readonly<Record<string, unknown>>

/** Makes one problem of a kind. */
export type ProblemFactory = (detail: string, extras?: ProblemExtras, options?: ErrorOptions) => Problem

/** An expected failure, told to the client as it is. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly extras: ProblemExtras

  constructor(kind: ProblemKind, detail: string, extras: ProblemExtras = {}, options?: ErrorOptions) {
    super(detail, options)
    this.name = 'Problem'
    this.code = kind.code
    this.status = kind.status
    this.title = kind.title
    this.extras = extras
  }
}

const declared = new Map<string, ProblemKind>()

/** Declares one kind of problem and returns the function that makes it; a code may be declared only once. */
export function problemKind(code: string, status: number, title: string): ProblemFactory {
  if (declared.has(code)) throw new Error(`The problem code ${code} is declared twice`)
  const kind: ProblemKind = { code, status, title }
  declared.set(code, kind)
  return (detail, extras, options) => new Problem(kind, detail, extras, options)
}

/** Every kind declared by the modules loaded so far, sorted by code. */
export function allProblemKinds(): ProblemKind[] {
  return [...declared.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** The RFC 9457 body. `type` is a stable URI reference built from the code. */
export function toProblemJson(problem: Problem): Record<string, unknown> {
  return {
    type: `/problems/${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    ...problem.extras,
  }
}
