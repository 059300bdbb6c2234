/**
 * Starts what is scheduled. When each comes next is a row: whoever locks it when it is due starts the workflow and moves
 * the row on in one transaction, so that it happens once over all nodes. Times that were missed are not made up for.
 */
import sql from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'
import type { Queryable } from '#platform/database/database.ts'
import { nextCron } from '#platform/next-cron.ts'
import type { System } from '../../system.ts'
import { type WriteContext, write } from '../../write.ts'
import { inSavepoint } from '../in-savepoint.ts'
import { logOf } from '../instance-row.ts'
import { workflowCaller } from '../workflow-actor.ts'
import { keepFailedStart } from './keep-failed-start.ts'
import { startInstance } from './start-instance.ts'
import { type Trigger, triggersOf } from './triggers.ts'

const settled = new WeakMap<Catalog, WeakSet<object>>()

/** Starts one that is due; whether there was one. */
export async function startScheduled(system: System): Promise<boolean> {
  const catalog = system.catalogs.current()
  if (!isSettled(catalog, system)) await settleSchedules(system, catalog)
  if (triggersOf(catalog).schedules.length === 0) return false
  const log = logOf(system)
  const [due] = await system.db.query(sql`select from ${log}.workflow_schedule where due <= now() limit 1`)
  if (!due) return false
  const { value } = await write(system, workflowCaller(system), async context => {
    const [row] = await context.tx.query<{ workflow: string; node: string; now: number }>(sql`
      select workflow_id as workflow, node, floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now
      from ${log}.workflow_schedule where due <= now() order by due limit 1 for update skip locked`)
    if (!row) return false
    const trigger = triggersOf(context.catalog).schedules.find(
      item => item.workflow.id === row.workflow && item.node.id === row.node,
    )
    const next = trigger && nextCron(trigger.event.cron ?? '', trigger.event.timeZone ?? system.timeZone, row.now)
    if (next === undefined) {
      await context.tx.query(
        sql`delete from ${log}.workflow_schedule where workflow_id = ${row.workflow} and node = ${row.node}`,
      )
      return true
    }
    await context.tx.query(sql`update ${log}.workflow_schedule set due = to_timestamp(${next}::float8 / 1000)
      where workflow_id = ${row.workflow} and node = ${row.node}`)
    await start(context, trigger as Trigger<'schedule'>)
    return true
  })
  return value
}

async function start(context: WriteContext, { workflow, node, event }: Trigger<'schedule'>): Promise<void> {
  const wish = {
    workflowId: workflow.id,
    node: node.id,
    record: null,
    variables: {},
    starter: null,
    locale: context.actor.locale,
    depth: 0,
    because: event.type,
  }
  await inSavepoint(context.tx, () => startInstance(context, wish)).catch(error =>
    keepFailedStart(context, wish, error),
  )
}

function isSettled(catalog: Catalog, { db }: System): boolean {
  return settled.get(catalog)?.has(db) === true
}

/**
 * Brings the rows into line with the catalog: a schedule that is new or has changed comes at its next time from now; so
 * does one that stands too far ahead because a clock was put back.
 */
async function settleSchedules(system: System, catalog: Catalog): Promise<void> {
  // By the clock that says what is due: that of a node may be another.
  const [clock] = await system.db.query<{ now: number }>(
    sql`select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`,
  )
  const wanted = triggersOf(catalog).schedules.flatMap(({ workflow, node, event }) => {
    const timeZone = event.timeZone ?? system.timeZone
    const due = nextCron(event.cron ?? '', timeZone, clock?.now ?? 0)
    return due === undefined ? [] : [{ w: workflow.id, n: node.id, c: `${event.cron} ${timeZone}`, d: due / 1000 }]
  })
  await saveSchedules(system.db, logOf(system).text, wanted)
  const known = settled.get(catalog) ?? new WeakSet()
  settled.set(catalog, known.add(system.db))
}

async function saveSchedules(db: Queryable, log: string, wanted: readonly object[]): Promise<void> {
  const values = [JSON.stringify(wanted)]
  const shape = 'x(w text, n text, c text, d float8)'
  await db.query({
    text: `with wanted as (select * from json_to_recordset($1::json) as ${shape}), gone as (
        delete from ${log}.workflow_schedule s where not exists (select from wanted where w = s.workflow_id and n = s.node)
      )
      insert into ${log}.workflow_schedule (workflow_id, node, cycle, due) select w, n, c, to_timestamp(d) from wanted
      on conflict (workflow_id, node) do update set cycle = excluded.cycle, due = excluded.due
      where workflow_schedule.cycle <> excluded.cycle or workflow_schedule.due > excluded.due`,
    values,
  })
}
