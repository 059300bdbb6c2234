/** Reports that people keep for themselves or share with their team, their unit or everybody. */
import type { FastifyPluginAsync } from 'fastify'
import sql from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import type { Filter } from '#metadata/filter.ts'
import { newId } from '#platform/new-id.ts'

import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { fillParameters } from '../queries/parameters.ts'
import { findDefinition } from '../query/find-definition.ts'
import { findObject } from '../query/path.ts'
import { type Answer, read } from '../read.ts'
import {
  type FoundReport,
  ownReport,
  type PersonalReportRow,
  personalReport,
  personalReportTable,
} from '../reports/find-report.ts'
import { knownParts } from '../reports/known-parts.ts'
import { planReport } from '../reports/report-plan.ts'
import { invalidReport, staleReport, unknownReport } from '../reports/report-problems.ts'
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
import { bodyOfReport, toStoredReport } from './stored-report.ts'

interface KeptBody extends SharingBody {
  readonly name: string
  readonly report: Readonly<Record<string, unknown>>
  readonly base?: string
  /** Of a save: when what it replaces was saved. */
  readonly changed?: string
}

/** JSON Schema of a report that is kept. */
export const keptReportSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'report'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100, pattern: '\\S' },
    report: { type: 'object' },
    base: { type: 'string', minLength: 1, maxLength: 200, description: 'The report that it is a variant of.' },
    ...sharingProperties,
    changed: changedSchema,
  },
} as const
const params = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } as const
const querystring = {
  type: 'object',
  additionalProperties: false,
  properties: { object: { type: 'string', maxLength: 200 } },
} as const

const notYours = 'There is no such report, or it is somebody else’s.'
const refusals = { unknown: unknownReport, stale: staleReport }

/** /personal-reports. */
export function personalReportRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  const table = personalReportTable(system.ed)
  return async http => {
    http.get<{ Querystring: { object?: string } }>(
      '/personal-reports',
      { schema: { querystring } },
      async (request, reply) =>
        send(reply, await read(system, callerOf(request), context => listReports(context, request.query.object))),
    )

    http.post<{ Body: KeptBody }>(
      '/personal-reports',
      { schema: { body: keptReportSchema } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          const kept = await checkKept(context, request.body)
          const id = newId()
          const { userId, unitId } = context.actor
          const { shared, role_ids, user_ids } = kept.sharing
          const [row] = await context.tx.query<{ changed: string }>(sql`
            insert into ${table} (id, owner_id, unit_id, object_id, base_id, name, shared, role_ids, user_ids, definition)
            values (${id}, ${userId}, ${unitId}, ${kept.object.id}, ${kept.baseId}, ${kept.name}, ${shared},
              ${role_ids}::text[], ${user_ids}::uuid[], ${kept.stored}::jsonb) returning ${changed}`)
          return answerOf(context, id, request.body, kept, row?.changed)
        })
        return send(reply, answer, 201)
      },
    )

    http.put<{ Params: { id: string }; Body: KeptBody }>(
      '/personal-reports/:id',
      { schema: { params, body: keptReportSchema } },
      async (request, reply) => {
        const { id } = request.params
        const answer = await write(system, callerOf(request), async context => {
          const kept = await checkKept(context, request.body)
          await lockOwn(context, table, { id, read: request.body.changed }, refusals)
          const { shared, role_ids, user_ids } = kept.sharing
          const [row] = await context.tx.query<{ changed: string }>(sql`
            update ${table} set object_id = ${kept.object.id}, base_id = ${kept.baseId}, name = ${kept.name},
              shared = ${shared}, role_ids = ${role_ids}::text[], user_ids = ${user_ids}::uuid[],
              definition = ${kept.stored}::jsonb, unit_id = ${context.actor.unitId}, changed_at = clock_timestamp()
            where id = ${id} returning ${changed}`)
          return answerOf(context, id, request.body, kept, row?.changed)
        })
        return send(reply, answer)
      },
    )

    http.delete<{ Params: { id: string } }>('/personal-reports/:id', { schema: { params } }, async (request, reply) => {
      const answer = await write(system, callerOf(request), async context => {
        const [row] = await context.tx.query(
          sql`delete from ${table} where id = ${request.params.id} and owner_id = ${context.actor.userId} returning id`,
        )
        if (!row) throw unknownReport(notYours)
      })
      send(reply, answer, 204)
      return reply.send()
    })
  }
}

interface Kept {
  readonly object: CatalogObject
  readonly baseId: string | null
  readonly name: string
  readonly sharing: SharingRow
  readonly stored: string
}

async function answerOf(
  context: Context,
  id: string,
  { report, base }: KeptBody,
  { name, sharing, object }: Kept,
  saved: string | undefined,
) {
  const row = { ...sharing, owner_id: context.actor.userId }
  return {
    id,
    name,
    object: object.name,
    ...(base === undefined ? {} : { base }),
    ...(await sharingAnswers(context, [row]))(row),
    mine: true,
    changed: saved,
    report,
  }
}

/** A report names only what its owner may see, and can be asked; throws as asking it would. */
async function checkKept(context: Context, { name, report: given, base, ...body }: KeptBody): Promise<Kept> {
  const strange = ['id', 'kind', 'name', 'label', 'part', 'roles'].find(key => Object.hasOwn(given, key))
  if (strange) throw invalidReport(`/report/${strange}`, 'That is of definitions only.')
  const found = ownReport(context, given, base)
  const object = findObject(context, found.report.object)
  checkParameterNames(context, found)
  // Prompts have no values yet, and which month a fiscal year begins with changes no name.
  const { filter, ...rest } = found.report
  const filled: Filter | undefined = filter && fillParameters(filter, new Map())
  planReport(
    context,
    { ...rest, ...(filled ? { filter: filled } : {}) },
    { conditions: [], filters: [], added: [], period: undefined, fiscalMonth: 1, isStored: false, right: 'read' },
  )
  const [lost] = knownParts(context, found.report).lost
  if (lost !== undefined) throw invalidReport(`/report${lost}`, 'It names something that is not there.')
  return {
    object,
    baseId: found.base?.id ?? null,
    name: name.trim(),
    sharing: await checkSharing(context, body),
    stored: JSON.stringify(toStoredReport(context.catalog, bodyOfReport(found.report))),
  }
}

function checkParameterNames(context: Context, { report, base }: FoundReport): void {
  const queries = [base?.query, report.query].flatMap(name =>
    name === undefined ? [] : findDefinition(context, 'query', name).definition,
  )
  const names = [...queries, ...(base ? [base] : []), report].flatMap(item => item.parameters ?? []).map(p => p.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw invalidReport('/report/parameters', `"${twice}" is asked for twice.`)
}

/** His own and those that are shared with him, of objects that he may read; of others' only what he can open. */
async function listReports(context: Context, objectName: string | undefined): Promise<Answer<{ reports: unknown[] }>> {
  const { actor, catalog } = context
  const wanted = objectName === undefined ? undefined : findObject(context, objectName)
  const rows = await context.db.query<PersonalReportRow & { revision: number; id: string | null; changed: string }>(sql`
    select h.revision, v.* from bm.head h left join lateral (
      select id, owner_id, object_id, base_id, name, ${sharingColumns}, definition, ${changed} from ${personalReportTable(context.ed)}
      where (${wanted?.id ?? null}::text is null or object_id = ${wanted?.id ?? null}) and ${isSharedWith(context)}
      order by name, id limit 500) v on true`)
  const sharingOf = await sharingAnswers(
    context,
    rows.filter(row => row.id !== null),
  )
  const reports = rows.flatMap(row => {
    const object = row.id === null ? undefined : catalog.objectsById.get(row.object_id)
    if (!object || context.rights.scope(object, 'read') === 'none') return []
    const isMine = row.owner_id === actor.userId
    const { report, lost, base } = personalReport(context, row)
    const isWhole = lost.length === 0 && base !== null
    if (!isWhole && !isMine) return []
    const query = [base?.query, report.query].flatMap(name =>
      name === undefined ? [] : (catalog.symbols.definition('query', name) ?? []),
    )
    const parameters = [...query, ...(base ? [base] : []), report].flatMap(item => item.parameters ?? [])
    return [
      {
        id: row.id,
        name: row.name,
        object: object.name,
        ...(base ? { base: base.name } : {}),
        ...sharingOf(row),
        mine: isMine,
        changed: row.changed,
        ...(report.description ? { description: report.description } : {}),
        ...(parameters.length > 0 ? { parameters } : {}),
        ...(report.period ? { period: report.period.range } : {}),
        ...(isWhole ? {} : { incomplete: true }),
      },
    ]
  })
  return { revision: rows[0]?.revision ?? 0, value: { reports } }
}
