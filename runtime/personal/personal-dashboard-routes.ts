/** Dashboards that people keep for themselves or share, and which dashboard is whose home page. */
import type { FastifyPluginAsync } from 'fastify'
import sql, { raw, type Sql } from 'sql-template-tag'
import type { Catalog } from '#metadata/catalog.ts'
import type { DashboardDefinition } from '#metadata/definitions.ts'
import { newId } from '#platform/new-id.ts'
import type { Context } from '../context.ts'
import { callerOf, type Door, send } from '../door.ts'
import { unknownDefinition } from '../problems.ts'
import { quote } from '../query/identifiers.ts'
import { isUuid } from '../query/is-uuid.ts'
import { type Answer, read } from '../read.ts'
import { personalReportTable } from '../reports/find-report.ts'
import { write } from '../write.ts'
import { assertKnown, shapedDashboard } from './check-dashboard.ts'
import { homeSchema, keptDashboardSchema } from './dashboard-bodies.ts'
import { invalidDashboard, staleDashboard, unknownDashboard } from './dashboard-problems.ts'
import { readFormerLabels } from './former-labels.ts'
import { changed, lockOwn } from './kept-row.ts'
import { narrowDashboard } from './narrow-dashboard.ts'
import {
  checkSharing,
  isSharedWith,
  type SharingBody,
  type SharingRow,
  sharingAnswers,
  sharingColumns,
} from './sharing.ts'
import {
  type DashboardBody,
  fromStoredDashboard,
  type ReportObjects,
  reportsIn,
  toStoredDashboard,
} from './stored-dashboard.ts'

interface KeptBody extends SharingBody {
  readonly name: string
  readonly base?: string
  readonly changed?: string
  readonly definition: Readonly<Record<string, unknown>>
}

const params = { type: 'object', required: ['id'], properties: { id: { type: 'string', format: 'uuid' } } } as const
const notYours = 'There is no such dashboard, or it is somebody else’s.'
const refusals = { unknown: unknownDashboard, stale: staleDashboard }

/** /personal-dashboards and /home-dashboard. */
export function personalDashboardRoutes({ system }: Pick<Door, 'system'>): FastifyPluginAsync {
  const { dashboards: table, homes } = tablesOf(system.ed)
  return async http => {
    http.get('/personal-dashboards', async (request, reply) =>
      send(reply, await read(system, callerOf(request), listDashboards)),
    )

    http.post<{ Body: KeptBody }>(
      '/personal-dashboards',
      { schema: { body: keptDashboardSchema } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          const kept = await checkKept(context, request.body)
          const id = newId()
          const { userId, unitId } = context.actor
          const { shared, role_ids, user_ids } = kept.sharing
          const [row] = await context.tx.query<{ changed: string }>(sql`
            insert into ${table} (id, owner_id, unit_id, base_id, name, shared, role_ids, user_ids, definition)
            values (${id}, ${userId}, ${unitId}, ${kept.baseId}, ${kept.name}, ${shared}, ${role_ids}::text[],
              ${user_ids}::uuid[], ${kept.stored}::jsonb)
            returning ${changed}`)
          return answerOf(context, id, request.body, kept, row?.changed)
        })
        return send(reply, answer, 201)
      },
    )

    http.put<{ Params: { id: string }; Body: KeptBody }>(
      '/personal-dashboards/:id',
      { schema: { params, body: keptDashboardSchema } },
      async (request, reply) => {
        const { id } = request.params
        const answer = await write(system, callerOf(request), async context => {
          const kept = await checkKept(context, request.body)
          await lockOwn(context, table, { id, read: request.body.changed }, refusals)
          const { shared, role_ids, user_ids } = kept.sharing
          const [row] = await context.tx.query<{ changed: string }>(sql`
            update ${table} set base_id = ${kept.baseId}, name = ${kept.name}, shared = ${shared},
              role_ids = ${role_ids}::text[], user_ids = ${user_ids}::uuid[], definition = ${kept.stored}::jsonb,
              unit_id = ${context.actor.unitId}, changed_at = clock_timestamp()
            where id = ${id} returning ${changed}`)
          return answerOf(context, id, request.body, kept, row?.changed)
        })
        return send(reply, answer)
      },
    )

    http.delete<{ Params: { id: string } }>(
      '/personal-dashboards/:id',
      { schema: { params } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          const [row] = await context.tx.query(
            sql`delete from ${table} where id = ${request.params.id} and owner_id = ${context.actor.userId} returning id`,
          )
          if (!row) throw unknownDashboard(notYours)
          await context.tx.query(sql`delete from ${homes} where dashboard = ${request.params.id}`)
        })
        send(reply, answer, 204)
        return reply.send()
      },
    )

    http.put<{ Body: { readonly dashboard: string | null } }>(
      '/home-dashboard',
      { schema: { body: homeSchema } },
      async (request, reply) => {
        const answer = await write(system, callerOf(request), async context => {
          const { dashboard } = request.body
          const id = dashboard === null ? null : await homeId(context, dashboard)
          const { userId } = context.actor
          if (id === null) await context.tx.query(sql`delete from ${homes} where user_id = ${userId}`)
          else {
            await context.tx.query(sql`insert into ${homes} (user_id, dashboard) values (${userId}, ${id})
              on conflict (user_id) do update set dashboard = excluded.dashboard`)
          }
          return { dashboard }
        })
        return send(reply, answer)
      },
    )
  }
}

function tablesOf(ed: string): { readonly dashboards: Sql; readonly homes: Sql } {
  const log = quote(`${ed}_log`)
  return { dashboards: raw(`${log}.personal_dashboard`), homes: raw(`${log}.home_dashboard`) }
}

/** What is chosen as a home page, by id; throws for one that the person may not open. */
async function homeId(context: Context, chosen: string): Promise<string> {
  if (isUuid(chosen)) {
    const { dashboards } = tablesOf(context.ed)
    const [row] = await context.db.query(
      sql`select id from ${dashboards} where id = ${chosen} and ${isSharedWith(context)}`,
    )
    if (!row) throw unknownDashboard(notYours)
    return chosen
  }
  return openDashboard(context, chosen).id
}

/** A stored dashboard that the person may open; throws `definition/unknown`. */
function openDashboard(context: Context, name: string): DashboardDefinition {
  const definition = context.catalog.symbols.definition('dashboard', name)
  if (definition && isOpen(context, definition)) return definition
  throw unknownDefinition(`There is no dashboard "${name}".`)
}

const isOpen = ({ rights }: Context, { name, roles }: DashboardDefinition) =>
  rights.isFor(roles) && rights.may('dashboards', name)

interface Kept {
  readonly baseId: string | null
  readonly name: string
  readonly sharing: SharingRow
  readonly stored: string
}

async function answerOf(
  context: Context,
  id: string,
  { base, definition }: KeptBody,
  { name, sharing }: Kept,
  saved: string | undefined,
) {
  const row = { ...sharing, owner_id: context.actor.userId }
  const told = (await sharingAnswers(context, [row]))(row)
  return { id, name, ...(base === undefined ? {} : { base }), ...told, mine: true, changed: saved, definition }
}

async function checkKept(context: Context, { name, base, definition, ...sharing }: KeptBody): Promise<Kept> {
  const body = shapedDashboard(definition)
  const wanted = reportsIn(body)
  const reports = await objectsOf(context, wanted, sql`and ${isSharedWith(context)}`)
  const missing = wanted.find(id => !reports.has(id))
  if (missing !== undefined) {
    const at = body.tiles.findIndex(tile => reportsIn({ tiles: [tile] }).includes(missing))
    throw invalidDashboard(`/definition/tiles/${at}/report`, 'There is no such report of yours.')
  }
  assertKnown(context, body, reports)
  return {
    baseId: base === undefined ? null : openDashboard(context, base).id,
    name: name.trim(),
    sharing: await checkSharing(context, sharing),
    stored: JSON.stringify(toStoredDashboard(context.catalog, body, reports)),
  }
}

async function objectsOf(context: Context, reports: readonly string[], condition: Sql): Promise<ReportObjects> {
  if (reports.length === 0) return new Map()
  const rows = await context.db.query<{ id: string; object_id: string }>(
    sql`select id, object_id from ${personalReportTable(context.ed)} where id = any(${reports}::uuid[]) ${condition}`,
  )
  return new Map(rows.map(row => [row.id, row.object_id]))
}

interface Row extends SharingRow {
  readonly revision: number
  readonly chosen: string | null
  readonly id: string | null
  readonly owner_id: string
  readonly base_id: string | null
  readonly name: string
  readonly changed: string
  readonly definition: DashboardBody
}

/** His own and those that are shared with him, as far as he may know what they show; and his choice of a home page. */
async function listDashboards(context: Context): Promise<Answer<{ dashboards: unknown[]; home: string | null }>> {
  const { actor, catalog } = context
  const { dashboards: table, homes } = tablesOf(context.ed)
  const rows = await context.db.query<Row>(sql`
    select h.revision, c.dashboard as chosen, v.* from bm.head h
    left join ${homes} c on c.user_id = ${actor.userId}
    left join lateral (
      select id, owner_id, base_id, name, ${sharingColumns}, definition, ${changed} from ${table}
      where ${isSharedWith(context)} order by name, id limit 500) v on true`)
  const named = rows.flatMap(row => (row.id === null ? [] : reportsIn(row.definition)))
  const reports = await objectsOf(context, [...new Set(named)], sql``)
  const sharingOf = await sharingAnswers(
    context,
    rows.filter(row => row.id !== null),
  )
  const shown = rows.flatMap(row => {
    if (row.id === null) return []
    const { body, lost } = narrowDashboard(context, fromStoredDashboard(catalog, row.definition, reports), reports)
    const base = row.base_id === null ? undefined : catalog.symbols.byId(row.base_id)
    return [
      {
        id: row.id,
        name: row.name,
        mine: row.owner_id === actor.userId,
        ...sharingOf(row),
        changed: row.changed,
        ...(base?.kind === 'dashboard' && isOpen(context, base) ? { base: base.name } : {}),
        definition: body,
        // Of others' dashboards one is not told what one may not know.
        lost: row.owner_id === actor.userId ? lost : [],
      },
    ]
  })
  const former = await readFormerLabels(context.db, [
    ...new Set(shown.flatMap(({ lost }) => lost.flatMap(({ id }) => id ?? []))),
  ])
  const dashboards = shown.map(({ lost, ...dashboard }) => ({
    ...dashboard,
    ...(lost.length === 0
      ? {}
      : {
          lost: lost.map(({ id, ...tile }) => {
            const was = id === undefined ? undefined : former.get(id)
            return { ...tile, ...(was ? { what: was.label, ...(was.when ? { when: was.when } : {}) } : {}) }
          }),
        }),
  }))
  return { revision: rows[0]?.revision ?? 0, value: { dashboards, home: homeOf(catalog, rows[0]?.chosen ?? null) } }
}

/** As it is called today. */
function homeOf(catalog: Catalog, chosen: string | null): string | null {
  if (chosen === null || isUuid(chosen)) return chosen
  const definition = catalog.symbols.byId(chosen)
  return definition?.kind === 'dashboard' ? definition.name : null
}
