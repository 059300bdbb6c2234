/** Templates for the designer: which there are, installing parts of one into a draft, and making one of a system. */
import type { FastifyPluginAsync } from 'fastify'

import type { LocalizedText } from '#metadata/definitions.ts'
import { namePattern } from '#metadata/kinds/schema.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { withRequired } from '#runtime/installation/read-template.ts'
import { noRight } from '#runtime/problems.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { type DesignerDoor, requireDesigner } from '../door.ts'
import { answerEdit } from '../drafts/answer-edit.ts'
import { type DraftAddress, draftParams } from '../drafts/draft-routes.ts'
import { toDraftState } from '../drafts/draft-state.ts'
import { openDraft } from '../drafts/may-open.ts'
import { findTemplate } from './find-template.ts'
import { installIntoDraft } from './install-into-draft.ts'
import { listTemplates } from './list-templates.ts'
import { makeBundle } from './make-bundle.ts'
import { fromBundle } from './template-bundle.ts'

const largestBundle = 50 * 1024 * 1024
const name = { type: 'string', maxLength: 60, pattern: namePattern } as const
const names = { type: 'array', maxItems: 5000, items: { type: 'string', maxLength: 200 } } as const
const text = { type: 'string', maxLength: 1000 } as const

const installBody = {
  type: 'object',
  additionalProperties: false,
  properties: {
    template: { type: 'string', maxLength: 60 },
    bundle: { type: 'object' },
    parts: names,
    seen: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
  },
  oneOf: [
    { properties: { template: {} }, required: ['template'] },
    { properties: { bundle: {} }, required: ['bundle'] },
  ],
} as const

const makeBody = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'label', 'version', 'definitions'],
  properties: {
    name,
    label: { type: 'object', additionalProperties: false, properties: { en: text, 'zh-CN': text } },
    version: { type: 'string', maxLength: 40, pattern: '^\\d+\\.\\d+\\.\\d+$' },
    from: { anyOf: [{ const: 'head' }, draftParams.properties.id] },
    definitions: { anyOf: [{ const: 'all' }, names] },
    missing: { type: 'string', enum: ['refuse', 'include', 'leave-out'] },
    records: {
      type: 'object',
      additionalProperties: false,
      required: ['objects'],
      properties: { objects: names, limit: { type: 'integer', minimum: 1, maximum: 1000 } },
    },
  },
} as const

interface InstallBody {
  readonly template?: string
  readonly bundle?: Readonly<Record<string, unknown>>
  readonly parts?: readonly string[]
  readonly seen?: number
}

interface MakeBody {
  readonly name: string
  readonly label: LocalizedText
  readonly version: string
  readonly from?: string
  readonly definitions: 'all' | readonly string[]
  readonly missing?: 'refuse' | 'include' | 'leave-out'
  readonly records?: { readonly objects: readonly string[]; readonly limit?: number }
}

/** GET /templates, POST /templates/make, POST /drafts/{id}/install. */
export function templateRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { system } = door
  const { db } = system
  return async http => {
    http.get('/templates', async request => {
      requireDesigner(door, request)
      return { templates: await listTemplates(system.catalogs.current().application) }
    })

    http.post<DraftAddress & { Body: InstallBody }>(
      '/drafts/:id/install',
      { schema: { params: draftParams, body: installBody }, bodyLimit: largestBundle },
      async request => {
        const { actor } = requireDesigner(door, request)
        const { id } = await openDraft(door, request, request.params.id)
        const { template, bundle, parts, seen } = request.body
        const templates = bundle ? await withRequired(fromBundle(bundle)) : await findTemplate(template ?? '')
        const { edit, installation } = await installIntoDraft(db, id, { author: actor.userId, seen }, templates, parts)
        const { added, kept, extended, trimmed } = installation
        return { installation: { added, kept, extended, trimmed }, ...(await answerEdit(door, request, edit)) }
      },
    )

    http.post<{ Body: MakeBody }>(
      '/templates/make',
      { schema: { body: makeBody }, bodyLimit: 1024 * 1024 },
      async (request, reply) => {
        const caller = requireDesigner(door, request)
        const { from = 'head', records, ...wish } = request.body
        const application =
          from === 'head'
            ? toNamed((await loadRevision(db, await readHead(db))).application)
            : (await toDraftState(db, await openDraft(door, request, from))).application
        const bundle = await makeBundle(db, system.ed, application, {
          missing: 'refuse',
          ...wish,
          records: records && { limit: 20, ...records, ...allowanceOf(door, caller) },
        })
        const file = encodeURIComponent(`${wish.name}-${wish.version}.json`).replaceAll("'", '%27')
        reply.header('content-disposition', `attachment; filename*=UTF-8''${file}`)
        return bundle
      },
    )
  }
}

/** Sample records leave the system, so it takes the right to export all of an object. */
function allowanceOf({ system }: DesignerDoor, caller: Caller) {
  const { rights } = toContext(system, caller)
  return {
    assertMayTake: (object: Parameters<typeof rights.scope>[0]) => {
      if (rights.scope(object, 'export') === 'all') return
      throw noRight(`Sample records of ${object.name} need the right to export all of them.`)
    },
    maySee: (...[object, field]: Parameters<typeof rights.field>) => rights.field(object, field) !== 'hidden',
  }
}
