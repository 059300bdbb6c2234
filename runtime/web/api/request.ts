/**
 * The one door to the server: JSON in and out, problems thrown, the revision of every answer announced. When a
 * session has ended it asks for a new sign-in and repeats the request, so that nothing a person typed is lost.
 */
import { serverAddress } from './mount.ts'
import { ApiProblem, type ProblemBody, problemCode } from './problem.ts'
import { askToSignInAgain } from './session-expiry.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export interface RequestOptions {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal | undefined
  /** A 401 is an answer like any other, not the end of a session. */
  readonly anonymous?: boolean
}

let spoken: number | undefined

/** Says of which revision the names are that requests use from now on. */
export function speakOf(revision: number): void {
  spoken = revision
}

type RevisionListener = (revision: number) => void
const listeners = new Set<RevisionListener>()

/** Calls back with the revision of each answer; returns what stops it. */
export function onRevision(listener: RevisionListener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Sends one request and gives its JSON; throws an ApiProblem for everything that is not 2xx. */
export async function request<T>(method: Method, path: string, options: RequestOptions = {}): Promise<T> {
  const response = await attempt(method, path, options)
  if (response.status === 401 && !options.anonymous && (await askToSignInAgain())) {
    return read<T>(await attempt(method, path, options))
  }
  return read<T>(response)
}

async function attempt(method: Method, path: string, options: RequestOptions): Promise<Response> {
  const { body } = options
  const raw = typeof body === 'string' || body instanceof Blob || body instanceof FormData
  try {
    return await fetch(serverAddress(path), {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(spoken !== undefined && method !== 'GET' ? { 'fulcrum-revision': String(spoken) } : {}),
        ...(body !== undefined && !raw ? { 'content-type': 'application/json' } : {}),
        ...options.headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as BodyInit) : JSON.stringify(body) }),
      ...(options.signal ? { signal: options.signal } : {}),
    })
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw new ApiProblem('network/unreachable', 0, {})
  }
}

async function read<T>(response: Response): Promise<T> {
  const revision = Number(response.headers.get('fulcrum-revision'))
  if (revision > 0) for (const listener of listeners) listener(revision)
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') ?? false
  const body: unknown = isJson && text !== '' ? JSON.parse(text) : undefined
  if (response.ok) return body as T
  const problem = (body ?? {}) as ProblemBody
  throw new ApiProblem(problemCode(problem, response.status), response.status, problem)
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => request<T>('GET', path, { signal })
export const post = <T>(path: string, body: unknown = {}): Promise<T> => request<T>('POST', path, { body })
export const put = <T>(path: string, body: unknown): Promise<T> => request<T>('PUT', path, { body })
export const patch = <T>(path: string, body: unknown): Promise<T> => request<T>('PATCH', path, { body })
export const remove = <T = void>(path: string): Promise<T> => request<T>('DELETE', path)

/** A query string of the values that are there. */
export function queryString(values: Readonly<Record<string, string | number | boolean | undefined>>): string {
  const search = new URLSearchParams()
  for (const [key, value] of Object.entries(values)) if (value !== undefined) search.set(key, String(value))
  const text = search.toString()
  return text === '' ? '' : `?${text}`
}
