/** Writes all that one event changed of an instance, as one statement: state, waits, log, and the record that people see. */

import { systemObjects } from '#metadata/system-fields.ts'

import { cached } from '../records/write/statement-cache.ts'
import type { WriteContext } from '../write.ts'
import type { InstanceState, Wait } from './engine/types.ts'
import { type InstanceRow, logOf } from './instance-row.ts'
import type { LogEntry } from './log-entry.ts'
import { systemTable } from './system-table.ts'

export interface SavedEvent {
  readonly state: InstanceState
  readonly opened: readonly Wait[]
  readonly closed: readonly string[]
  readonly entries: readonly LogEntry[]
  readonly incidents: readonly Incident[]
  /** Tokens that need nobody's help any more. */
  readonly resolved: readonly string[]
  /** What people see: the engine's status, or `incident`. */
  readonly shown: InstanceState['status'] | 'incident'
  /** Labels of the nodes where it waits. */
  readonly waitingAt: string
  /** Whether its record is written by it alone. */
  readonly locks: boolean
  /** What external jobs among the opened waits are given, by wait. */
  readonly inputs: ReadonlyMap<string, unknown>
}

/** Something that goes on only when somebody helps. */
export interface Incident {
  readonly token: string
  readonly node: string
  readonly wait: string | null
  readonly code: string
  readonly message: { readonly en: string; readonly 'zh-CN': string }
}

/** Saves; a new instance's rows are there already. */
export async function saveInstance(context: WriteContext, instance: InstanceRow, event: SavedEvent): Promise<void> {
  const text = cached(context, 'workflow save', () => saveText(context))
  const opened = event.opened.map(({ id, kind, node, name, key, due }) => ({
    w: id,
    k: kind,
    n: node,
    a: name ?? null,
    y: key ?? null,
    d: due ?? (kind === 'job' ? instance.now : null),
    i: event.inputs.get(id) ?? null,
  }))
  const entries = event.entries.map((entry, index) => ({
    s: index,
    k: entry.kind,
    n: entry.node ?? null,
    t: entry.token ?? null,
    f: entry.flow ?? null,
    m: entry.ms ?? null,
    d: entry.data ?? null,
    a: entry.actor ?? null,
  }))
  await context.tx.query({
    text,
    values: [
      instance.id,
      event.state.status,
      JSON.stringify(event.state),
      event.closed,
      JSON.stringify(opened),
      JSON.stringify(entries),
      instance.now,
      instance.workflowId,
      instance.revision,
      event.shown,
      event.waitingAt.slice(0, 400),
      event.resolved,
      JSON.stringify(event.incidents),
      event.locks,
    ],
    prepared: true,
  })
}

function saveText(context: WriteContext): string {
  const log = logOf(context).text
  const shown = systemTable(context, systemObjects.workflowInstance)
  const column = (name: string) => shown.column(name).text
  const ended = `case when $2 <> 'active' then to_timestamp($7::float8 / 1000) end`
  return `with saved as (
      update ${log}.workflow_instance set status = $2, state = $3::json, locks = $14, ended_at = ${ended} where id = $1::uuid
    ), closed as (
      delete from ${log}.workflow_wait where instance = $1::uuid and wait = any($4::text[])
    ), opened as (
      insert into ${log}.workflow_wait (instance, wait, kind, node, name, key, due, input)
      select $1::uuid, w, k, n, a, y, to_timestamp(d / 1000), i
      from json_to_recordset($5::json) as o(w text, k text, n text, a text, y text, d float8, i json)
      on conflict (instance, wait) do update set due = excluded.due, name = excluded.name, key = excluded.key, attempts = 0
    ), resolved as (
      delete from ${log}.workflow_incident where instance = $1::uuid and token = any($12::text[])
    ), troubled as (
      insert into ${log}.workflow_incident (instance, token, node, wait, code, message)
      select $1::uuid, token, node, wait, code, message
      from json_to_recordset($13::json) as t(token text, node text, wait text, code text, message jsonb)
      on conflict (instance, token) do update
        set node = excluded.node, wait = excluded.wait, code = excluded.code, message = excluded.message, at = now()
    ), logged as (
      insert into ${log}.workflow_log (at, instance, seq, workflow_id, revision, kind, node, token, flow, actor, ms, data)
      select to_timestamp($7::float8 / 1000), $1::uuid, s, $8, $9::int, k, n, t, f, a, m, d
      from json_to_recordset($6::json) as e(s int, k text, n text, t text, f text, m int, d jsonb, a uuid)
    )
    update ${shown.table.text} set ${column('state')} = $10, ${column('waiting_at')} = nullif($11, ''),
      ${column('ended_at')} = ${ended}, rev = rev + 1, updated_at = now()
    where id = $1::uuid`
}
