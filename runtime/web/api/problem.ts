/** What the server says when it refuses (RFC 9457), as the app's one error class. Texts come from i18n by `code`. */

export interface ValueError {
  readonly pointer: string
  readonly code: string
  readonly message: string
  /** The message in both languages, where a definition has its words in it. */
  readonly texts?: { readonly en: string; readonly 'zh-CN': string }
}

export interface ProblemBody {
  readonly type?: string
  readonly title?: string
  readonly status?: number
  readonly detail?: string
  readonly errors?: readonly ValueError[]
  readonly [extension: string]: unknown
}

/** A refusal. `code` is `noun/adjective`, or `network/unreachable` when there was no answer at all. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly body: ProblemBody

  constructor(code: string, status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? code)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.body = body
  }

  /** The errors of single values, with JSON pointers. */
  get errors(): readonly ValueError[] {
    return this.body.errors ?? []
  }
}

/** The code inside a problem type such as `/problems/record/invalid`. */
export function problemCode(body: ProblemBody, status: number): string {
  const marker = '/problems/'
  const at = body.type?.indexOf(marker) ?? -1
  return at >= 0 ? body.type!.slice(at + marker.length) : `http/${status}`
}

/** Tells a refusal of the server, optionally of one code. */
export function isProblem(error: unknown, code?: string): error is ApiProblem {
  return error instanceof ApiProblem && (code === undefined || error.code === code)
}
