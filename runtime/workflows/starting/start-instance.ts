/** Starts an instance in the caller's transaction: its rows, and everything up to where it first waits. */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { newId } from '#platform/new-id.ts'

import type { WriteContext } from '../../write.ts'
import { recordVariable } from '../engine/stored-value.ts'
import { logOf } from '../instance-row.ts'
import { localized } from '../localized.ts'
import { programOf } from '../program.ts'
import { runEvent } from '../run-event.ts'
import { systemTable } from '../system-table.ts'
import { ensureWorkflowUser } from '../workflow-actor.ts'
import { endlessWorkflow } from '../workflow-problems.ts'
import type { StartWish } from './start-wish.ts'

/** So many workflows may start one another before that is taken for a loop. */
const deepest = 8

/** Answers the id; throws `workflow/unknown`, `workflow/endless`. */
export async function startInstance(context: WriteContext, wish: StartWish): Promise<string> {
  const { workflowId, record, starter, parent, depth, locale } = wish
  if (depth > deepest) {
    throw endlessWorkflow(`More than ${deepest} workflows have started one another, each by what the one before did.`)
  }
  const revision = context.catalog.revision
  const program = await programOf(context.catalog, workflowId, revision, context.tx)
  await ensureWorkflowUser(context)
  const id = newId()
  const shown = systemTable(context, systemObjects.workflowInstance)
  const name = localized(program.definition.label, locale, program.definition.name).slice(0, 200)
  const statement = sql`
    with made as (
      insert into ${logOf(context)}.workflow_instance (id, workflow_id, revision, status, state, record_object, record_id, starter, parent, parent_wait, depth, locale)
      values (${id}::uuid, ${workflowId}, ${revision}::int, 'active', 'null', ${record?.object ?? null}, ${record?.id ?? null}::uuid, ${starter}::uuid, ${parent?.instance ?? null}::uuid, ${parent?.wait ?? null}, ${depth}::int, ${locale})
      returning id
    )
    insert into ${shown.table} (id, created_by, updated_by, ${shown.column('name')}, ${shown.column('workflow')}, ${shown.column('record')}, ${shown.objectColumn('record')}, ${shown.column('state')}, ${shown.column('revision')}, ${shown.column('started_by')}, ${shown.column('started_at')}, ${shown.column('parent')})
    select id, ${starter}::uuid, ${starter}::uuid, ${name}, ${workflowId}, ${record?.id ?? null}::uuid, ${record?.object ?? null}, 'active', ${revision}::int, ${starter}::uuid, now(), ${parent?.instance ?? null}::uuid from made
    returning floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`
  const [row] = await context.tx.query<{ now: number }>({
    text: statement.text,
    values: statement.values,
    prepared: true,
  })
  const instance = {
    id,
    workflowId,
    revision,
    state: null,
    recordObject: record?.object ?? null,
    recordId: record?.id ?? null,
    starter,
    parent: parent?.instance ?? null,
    parentWait: parent?.wait ?? null,
    depth,
    locale,
    incidents: [],
    now: row?.now ?? Date.now(),
  }
  const event = {
    type: 'start',
    variables: { ...wish.variables, ...(record ? { record: recordVariable(record.object, record.id) } : {}) },
    ...(wish.node ? { node: wish.node } : {}),
    ...(parent ? { called: true as const } : {}),
  } as const
  await runEvent(context, instance, event, {
    entry: { kind: 'started', actor: starter ?? undefined, data: { because: wish.because } },
  })
  return id
}
