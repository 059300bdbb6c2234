/**
 * Which records the conditions of an instance speak of, so that a change of one of them has the conditions asked again.
 * Where no workflow waits for a condition, changes of records pay nothing for it.
 */
import sql from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'
import type { WorkflowDefinition } from '#metadata/definitions.ts'

import type { Change } from '../audit/changes.ts'
import type { WriteContext } from '../write.ts'
import { logOf } from './instance-row.ts'
import { programOf } from './program.ts'
import { queueEvents } from './queue-event.ts'
import type { Run } from './run.ts'
import { noteUnwatched } from './starting/watched-catalogs.ts'

/** Keeps the records that were read while the instance's conditions were asked; nothing where it waits for none. */
export async function watchRecords({ context, instance, program, state, stepper }: Run): Promise<void> {
  if (!hasConditions(program.definition)) return
  const isWaiting = Object.values(state.waits).some(wait => wait.kind === 'condition')
  const ids = isWaiting ? [...new Set([...stepper.recordIds(), ...(instance.recordId ? [instance.recordId] : [])])] : []
  const log = logOf(context)
  await context.tx.query(sql`
    with gone as (delete from ${log}.workflow_watch where instance = ${instance.id}::uuid and not ${isWaiting})
    insert into ${log}.workflow_watch (instance, record_id)
    select ${instance.id}::uuid, id from unnest(${ids}::uuid[]) id on conflict do nothing`)
}

/** Has the conditions asked again that speak of any of the changed records. */
export async function recheckWatchers(context: WriteContext, changes: readonly Change[]): Promise<void> {
  if (!(await isWatching(context))) return
  const ids = changes.map(change => change.id)
  const log = logOf(context)
  await queueEvents(
    context,
    sql`select distinct instance from ${log}.workflow_watch where record_id = any(${ids}::uuid[])`,
    { type: 'recheck' },
  )
}

const watching = new WeakMap<Catalog, Map<string, Promise<boolean>>>()

/** Whether any instance may wait for a condition: by a workflow of the head, or of the revision that it was started in. */
function isWatching(context: WriteContext): Promise<boolean> {
  const { catalog, ed } = context
  const byEd = watching.get(catalog) ?? new Map<string, Promise<boolean>>()
  watching.set(catalog, byEd)
  const found = byEd.get(ed)
  if (found) return found
  const answer = findConditions(context)
  byEd.set(ed, answer)
  answer.then(
    some => {
      if (!some) noteUnwatched(context)
    },
    () => byEd.delete(ed),
  )
  return answer
}

async function findConditions(context: WriteContext): Promise<boolean> {
  const { catalog, tx } = context
  if (catalog.symbols.all('workflow').some(hasConditions)) return true
  const rows = await tx.query<{ workflow: string; revision: number }>(sql`
    select distinct workflow_id as workflow, revision from ${logOf(context)}.workflow_instance where status = 'active'`)
  for (const { workflow, revision } of rows) {
    if (hasConditions((await programOf(catalog, workflow, revision, tx)).definition)) return true
  }
  return false
}

function hasConditions({ nodes }: WorkflowDefinition): boolean {
  return nodes.some(node => 'event' in node && node.event?.type === 'condition')
}
