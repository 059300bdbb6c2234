/** GET /api/workflow-instances: those of a record for whoever may read it, all for whoever looks after workflows. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { LocalizedText } from '#metadata/definitions.ts'
import { systemObjects } from '#metadata/system-fields.ts'

import { accessPredicate } from '../../access/predicate.ts'
import type { Context } from '../../context.ts'
import { invalidCursor } from '../../problems.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { bindValues } from '../../query/late-values.ts'
import { createAliases } from '../../query/scope.ts'
import type { Answer } from '../../read.ts'
import { readTitles } from '../../records/write/read-titles.ts'
import { systemTable } from '../system-table.ts'
import { ruleRights } from '../workflow-actor.ts'
import { wordsOfWaits } from './words-of-waits.ts'

export interface InstanceRequest {
  /** `object/id`. */
  readonly record?: string
  readonly state?: string
  /** Name of the workflow. */
  readonly workflow?: string
  /** Only those that were started before this moment. */
  readonly before?: string
  readonly limit?: number
  readonly after?: string
}

export interface AnsweredInstance {
  readonly id: string
  readonly workflow: { readonly id: string; readonly name: string | null; readonly label: LocalizedText }
  readonly record: { readonly object: string | null; readonly id: string; readonly title: string | null } | null
  readonly state: string
  readonly waiting_at: string | null
  readonly revision: number
  readonly started_by: { readonly id: string; readonly title: string | null } | null
  readonly started_at: string
  readonly ended_at: string | null
  readonly parent: string | null
}

/** Latest first. */
export async function listInstances(
  context: Context,
  request: InstanceRequest,
): Promise<Answer<{ instances: AnsweredInstance[]; after?: string }>> {
  const { limit = 50 } = request
  if (request.after !== undefined && !isUuid(request.after)) throw invalidCursor('This is no position of this list.')
  const shown = systemTable(context, systemObjects.workflowInstance)
  const where = [raw('i.deleted_at is null'), visibleSql(context), ...filterSql(context, request)]
  const statement = sql`
    select h.revision as head, r.* from bm.head h left join lateral (
      select ${instanceColumns(context, 'i')} from ${shown.table} i where ${join(where, ' and ')}
      order by i.id desc limit ${limit + 1}) r on true`
  const values = bindValues(statement.values, context.actor, new Date())
  const rows = await context.db.query<ShownRow & { head: number }>({ text: statement.text, values })
  const found = rows.filter(row => row.id !== null)
  const page = found.slice(0, limit)
  const last = found.length > limit ? page.at(-1) : undefined
  return {
    revision: rows[0]?.head ?? context.catalog.revision,
    value: { instances: await toInstances(context, page), ...(last ? { after: last.id } : {}) },
  }
}

/** A row of the instances that people see. */
export interface ShownRow {
  readonly id: string
  readonly name: string
  readonly workflow: string
  readonly recordObject: string | null
  readonly recordId: string | null
  readonly state: string
  readonly waitingAt: string | null
  readonly revision: number
  readonly startedBy: string | null
  readonly startedAt: string
  readonly endedAt: string | null
  readonly parent: string | null
}

/** The columns of a ShownRow. */
export function instanceColumns(context: Context, alias: string): Sql {
  const shown = systemTable(context, systemObjects.workflowInstance)
  const names = {
    name: 'name',
    workflow: 'workflow',
    recordId: 'record',
    state: 'state',
    waitingAt: 'waiting_at',
    revision: 'revision',
    startedBy: 'started_by',
    startedAt: 'started_at',
    endedAt: 'ended_at',
    parent: 'parent',
  }
  const own = Object.entries(names).map(([as, field]) => raw(`${alias}.${shown.column(field).text} as "${as}"`))
  return sql`${raw(alias)}.id, ${join(own)}, ${raw(`${alias}.${shown.objectColumn('record').text} as "recordObject"`)}`
}

/** With the words of the catalog and the titles that the actor may see. */
export async function toInstances(context: Context, rows: readonly ShownRow[]): Promise<AnsweredInstance[]> {
  const titles = new Map<string, string | null>()
  const byObject = Map.groupBy(
    rows.filter(row => row.recordId !== null),
    row => row.recordObject ?? '',
  )
  for (const [objectId, group] of byObject) {
    const object = context.catalog.objectsById.get(objectId)
    if (!object) continue
    const ids = group.map(row => row.recordId ?? '')
    for (const [id, title] of await readTitles(context, context.db, object, ids)) titles.set(id, title)
  }
  const users = context.catalog.objectsById.get(systemObjects.user)
  const starters = [...new Set(rows.flatMap(row => row.startedBy ?? []))]
  const people = users ? await readTitles({ ...context, rights: ruleRights }, context.db, users, starters) : new Map()
  const waits = await wordsOfWaits(context, rows)
  return rows.map(row => {
    const definition = context.catalog.symbols.byId(row.workflow)
    const isKnown = definition?.kind === 'workflow'
    return {
      id: row.id,
      workflow: {
        id: row.workflow,
        name: isKnown ? definition.name : null,
        label: isKnown ? definition.label : { en: row.name, 'zh-CN': row.name },
      },
      record:
        row.recordId === null
          ? null
          : {
              object: context.catalog.objectsById.get(row.recordObject ?? '')?.name ?? null,
              id: row.recordId,
              title: titles.get(row.recordId) ?? null,
            },
      state: row.state,
      waiting_at: waits.get(row.id) ?? row.waitingAt,
      revision: row.revision,
      started_by: row.startedBy === null ? null : { id: row.startedBy, title: people.get(row.startedBy) ?? null },
      started_at: row.startedAt,
      ended_at: row.endedAt,
      parent: row.parent,
    }
  })
}

/** The access of the records; whoever looks after workflows sees those without a record, too. */
function visibleSql(context: Context): Sql {
  if (context.rights.has('operate') || context.rights.has('administer')) return raw('true')
  const shown = systemTable(context, systemObjects.workflowInstance)
  const next = createAliases()
  const parts: Sql[] = []
  for (const object of context.catalog.objects.values()) {
    if (object.definition.access?.mode === 'follows' && object.id.startsWith('sys-')) continue
    if (context.rights.scope(object, 'read') === 'none') continue
    const alias = next()
    const predicate = accessPredicate(context, object, 'read', alias, next)
    if (predicate === false) continue
    const own = sql`i.${shown.objectColumn('record')} = ${object.id}`
    const may = predicate === true ? raw('true') : predicate
    parts.push(
      sql`(${own} and exists (select from ${raw(`"${context.ed}"."${object.table}"`)} ${raw(alias)} where ${raw(alias)}.id = i.${shown.column('record')} and ${raw(alias)}.deleted_at is null and ${may}))`,
    )
  }
  return parts.length === 0 ? raw('false') : sql`(${join(parts, ' or ')})`
}

function filterSql(context: Context, { record, state, workflow, before, after }: InstanceRequest): Sql[] {
  const shown = systemTable(context, systemObjects.workflowInstance)
  const [objectName, id] = record?.split('/') ?? []
  const object = context.catalog.objects.get(objectName ?? '')
  const ofRecord =
    object && isUuid(id)
      ? sql`i.${shown.column('record')} = ${id}::uuid and i.${shown.objectColumn('record')} = ${object.id}`
      : raw('false')
  const wanted = workflow === undefined ? undefined : context.catalog.symbols.definition('workflow', workflow)
  return [
    ...(record === undefined ? [] : [ofRecord]),
    ...(state === undefined ? [] : [sql`i.${shown.column('state')} = ${state}`]),
    ...(workflow === undefined ? [] : [sql`i.${shown.column('workflow')} = ${wanted?.id ?? workflow}`]),
    ...(before === undefined ? [] : [sql`i.${shown.column('started_at')} < ${before}::timestamptz`]),
    ...(after === undefined ? [] : [sql`i.id < ${after}::uuid`]),
  ]
}
