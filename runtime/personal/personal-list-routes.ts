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
import { fromStored, toStored, type View } from './stored-view.ts'

const unknownView = problemKind('personal-list/unknown', 404, 'There is no such view of yours')

interface ViewBody {
  readonly name: string
  readonly object: string
  readonly shared?: 'none' | 'team' | 'unit' | 'all'
  readonly definition: View
}

const viewBody = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'object', 'definition'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' },
    object: { type: 'string', minLength: 1, maxLength: 200 },
    shared: { type: 'string', enum: ['none', 'team', 'unit', 'all'] },
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
        const { object, stored, shared } = check(context, request.body)
        const id = newId()
        const { userId, unitId } = context.actor
        await context.tx.query(sql`insert into ${table} (id, owner_id, unit_id, object_id, name, shared, definition)
          values (${id}, ${userId}, ${unitId}, ${object.id}, ${request.body.name.trim()}, ${shared}, ${JSON.stringify(stored)}::jsonb)`)
        return { ...request.body, id, shared, mine: true }
      })
      return send(reply, answer, 201)
    })

    http.put<{ Params: { id: string }; Body: ViewBody }>(
      '/personal-lists/:id',
      { schema: { params, body: viewBody } },
      async (request, reply) => {
        const { id } = request.params
        const answer = await write(system, callerOf(request), async context => {
          const { object, stored, shared } = check(context, request.body)
          const [row] =
            await context.tx.query(sql`update ${table} set object_id = ${object.id}, name = ${request.body.name.trim()},
            shared = ${shared}, definition = ${JSON.stringify(stored)}::jsonb, unit_id = ${context.actor.unitId}, changed_at = now()
            where id = ${id} and owner_id = ${context.actor.userId} returning id`)
          if (!row) throw unknownView('There is no such view, or it is somebody else’s.')
          return { ...request.body, id, shared, mine: true }
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
function check(
  context: Context,
  { object: name, definition, shared = 'none' }: ViewBody,
): { object: CatalogObject; stored: View; shared: string } {
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
  return { object, stored: toStored(context.catalog, object.name, definition), shared }
}

interface ViewRow {
  readonly revision: number
  readonly id: string | null
  readonly owner_id: string
  readonly object_id: string
  readonly name: string
  readonly shared: string
  readonly definition: View
}

/** His own and those that are shared with him, of objects that he may read. */
async function listViews(context: Context, objectName: string | undefined): Promise<Answer<{ lists: unknown[] }>> {
  const { actor, catalog } = context
  const wanted = objectName === undefined ? undefined : findObject(context, objectName)
  const rows = await context.db.query<ViewRow>(sql`
    select h.revision, v.* from bm.head h left join lateral (
      select id, owner_id, object_id, name, shared, definition from ${raw(`${quote(`${context.ed}_log`)}.personal_list`)}
      where (${wanted?.id ?? null}::text is null or object_id = ${wanted?.id ?? null}) and (
        owner_id = ${actor.userId} or shared = 'all'
        or (shared = 'team' and owner_id = any(${actor.teamMates}::uuid[])) or (shared = 'unit' and unit_id = ${actor.unitId}))
      order by name, id limit 500) v on true`)
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
        shared: row.shared,
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
