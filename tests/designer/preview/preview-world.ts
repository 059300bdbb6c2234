/** A system with previews over HTTP, and the people who use it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest, HTTPMethods, InjectOptions } from 'fastify'

import type { DesignerDoor } from '#designer/door.ts'
import { createDraft } from '#designer/drafts/create-draft.ts'
import type { DraftState } from '#designer/drafts/draft-state.ts'
import { editDraft } from '#designer/drafts/edit-draft.ts'
import { dropDatabase } from '#designer/preview/make-database.ts'
import { previewGateway } from '#designer/preview/preview-gateway.ts'
import { placeOf } from '#designer/preview/preview-place.ts'
import { previewRoutes } from '#designer/preview/preview-routes.ts'
import type { NamedApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { createDatabase, type Database } from '#platform/database/database.ts'
import { createHttp } from '#platform/http/server.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'
import { createActors } from '#runtime/people/actors.ts'
import type { Caller, System } from '#runtime/system.ts'

/** One answer; `body` is parsed where it is JSON. */
export interface PreviewAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, unknown>>
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what tests look into
  readonly body: any
}

export interface PreviewWorld {
  readonly system: System
  readonly url: string
  readonly http: FastifyInstance
  /** Asks as somebody who is signed in; undefined is a stranger. */
  ask(
    who: Caller | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<PreviewAnswer>
  draft(owner: Caller | null, shared?: boolean): Promise<DraftState>
  /** Replaces definitions of the draft as `change` says, by one edit. */
  edit(draft: string, change: (definitions: readonly Definition[]) => readonly Definition[]): Promise<DraftState>
  /** Makes the preview and waits for the end; answers the state. */
  make(who: Caller, draft: string, body?: object): Promise<PreviewAnswer['body']>
  /** The preview's database as production's user, or as the role of the preview. */
  look<T>(draft: string, as: 'owner' | 'role', work: (db: Database) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const noJobs = new Proxy({} as Jobs, { get: () => () => undefined })

/** Opens it over a running system; `close` leaves that open. */
export async function previewWorld(system: System, url: string): Promise<PreviewWorld> {
  const callers = new Map<string, Caller>()
  const findCaller = (request: FastifyRequest) => callers.get(String(request.headers['x-who']))
  const door: DesignerDoor = { system, actors: createActors(system), jobs: noJobs, directUrl: url }
  const http = await createHttp({ publicUrl: undefined, trustProxy: false, rateLimit: 0, logLevel: 'silent' })
  http.decorate('mountedPage', (mount: string) => `<html><meta name="fulcrum-mount" content="${mount}"></html>`)
  await http.register(async scope => {
    await scope.register(async api => {
      api.decorateRequest('caller', null)
      api.addHook('onRequest', async request => {
        const caller = findCaller(request)
        if (!caller) throw signInRequired('This needs somebody who is signed in.')
        request.caller = caller
      })
      await api.register(previewRoutes(door), { prefix: '/api/designer' })
    })
    await scope.register(previewGateway(door, findCaller))
  })
  await http.ready()

  const ask: PreviewWorld['ask'] = async (who, method, path, body, headers = {}) => {
    if (who) callers.set(who.actor.userId, who)
    const options: InjectOptions = {
      method: method as HTTPMethods,
      url: encodeURI(path),
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(who ? { 'x-who': who.actor.userId, cookie: 'a=b' } : {}),
        ...headers,
      },
    }
    const answer = await http.inject(body === undefined ? options : { ...options, payload: body as object })
    const isJson = String(answer.headers['content-type'] ?? '').includes('json')
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.payload,
      body: isJson && answer.payload !== '' ? answer.json() : undefined,
    }
  }

  return {
    system,
    url,
    http,
    ask,
    draft: (owner, shared = false) =>
      createDraft(system.db, { name: 'Draft', base: undefined, shared, owner: owner?.actor.userId ?? null }),
    async edit(draft, change) {
      const { state } = await editDraft(
        system.db,
        draft,
        { author: null, seen: undefined },
        {
          command: 'test',
          arguments: {},
          run: (application: NamedApplication) => ({ form: 'named', definitions: change(application.definitions) }),
          describe: () => ({ en: 'Changed', 'zh-CN': '修改' }),
        },
      )
      return state
    },
    async make(who, draft, body = {}) {
      const begun = await ask(who, 'POST', `/api/designer/drafts/${draft}/preview`, body)
      if (begun.status !== 202) throw new Error(begun.text)
      for (;;) {
        const { body: state } = await ask(who, 'GET', `/api/designer/drafts/${draft}/preview`)
        if (!['making', 'filling'].includes(state.state)) return state
        await sleep(20)
      }
    },
    async look(draft, as, work) {
      const place = placeOf(url, draft)
      const own = new URL(url)
      own.pathname = `/${place.name}`
      const db = createDatabase({ url: as === 'role' ? place.url : own.href, poolSize: 2 })
      return work(db).finally(() => db.close())
    },
    async close() {
      await http.close()
      const left = await system.db.query<{ draft: string }>({ text: 'select draft from bm.draft_preview', values: [] })
      for (const { draft } of left) await dropDatabase(system.db, placeOf(url, draft).name)
    },
  }
}
