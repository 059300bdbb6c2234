/** Makes and reads records beside the browser, as another person would. */
import type { APIRequestContext } from '@playwright/test'

export interface TestRecord {
  readonly id: string
  readonly rev: number
  readonly [field: string]: unknown
}

export interface TestApi {
  readonly create: (object: string, values: Record<string, unknown>) => Promise<TestRecord>
  readonly get: (object: string, id: string) => Promise<TestRecord>
  readonly update: (object: string, id: string, values: Record<string, unknown>) => Promise<TestRecord>
  readonly list: (object: string, query: Record<string, unknown>) => Promise<TestRecord[]>
  /** Any request; answers its JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  readonly send: (method: string, address: string, data?: unknown) => Promise<any>
  readonly me: (values: Record<string, unknown>) => Promise<void>
}

/** The API with the cookies of the page. */
export function createApi(request: APIRequestContext, origin: string): TestApi {
  const send = async (method: string, address: string, data?: unknown, headers: Record<string, string> = {}) => {
    const answer = await request.fetch(address, {
      method,
      headers: { origin, ...headers },
      ...(data === undefined ? {} : { data }),
    })
    if (!answer.ok()) throw new Error(`${method} ${address}: ${answer.status()} ${await answer.text()}`)
    return answer.status() === 204 ? undefined : answer.json()
  }
  const address = (object: string, id = '') => `/api/records/${object}${id && `/${id}`}`
  return {
    send,
    create: (object, values) => send('POST', address(object), values),
    get: (object, id) => send('GET', address(object, id)),
    update: (object, id, values) => send('PATCH', address(object, id), values, { 'if-match': '*' }),
    list: async (object, query) => (await send('POST', `${address(object)}/query`, query)).records,
    me: values => send('PATCH', '/api/me', values),
  }
}
