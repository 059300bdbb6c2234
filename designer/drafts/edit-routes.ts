/** Work inside a draft: commands, undo and redo, the list of edits, its definitions and what is wrong with them. */
import type { FastifyPluginAsync, FastifyRequest } from 'fastify'

import { canonicalJson } from '#metadata/canonical.ts'
import type { Definition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import { type DesignerDoor, requireDesigner } from '../door.ts'
import { answerEdit } from './answer-edit.ts'
import { staleDefinition } from './draft-problems.ts'
import { type DraftAddress, draftParams } from './draft-routes.ts'
import { type DraftState, toDraftState } from './draft-state.ts'
import { type Editor, editDraft, redoDraft, undoDraft } from './edit-draft.ts'
import { listSteps } from './list-steps.ts'
import { openDraft } from './may-open.ts'
import { isRevisionId } from './revision-row.ts'
import { toEdit } from './run-command.ts'

interface DefinitionAddress {
  Params: { readonly id: string; readonly kind: string; readonly name: string }
}

const definitionParams = {
  type: 'object',
  properties: {
    ...draftParams.properties,
    kind: { type: 'string', maxLength: 60 },
    name: { type: 'string', maxLength: 200 },
  },
} as const
const seen = { type: 'integer', minimum: 0, maximum: 2_147_483_647 } as const
const commandBody = {
  type: 'object',
  required: ['command'],
  properties: { command: { type: 'string', maxLength: 60 }, seen },
} as const
const seenBody = {
  type: ['object', 'null'],
  additionalProperties: false,
  properties: { seen },
} as const
const stepsQuery = {
  type: 'object',
  additionalProperties: false,
  properties: {
    before: { type: 'integer', minimum: 1, maximum: 2_147_483_647 },
    limit: { type: 'integer', minimum: 1, maximum: 500 },
  },
} as const

/** The routes below one draft that read and edit its definitions. */
export function editRoutes(door: DesignerDoor): FastifyPluginAsync {
  const { db } = door.system
  const open = async (request: FastifyRequest<DraftAddress>): Promise<DraftState> =>
    toDraftState(db, await openDraft(door, request, request.params.id))
  const editorOf = (request: FastifyRequest, seen: number | undefined): Editor => ({
    author: requireDesigner(door, request).actor.userId,
    seen,
  })

  return async http => {
    http.post<DraftAddress & { Body: { command: string; seen?: number } & Record<string, unknown> }>(
      '/drafts/:id/commands',
      { schema: { params: draftParams, body: commandBody } },
      async request => {
        const { id } = await openDraft(door, request, request.params.id)
        const { command, seen, ...args } = request.body
        return answerEdit(door, request, await editDraft(db, id, editorOf(request, seen), toEdit(command, args)))
      },
    )

    http.post<DraftAddress & { Body: { seen?: number } | null }>(
      '/drafts/:id/undo',
      { schema: { params: draftParams, body: seenBody } },
      async request => {
        const { id } = await openDraft(door, request, request.params.id)
        return answerEdit(door, request, await undoDraft(db, id, editorOf(request, request.body?.seen)))
      },
    )

    http.post<DraftAddress & { Body: { seen?: number } | null }>(
      '/drafts/:id/redo',
      { schema: { params: draftParams, body: seenBody } },
      async request => {
        const { id } = await openDraft(door, request, request.params.id)
        return answerEdit(door, request, await redoDraft(db, id, editorOf(request, request.body?.seen)))
      },
    )

    http.get<DraftAddress & { Querystring: { before?: number; limit?: number } }>(
      '/drafts/:id/steps',
      { schema: { params: draftParams, querystring: stepsQuery } },
      async request => {
        const { id, position } = await openDraft(door, request, request.params.id)
        if (isRevisionId(id)) return { position, steps: [] }
        return { position, steps: await listSteps(door.system, requireDesigner(door, request), id, request.query) }
      },
    )

    http.get<DraftAddress>('/drafts/:id/definitions', { schema: { params: draftParams } }, async request => {
      const { version, application } = await open(request)
      return { version, definitions: application.definitions }
    })

    http.get<DefinitionAddress>(
      '/drafts/:id/definitions/:kind/:name',
      { schema: { params: definitionParams } },
      async (request, reply) => {
        const state = await open(request)
        const definition = findDefinition(state, request.params)
        reply.header('etag', etagOf(state, definition)).type('application/json; charset=utf-8')
        return canonicalJson(definition)
      },
    )

    http.put<DefinitionAddress & { Body: Record<string, unknown> }>(
      '/drafts/:id/definitions/:kind/:name',
      { schema: { params: definitionParams } },
      async request => {
        const state = await open(request)
        const { kind, name } = request.params
        const found = findDefinition(state, request.params)
        const expected = request.headers['if-match']
        if (expected !== undefined && expected !== '*' && expected !== etagOf(state, found)) {
          const definitions = [{ id: found.id, kind, name }]
          throw staleDefinition(`Somebody else has changed ${kind} ${name} meanwhile.`, {
            definitions,
            version: state.version,
            current: found,
          })
        }
        const edit = toEdit('replace-definition', { kind, name, definition: request.body })
        // Nothing may slip in between looking and writing.
        const at = expected === undefined || expected === '*' ? undefined : state.version
        return answerEdit(door, request, await editDraft(db, state.id, editorOf(request, at), edit))
      },
    )

    http.get<DraftAddress>('/drafts/:id/findings', { schema: { params: draftParams } }, async request => {
      const { version, findings } = await open(request)
      return { version, findings }
    })
  }
}

function findDefinition({ application }: DraftState, { kind, name }: DefinitionAddress['Params']): Definition {
  const ofKind = application.definitions.filter(item => item.kind === kind)
  const found = ofKind.find(item => item.name === name) ?? ofKind.find(item => item.id === name)
  if (found) return found
  const near = didYouMean(
    name,
    ofKind.map(item => item.name),
  )
  throw unknownDefinition(`There is no ${kind} ${name} in this draft.`, near.length > 0 ? { didYouMean: near } : {})
}

function etagOf({ content }: DraftState, { id }: Definition): string {
  return `"${content[id]}"`
}
