/** The history of the application: every revision with what it changed, and the way back to any of them. */
import type { FastifyPluginAsync } from 'fastify'

import { findFindings } from '#metadata/findings.ts'
import { isSameContent, readContent } from '#metadata/promotion/content.ts'
import { invalidApplication } from '#metadata/promotion/promote.ts'
import { rollBack } from '#metadata/promotion/roll-back.ts'
import { usualOptions } from '#metadata/promotion/run-promotion.ts'
import { toNamed } from '#metadata/references.ts'
import { readHead } from '#metadata/revisions.ts'
import { problemKind } from '#platform/problem.ts'
import { listRevisions } from '#runtime/administration/list-revisions.ts'
import { read } from '#runtime/read.ts'
import { type Caller, type System, toContext } from '#runtime/system.ts'
import { type DesignerDoor, requireDesigner, requirePromoter } from '../door.ts'
import { loadDefinitions } from '../drafts/draft-blobs.ts'
import { findImpact, unacknowledged } from '../impact/find-impact.ts'
import { describeChanges } from '../release-notes/describe-changes.ts'
import { assertAcknowledged, assertNonePaused, type PromoteAnswer, type PromoteWish, settle } from './promote-draft.ts'
import { readRevision } from './read-revision.ts'
import { acknowledgement } from './wish-schema.ts'

const currentRevision = problemKind('revision/current', 409, 'The application is like that already')

const params = {
  type: 'object',
  properties: { number: { type: 'integer', minimum: 0, maximum: 2_147_483_647 } },
} as const
const revisionQuery = {
  type: 'object',
  additionalProperties: false,
  properties: { definitions: { type: 'boolean' } },
} as const

interface RevisionAddress {
  Params: { readonly number: number }
}

/** Routes below /revisions. */
export function revisionRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { system } = door
  const { db } = system
  const applicationOf = async (number: number) => loadDefinitions(db, await readContent(db, number))

  return async http => {
    http.get('/revisions', async request => {
      return (await read(system, requireDesigner(door, request), listRevisions)).value
    })

    http.get<RevisionAddress & { Querystring: { definitions?: boolean } }>(
      '/revisions/:number',
      { schema: { params, querystring: revisionQuery } },
      async request => {
        const caller = requireDesigner(door, request)
        const info = await readRevision(system, caller, request.params.number)
        const application = await applicationOf(info.number)
        const parent = info.parent === null ? { ...application, definitions: [] } : await applicationOf(info.parent)
        return {
          ...info,
          head: await readHead(db),
          notes: describeChanges(parent, application),
          ...(request.query.definitions ? { definitions: toNamed(application).definitions } : {}),
        }
      },
    )

    http.get<RevisionAddress>('/revisions/:number/impact', { schema: { params } }, async request => {
      const asker = toContext(system, requireDesigner(door, request))
      const head = await readHead(db)
      const [before, after] = [await applicationOf(head), await applicationOf(request.params.number)]
      const items = await findImpact(system, before, after, undefined, asker)
      return { head, items, acknowledge: unacknowledged(items, []).map(item => item.key) }
    })

    http.post<RevisionAddress & { Body: { message: string; acknowledge?: string[] } }>(
      '/revisions/:number/roll-back',
      { schema: { params, body: acknowledgement } },
      async request => {
        const caller = requirePromoter(door, request)
        const { message, acknowledge = [] } = request.body
        return rollBackTo(system, caller, request.params.number, { message: message.trim(), acknowledge })
      },
    )
  }
}

/** Problems `revision/unknown`, `revision/current`, `application/invalid`, `draft/unacknowledged`, `promotion/…`. */
async function rollBackTo(system: System, caller: Caller, to: number, wish: PromoteWish): Promise<PromoteAnswer> {
  const { db, ed } = system
  const base = await readHead(db)
  const [running, content] = [await readContent(db, base), await readContent(db, to)]
  if (isSameContent(running, content)) throw currentRevision(`Revision ${base} is the same as revision ${to}.`)
  const after = await loadDefinitions(db, content)
  const findings = findFindings(toNamed(after))
  if (findings.some(finding => finding.severity === 'error')) {
    throw invalidApplication(`Revision ${to} has errors; open a draft from it and mend them.`, { findings })
  }
  await assertAcknowledged(system, await loadDefinitions(db, running), after, wish)
  await assertNonePaused(system, null)
  const target = { ed, to, base, author: caller.actor.userId, message: wish.message }
  const result = await rollBack(db, target, undefined, { ...usualOptions, waitMs: 2_000 })
  return settle(system, result, null, undefined)
}
