/**
 * Who a workflow is when it changes records: a user of its own who may do everything that rules do not forbid. Who
 * started the instance is told beside it, in the source of each change.
 */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'
import { workflowUserId } from '#metadata/workflow-user.ts'

import type { Rights } from '../access/rights.ts'
import type { Actor, Context } from '../context.ts'
import type { Caller, System } from '../system.ts'
import type { WriteContext } from '../write.ts'
import type { InstanceRow } from './instance-row.ts'
import { systemTable } from './system-table.ts'

/** Rules and workflows see and change everything; they show nothing of it by themselves. */
export const ruleRights: Rights = {
  key: '$workflow',
  roles: [],
  scope: () => 'all',
  field: () => 'editable',
  has: () => false,
  may: () => true,
  isFor: () => true,
}

/** The workflows of a system as one who asks. */
export function workflowCaller({ timeZone }: Pick<System, 'timeZone'>): Caller {
  return { actor: workflowActor(timeZone), source: { kind: 'workflow' } }
}

/** The context in which an instance changes records: same transaction, the workflow's rights. */
export function asWorkflow<C extends Context>(context: C, instance: Pick<InstanceRow, 'id' | 'starter' | 'depth'>): C {
  const { id, starter, depth } = instance
  const { cause } = context.source
  return {
    ...context,
    actor: workflowActor(context.timeZone),
    rights: ruleRights,
    source: { kind: 'workflow', instance: id, depth, ...(starter ? { starter } : {}), ...(cause ? { cause } : {}) },
  }
}

function workflowActor(timeZone: string): Actor {
  return {
    userId: workflowUserId,
    name: 'Workflow 流程',
    roleIds: [],
    unitId: null,
    unitsBelow: [],
    teamIds: [],
    teamMates: [workflowUserId],
    locale: 'en',
    timeZone,
  }
}

const made = new WeakMap<object, Set<string>>()

/** Makes the user when the first workflow starts. */
export async function ensureWorkflowUser(context: WriteContext): Promise<void> {
  const known = made.get(context.db) ?? new Set<string>()
  made.set(context.db, known)
  if (known.has(context.ed)) return
  const user = systemTable(context, systemObjects.user)
  await context.tx.query(sql`
    insert into ${user.table} (id, ${user.column('name')}, ${user.column('active')}, ${user.column('kind')})
    values (${workflowUserId}::uuid, 'Workflow 流程', false, 'internal') on conflict (id) do nothing`)
  context.tx.afterCommit(() => void known.add(context.ed))
}
