/** GET /api/workflow-instances/{id}: the diagram of its revision, where it stands, the way it took, and what happened. */
import sql from 'sql-template-tag'

import type { WorkflowDefinition } from '#metadata/definitions.ts'
import { readHead } from '#metadata/revisions.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { Problem } from '#platform/problem.ts'

import type { Context } from '../../context.ts'
import { isUuid } from '../../query/is-uuid.ts'
import type { Answer } from '../../read.ts'
import { readTitles } from '../../records/write/read-titles.ts'
import { maySee } from '../../tasks/task-access.ts'
import type { InstanceState } from '../engine/types.ts'
import { logOf } from '../instance-row.ts'
import { programOf } from '../program.ts'
import { systemTable } from '../system-table.ts'
import { ruleRights } from '../workflow-actor.ts'
import { unknownInstance } from '../workflow-problems.ts'
import { isDecided } from './administer-instance.ts'
import { drawingOf } from './drawing-of.ts'
import { hideFields } from './hide-fields.ts'
import { type AnsweredInstance, instanceColumns, type ShownRow, toInstances } from './list-instances.ts'
import { nameRecords } from './name-records.ts'

interface Incident {
  readonly token: string
  readonly node: string
  readonly wait: string | null
  readonly code: string
  readonly message: { readonly en: string; readonly 'zh-CN': string }
  readonly at: string
}

export interface LogLine {
  readonly at: string
  readonly kind: string
  readonly node: string | null
  readonly token: string | null
  readonly flow: string | null
  readonly actor: { readonly id: string; readonly title: string | null } | null
  readonly ms: number | null
  readonly data: unknown
}

export interface OpenedInstance extends AnsweredInstance {
  /** As it was in its revision, by the names of today; null when it cannot be read any more. */
  readonly definition: WorkflowDefinition | null
  readonly tokens: readonly {
    readonly id: string
    readonly node: string
    readonly phase: string | null
    /** Whoever is asked decides here: it is neither skipped nor moved. */
    readonly isDecided: boolean
  }[]
  readonly waits: readonly {
    readonly id: string
    readonly kind: string
    readonly node: string
    readonly due: string | null
    readonly attempts: number
    readonly error: string | null
  }[]
  readonly incidents: readonly Incident[]
  /** Nodes and flows that were passed. */
  readonly path: { readonly nodes: readonly string[]; readonly flows: readonly string[] }
  readonly called: readonly string[]
  readonly log: readonly LogLine[]
  /** Variables of the whole instance; only for whoever looks after workflows. */
  readonly variables: Readonly<Record<string, unknown>> | null
  /** Whether whoever asks may retry, skip, move and cancel. */
  readonly administers: boolean
}

/** Reasons may name fields; whoever only sees the record learns that somebody has to look after it. */
const lookedAfter = {
  en: 'An administrator has to look after this step.',
  'zh-CN': '此步骤需要管理员处理。',
}

/** More lines than this are left out, oldest first. */
const mostLines = 2000

/** Throws `workflow/unknown-instance`, also for one whose record he may not read. */
export async function getInstance(context: Context, id: string): Promise<Answer<OpenedInstance>> {
  const revision = await readHead(context.db)
  if (revision !== context.catalog.revision) return { revision, value: {} as OpenedInstance }
  const { shown, state } = await findInstance(context, id)
  const administers = context.rights.has('operate') || context.rights.has('administer')
  const [answered] = await toInstances(context, [shown])
  const program = await programOf(context.catalog, shown.workflow, shown.revision, context.db).catch(
    (error: unknown) => {
      if (error instanceof Problem) return null
      throw error
    },
  )
  const definition = program?.definition ?? null
  const [root] = Object.values(state?.scopes ?? {})
  const kept = await readLog(context, id, shown.recordObject, administers)
  const told = { lines: kept.map(line => line.data), variables: administers ? (root?.variables ?? {}) : null }
  const { lines, variables } = await nameRecords(context, shown.recordObject, told)
  const log = kept.map((line, index) => ({ ...line, data: lines[index] }))
  return {
    revision,
    value: {
      ...(answered as AnsweredInstance),
      definition: definition && !administers ? drawingOf(definition) : definition,
      tokens: Object.entries(state?.tokens ?? {}).map(([token, { node, phase }]) => ({
        id: token,
        node,
        phase: phase ?? null,
        isDecided: program !== null && isDecided(program, node),
      })),
      waits: await context.db.query(sql`
        select wait as id, kind, node, due, attempts, case when ${administers} then error end as error from ${logOf(context)}.workflow_wait where instance = ${id}::uuid order by wait`),
      incidents: (
        await context.db.query<Incident>(sql`
          select token, node, wait, code, message, at from ${logOf(context)}.workflow_incident
          where instance = ${id}::uuid order by at, token`)
      ).map(incident => (administers ? incident : { ...incident, message: lookedAfter })),
      path: {
        nodes: [...new Set(log.flatMap(line => (line.kind === 'entered' && line.node ? [line.node] : [])))],
        flows: [...new Set(log.flatMap(line => line.flow ?? []))],
      },
      called: (
        await context.db.query<{ id: string }>(
          sql`select id from ${logOf(context)}.workflow_instance where parent = ${id}::uuid order by id limit 1000`,
        )
      ).map(row => row.id),
      log,
      variables,
      administers,
    },
  }
}

/** The row that people see and the state of the engine; throws where the actor may see neither. */
export async function findInstance(
  context: Context,
  id: string,
): Promise<{ shown: ShownRow; state: InstanceState | null }> {
  const table = systemTable(context, systemObjects.workflowInstance)
  const [row] = isUuid(id)
    ? await context.db.query<ShownRow & { engine: InstanceState | null }>(sql`
        select ${instanceColumns(context, 'i')}, e.state as engine from ${table.table} i
        join ${logOf(context)}.workflow_instance e on e.id = i.id where i.id = ${id}::uuid and i.deleted_at is null`)
    : []
  if (!row || !(await maySee(context, context.db, row))) throw unknownInstance('There is no such workflow instance.')
  return { shown: row, state: row.engine }
}

async function readLog(
  context: Context,
  id: string,
  objectId: string | null,
  administers: boolean,
): Promise<LogLine[]> {
  const rows = await context.db.query<Omit<LogLine, 'actor'> & { actor: string | null }>(sql`
    select * from (
      select at, seq, kind, node, token, flow, actor, ms, data from ${logOf(context)}.workflow_log
      where instance = ${id}::uuid order by at desc, seq desc limit ${mostLines}) l order by at, seq`)
  const users = context.catalog.objectsById.get(systemObjects.user)
  const ids = [...new Set(rows.flatMap(row => row.actor ?? []))]
  const names = users ? await readTitles({ ...context, rights: ruleRights }, context.db, users, ids) : new Map()
  const shown = await hideFields(
    context,
    objectId,
    rows.map(({ kind, data }) => ((kind === 'incident' || kind === 'failed') && !administers ? null : data)),
  )
  return rows.map(({ at, kind, node, token, flow, actor, ms }, index) => ({
    at,
    kind,
    node,
    token,
    flow,
    actor: actor === null ? null : { id: actor, title: names.get(actor) ?? null },
    ms,
    data: shown[index],
  }))
}
