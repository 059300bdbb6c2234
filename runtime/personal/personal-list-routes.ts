/** Views that people keep for themselves or share with their team, their unit or everybody. */
import type { FastifyPluginAsync } from 'fastify'
import sql, { raw } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { newId } from '#platform/new-id.ts'
import { Problem, problemKind } from '#platform/problem.ts'

import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { planCondition } from '../query/condition.ts'
import { quote } from '../query/identifiers.ts'
import { findObject, planPath } from '../query/path.ts'
import { planSort } from '../query/sort.ts'
import { isVisiblePath } from '../query/trusted.ts'
import { type Answer, read } from '../read.ts'
import { write } from '../write.ts'
import { changed, changedSchema, lockOwn } from './kept-row.ts'
import {
  checkSharing,
  isSharedWith,
  type SharingBody,
  type SharingRow,
  sharingAnswers,
  sharingColumns,
  sharingProperties,
} from './sharing.ts'
import { fromStored, toStored, type View } from './stored-view.ts'

const unknownView = problemKind('personal-list/unknown', 404, 'There is no such view of yours')
const staleView = problemKind('personal-list/stale', 409, 'The view has been changed meanwhile')
const refusals = { unknown: unknownView, stale: staleView }

interface ViewBody extends SharingBody {
  readonly name: string
  readonly object: string
  /** Of a save: when what it replaces was saved. */
  readonly changed?: string
  readonly definition: View
}

const viewBody = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'object', 'definition'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' },
    object: { type: 'string', minLength: 1, maxLength: 200 },
    ...sharingProperties,
    changed: changedSchema,
    definition: {
      type: 'object',
      additionalProperties: false,
      required: ['columns'],
      properties: {
        columns: {
          type: 'array',
          minItems: 1,
          maxItems: 100,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['field'],
            properties: {
              field: { type: 'string', maxLength: 400 },
              width: { type: 'integer', minimum: 40, maximum: 1000 },
            },
          },
        },
        filter: { type: 'object' },
        sort: {
          type: 'array',
          maxItems: 8,
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['field'],
            properties: { field: { type: 'string', maxLength: 400 }, descending: { type: 'boolean' } },
          },
        },
      },
    },
  },
} as const
const params = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } as const
const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: { object: { type: 'string', maxLength: 200 } },
} as const

/** /personal-lists. */
export function personalListRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  const table = raw(`${quote(`${system.ed}_log`)}.personal_list`)
  return async http => {
    http.get<{ Querystring: { object?: string } }>(
      '/personal-lists',
      { schema: { querystring } },
      async (request, reply) =>
        send(reply, await read(system, callerOf(request), context => listViews(context, request.query.object))),
    )

    http.post<{ Body: ViewBody }>('/personal-lists', { schema: { body: viewBody } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const kept = await check(context, request.body)
        const id = newId()
        const { userId, unitId } = context.actor
        const { shared, role_ids, user_ids } = kept.sharing
        const [row] = await context.tx.query<{ changed: string }>(sql`
          insert into ${table} (id, owner_id, unit_id, object_id, name, shared, role_ids, user_ids, definition)
          values (${id}, ${userId}, ${unitId}, ${kept.object.id}, ${request.body.name.trim()}, ${shared},
            ${role_ids}::text[], ${user_ids}::uuid[], ${JSON.stringify(kept.stored)}::jsonb) returning ${changed}`)
        return answerOf(context, id, request.body, kept.sharing, row?.changed)
      })
      return send(reply, answer, 201)
    })

    http.put<{ Params: { id: string }; Body: ViewBody }>(
      '/personal-lists/:id',
      { schema: { params, body: viewBody } },
      async (request, reply) => {
        const { id } = request.params
        const answer = await write(system, callerOf(request), async context => {
          const kept = await check(context, request.body)
          await lockOwn(context, table, { id, read: request.body.changed }, refusals)
          const { shared, role_ids, user_ids } = kept.sharing
          const [row] = await context.tx.query<{ changed: string }>(sql`
            update ${table} set object_id = ${kept.object.id}, name = ${request.body.name.trim()}, shared = ${shared},
              role_ids = ${role_ids}::text[], user_ids = ${user_ids}::uuid[],
              definition = ${JSON.stringify(kept.stored)}::jsonb, unit_id = ${context.actor.unitId},
              changed_at = clock_timestamp()
            where id = ${id} returning ${changed}`)
          return answerOf(context, id, request.body, kept.sharing, row?.changed)
        })
        return send(reply, answer)
      },
    )

    http.delete<{ Params: { id: string } }>('/personal-lists/:id', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const [row] = await context.tx.query(
          sql`delete from ${table} where id = ${request.params.id} and owner_id = ${context.actor.userId} returning id`,
        )
        if (!row) throw unknownView('There is no such view, or it is somebody else’s.')
      })
      send(reply, answer, 204)
      return reply.send()
    })
  }
}

/** A view names only what its owner may see; throws as a list request would. */
async function check(
  context: Context,
  { object: name, definition, ...sharing }: ViewBody,
): Promise<{ object: CatalogObject; stored: View; sharing: SharingRow }> {
  const object = findObject(context, name)
  for (const [index, column] of definition.columns.entries())
    planPath(context, object, column.field, `/definition/columns/${index}/field`)
  planSort(
    context,
    object,
    (definition.sort ?? []).map(item => item.field),
    '/definition/sort',
  )
  if (definition.filter) planCondition(context, object, definition.filter, '/definition/filter')
  const stored = toStored(context.catalog, object.name, definition)
  return { object, stored, sharing: await checkSharing(context, sharing) }
}

async function answerOf(
  context: Context,
  id: string,
  { name, object, definition }: ViewBody,
  sharing: SharingRow,
  saved: string | undefined,
) {
  const row = { ...sharing, owner_id: context.actor.userId }
  const told = (await sharingAnswers(context, [row]))(row)
  return { id, name, object, mine: true, ...told, changed: saved, definition }
}

interface ViewRow extends SharingRow {
  readonly revision: number
  readonly id: string | null
  readonly owner_id: string
  readonly object_id: string
  readonly name: string
  readonly changed: string
  readonly definition: View
}

/** His own and those that are shared with him, of objects that he may read. */
async function listViews(context: Context, objectName: string | undefined): Promise<Answer<{ lists: unknown[] }>> {
  const { actor, catalog } = context
  const wanted = objectName === undefined ? undefined : findObject(context, objectName)
  const rows = await context.db.query<ViewRow>(sql`
    select h.revision, v.* from bm.head h left join lateral (
      select id, owner_id, object_id, name, ${sharingColumns}, definition, ${changed}
      from ${raw(`${quote(`${context.ed}_log`)}.personal_list`)}
      where (${wanted?.id ?? null}::text is null or object_id = ${wanted?.id ?? null}) and ${isSharedWith(context)}
      order by name, id limit 500) v on true`)
  const sharingOf = await sharingAnswers(
    context,
    rows.filter(row => row.id !== null),
  )
  const lists = rows.flatMap(row => {
    const object = row.id === null ? undefined : catalog.objectsById.get(row.object_id)
    if (!object || context.rights.scope(object, 'read') === 'none') return []
    const isMine = row.owner_id === actor.userId
    const definition = narrowView(context, object, fromStored(catalog, object.id, row.definition), isMine)
    if (!definition) return []
    return [
      {
        id: row.id,
        name: row.name,
        object: object.name,
        mine: isMine,
        ...sharingOf(row),
        changed: row.changed,
        definition,
      },
    ]
  })
  return { revision: rows[0]?.revision ?? 0, value: { lists } }
}

/** A view as its reader may know it; none when somebody else's is filtered by something that he does not see. */
function narrowView(
  context: Context,
  object: CatalogObject,
  { columns, sort, filter }: View,
  isMine: boolean,
): View | undefined {
  const isSeen = ({ field }: { readonly field: string }) => isVisiblePath(context, object, field)
  if (filter && !isMine && !isAnswerable(context, object, filter)) return undefined
  const seen = columns.filter(isSeen)
  if (seen.length === 0) return undefined
  return { columns: seen, ...(filter ? { filter } : {}), ...(sort ? { sort: sort.filter(isSeen) } : {}) }
}

function isAnswerable(context: Context, object: CatalogObject, filter: NonNullable<View['filter']>): boolean {
  try {
    return Boolean(planCondition(context, object, filter))
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}
