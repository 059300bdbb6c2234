/** The buttons that start workflows of a record as it is now, for the page of the record. */
import sql from 'sql-template-tag'

import type { LocalizedText } from '#metadata/definitions.ts'

import type { Context } from '../../context.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { readStored } from '../../records/write/lock-records.ts'
import { isFault } from '../fault-of.ts'
import { logOf } from '../instance-row.ts'
import { choicesOf } from './choose-people.ts'
import { buttonsOf, isFor } from './start-by-button.ts'
import { mayStart } from './trigger-condition.ts'

export interface OfferedButton {
  /** Name of the workflow. */
  readonly name: string
  readonly label: LocalizedText
  /** The instance that runs for the record already; then it cannot be started again. */
  readonly running: string | null
  /** Whom whoever presses it has to choose. */
  readonly choose: readonly { readonly step: string; readonly label: LocalizedText; readonly several: boolean }[]
}

/** Those whose condition is met; one that cannot be asked is not offered. The record may be read by the actor. */
export async function findButtons(context: Context, objectName: string, id: string): Promise<OfferedButton[]> {
  const object = context.catalog.objects.get(objectName)
  const buttons = object ? buttonsOf(context, object) : []
  if (!object || buttons.length === 0 || !isUuid(id)) return []
  const names = buttons.map(({ workflow }) => workflow.id)
  const rows = await context.db.query<{ workflow: string; id: string }>(sql`
    select workflow_id as workflow, id from ${logOf(context)}.workflow_instance
    where record_id = ${id}::uuid and workflow_id = any(${names}::text[]) and status = 'active' and parent is null`)
  const running = new Map(rows.map(row => [row.workflow, row.id]))
  const found: OfferedButton[] = []
  const record = await readStored(context, context.db, object, id)
  if (!record) return []
  for (const { workflow, event } of buttons) {
    if (!isFor(event, record)) continue
    const wish = {
      workflowId: workflow.id,
      record: { object: object.id, id },
      starter: context.actor.userId,
      variables: {},
    }
    const isOffered = await mayStart({ ...context, tx: context.db }, event, wish).catch((error: unknown) => {
      if (isFault(error)) return false
      throw error
    })
    if (!isOffered) continue
    found.push({
      name: workflow.name,
      label: event.label ?? workflow.label,
      running: running.get(workflow.id) ?? null,
      choose: choicesOf(context.catalog, workflow).map(({ step, label, several }) => ({ step, label, several })),
    })
  }
  return found
}
