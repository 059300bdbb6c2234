/**
 * /preview/{draft}/{as}/…: the end users' app and its interface over the preview of a draft, as a person or a role of
 * it. Who really asks is checked on every request by production; behind this door nothing knows production.
 */
import type { FastifyPluginAsync, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify'
import { notFound } from '#platform/http/request-problems.ts'
import { Problem } from '#platform/problem.ts'
import { signInRequired } from '#platform/sign-in/sign-in-problems.ts'
import type { FindCaller } from '#runtime/routes.ts'
import type { Caller } from '#runtime/system.ts'
import type { DesignerDoor } from '../door.ts'
import { openDraft } from '../drafts/may-open.ts'
import { actAs, parseAs } from './acting.ts'
import { isBehind } from './describe-preview.ts'
import { unknownPerson } from './preview-problems.ts'
import { type Previews, previewsOf } from './previews.ts'

interface Address {
  Params: { readonly id: string; readonly as: string; readonly '*': string }
}

const params = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    as: { type: 'string', maxLength: 300 },
    '*': { type: 'string', maxLength: 4000 },
  },
} as const

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What the end users' app sends. */
const methods: HTTPMethods[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** Everything below /preview. */
export function previewGateway(door: DesignerDoor, findCaller: FindCaller): FastifyPluginAsync {
  const previews = previewsOf(door)
  return async http => {
    http.decorateRequest('caller', null)
    // Before the body is read, which is for the preview's own server.
    http.addHook<Address>('onRequest', async (request, reply) => {
      const rest = request.params['*'] ?? ''
      if (!uuid.test(request.params.id)) throw notFound('There is nothing at this address.')
      if (rest !== 'api' && !rest.startsWith('api/')) return
      const caller = await findCaller(request)
      if (!caller) throw signInRequired('This needs somebody who is signed in.')
      request.caller = caller
      await handOver(door, previews, request as FastifyRequest<Address>, reply, caller)
    })
    for (const url of ['/preview/:id/:as', '/preview/:id/:as/*']) {
      http.route<Address>({
        method: methods,
        url,
        schema: { params },
        handler: async (request, reply) => {
          // Handed over in the hook.
          if (reply.sent) return reply
          return showPage(door, findCaller, request, reply)
        },
      })
    }
  }
}

async function handOver(
  door: DesignerDoor,
  previews: Previews,
  request: FastifyRequest<Address>,
  reply: FastifyReply,
  caller: Caller,
): Promise<void> {
  const draft = await openDraft(door, request, request.params.id)
  const as = readAs(request)
  const preview = await previews.ready(draft.id)
  const acting = await actAs(preview, as, { ...caller.source, kind: 'form' })
  reply.raw.setHeader('fulcrum-preview-version', preview.applied.applied)
  if (isBehind(draft, preview.applied)) reply.raw.setHeader('fulcrum-preview-behind', draft.errors)
  reply.hijack()
  preview.callers.set(request.raw, acting)
  request.raw.url = request.raw.url?.slice(mountOf(request).length) ?? '/'
  preview.http.routing(request.raw, reply.raw)
}

/** The page tells nothing, so a stranger gets it too and is asked to sign in by it. */
async function showPage(
  door: DesignerDoor,
  findCaller: FindCaller,
  request: FastifyRequest<Address>,
  reply: FastifyReply,
): Promise<unknown> {
  const { mountedPage } = request.server
  readAs(request)
  if (!mountedPage || request.method !== 'GET') throw notFound('There is nothing at this address.')
  const caller = await callerOrNobody(findCaller, request)
  if (caller) {
    request.caller = caller
    await openDraft(door, request, request.params.id)
  }
  return reply
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(mountedPage(mountOf(request)))
}

async function callerOrNobody(findCaller: FindCaller, request: FastifyRequest): Promise<Caller | undefined> {
  try {
    return await findCaller(request)
  } catch (error) {
    if (error instanceof Problem && error.status === 401) return undefined
    throw error
  }
}

function readAs(request: FastifyRequest<Address>) {
  const as = parseAs(request.params.as)
  if (!as) throw unknownPerson('The address names nobody: it has user-<id> or role-<id> after the draft.')
  return as
}

/** The first three parts of the address, as they were sent. */
function mountOf(request: FastifyRequest): string {
  return /^(?:\/[^/?]*){3}/.exec(request.raw.url ?? '')?.[0] ?? ''
}
