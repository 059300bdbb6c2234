/** The rows of instances: how one is locked for an event, so that no two events change it at the same moment. */
import sql, { raw, type Sql } from 'sql-template-tag'

import type { Queryable } from '#platform/database/database.ts'

import type { Context } from '../context.ts'
import { quote } from '../query/identifiers.ts'
import type { InstanceState } from './engine/types.ts'

/** An instance as it is kept; `state` is null before its first step. */
export interface InstanceRow {
  readonly id: string
  readonly workflowId: string
  /** Whose definition it goes by. */
  readonly revision: number
  readonly state: InstanceState | null
  /** Id of the object's definition. */
  readonly recordObject: string | null
  readonly recordId: string | null
  readonly starter: string | null
  readonly parent: string | null
  readonly parentWait: string | null
  /** How many workflows stand behind one another, each started by the one before. */
  readonly depth: number
  /** In which language its steps are named in lists. */
  readonly locale: 'en' | 'zh-CN'
  /** Tokens that somebody has to look after. */
  readonly incidents: readonly string[]
  /** Clock of the database when it was locked, epoch milliseconds: no two nodes disagree on what is due. */
  readonly now: number
}

/** The schema of the engine's tables, quoted. */
export function logOf({ ed }: Pick<Context, 'ed'>): Sql {
  return raw(quote(`${ed}_log`))
}

/** The instance, locked until the transaction ends; undefined when there is none, or with `skip` when somebody is at it. */
export async function lockInstance(
  context: Pick<Context, 'ed'>,
  tx: Queryable,
  id: string,
  { skip = false } = {},
): Promise<InstanceRow | undefined> {
  const statement = sql`
    select id, workflow_id as "workflowId", revision, state, record_object as "recordObject", record_id as "recordId",
      starter, parent, parent_wait as "parentWait", depth, locale,
      array(select token from ${logOf(context)}.workflow_incident where instance = i.id) as incidents, floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now
    from ${logOf(context)}.workflow_instance i where id = ${id}::uuid for no key update${raw(skip ? ' skip locked' : '')}`
  const [row] = await tx.query<InstanceRow>({ text: statement.text, values: statement.values, prepared: true })
  return row
}
