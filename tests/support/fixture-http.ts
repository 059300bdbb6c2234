/** Routes of the runtime over HTTP, asked by whoever a test says. */
import type { FastifyInstance, FastifyPluginAsync, InjectOptions } from 'fastify'

import { createHttp } from '#platform/http/server.ts'
import { openApiDocument } from '#runtime/openapi/openapi-document.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'

import { assertMatchesOpenApi } from './assert-matches-openapi.ts'

/** One answer, its body parsed. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  readonly body: any
  /** The body as it was sent. */
  readonly bytes: Buffer
}

export interface FixtureHttp {
  readonly http: FastifyInstance
  ask(
    caller: Caller,
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<HttpAnswer>
}

/** An instance with these plugins under /api; with a system, every answer is held against its description. */
export async function fixtureHttp(plugins: readonly FastifyPluginAsync[], system?: System): Promise<FixtureHttp> {
  const http = await createHttp({ publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' })
  const callers = new Map<string, Caller>()
  await http.register(
    async inner => {
      inner.decorateRequest('caller', null)
      inner.addHook('onRequest', async request => {
        request.caller = callers.get(String(request.headers['x-caller'])) ?? null
      })
      for (const plugin of plugins) await inner.register(plugin)
    },
    { prefix: '/api' },
  )
  await http.ready()
  return {
    http,
    async ask(caller, method, url, body, headers = {}) {
      const key = `${caller.actor.userId} ${caller.actor.roleIds.join()}`
      callers.set(key, caller)
      const options: InjectOptions = { method, url, headers: { 'x-caller': key, ...headers } }
      const response = await http.inject(body === undefined ? options : { ...options, payload: body as object })
      const isJson = String(response.headers['content-type'] ?? '').includes('json')
      const answer: HttpAnswer = {
        status: response.statusCode,
        headers: response.headers,
        body: isJson && response.payload !== '' ? response.json() : response.payload,
        bytes: response.rawPayload,
      }
      if (system) assertMatchesOpenApi(openApiDocument(toContext(system, caller)), { method, url, ...answer })
      return answer
    },
  }
}
