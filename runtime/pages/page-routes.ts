/** GET /records/{object}/{id}/page, …/timeline and …/history. */
import type { FastifyPluginAsync } from 'fastify'
import { mayHaveApprovals } from '../approvals/may-have-approvals.ts'
import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { hiddenParts } from '../forms/hidden-parts.ts'
import { getHistory } from '../history/get-history.ts'
import { findStateFacts } from '../lifecycles/state-facts.ts'
import { read } from '../read.ts'
import { afterQuery, type RecordParams, recordParams } from '../records/record-params.ts'
import { findLock } from '../workflows/locks/guard-locks.ts'
import { findButtons } from '../workflows/starting/find-buttons.ts'
import { getPage, getTimeline } from './get-page.ts'

interface Paged {
  readonly Params: RecordParams
  readonly Querystring: { readonly after?: string }
}

/** The routes of this folder. */
export function pageRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  return async http => {
    http.get<{ Params: RecordParams }>(
      '/records/:object/:id/page',
      { schema: { params: recordParams } },
      async (request, reply) => {
        const { object, id } = request.params
        return send(reply, await read(system, callerOf(request), context => getWholePage(context, object, id)))
      },
    )

    const schema = { params: recordParams, querystring: afterQuery }
    http.get<Paged>('/records/:object/:id/timeline', { schema }, async (request, reply) => {
      const { object, id } = request.params
      const { after } = request.query
      return send(reply, await read(system, callerOf(request), context => getTimeline(context, object, id, after)))
    })

    http.get<Paged>('/records/:object/:id/history', { schema }, async (request, reply) => {
      const { object, id } = request.params
      const { after } = request.query
      return send(reply, await read(system, callerOf(request), context => getHistory(context, object, id, after)))
    })
  }
}

/** The page with what lifecycles and the rules of its form say of the record and workflows offer, so that nothing else has to be asked for. */
async function getWholePage(context: Context, object: string, id: string) {
  const { revision, value } = await getPage(context, object, id)
  if (revision !== context.catalog.revision) return { revision, value }
  const lifecycles = await findStateFacts(context, object, id)
  const form = value.form === null ? undefined : context.catalog.symbols.definition('form', value.form)
  const hidden = form && (await hiddenParts(context, form, id))
  const workflows = await findButtons(context, object, id)
  const found = context.catalog.objects.get(object)
  const locked = (found && (await findLock(context, found, id))) ?? null
  const approvals = await mayHaveApprovals(context, object, id)
  const shown = { ...value, ...(hidden ? { hidden } : {}) }
  return { revision, value: { ...shown, lifecycles, workflows, locked, approvals } }
}
