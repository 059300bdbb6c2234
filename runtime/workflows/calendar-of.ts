/** The working calendar by which the deadlines of an instance go: that of its record's unit, else of whoever started it. */
import sql from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import { findCalendar } from '../calendar/find-calendar.ts'
import type { WorkingCalendar } from '../calendar/working-spans.ts'
import { table } from '../query/identifiers.ts'
import type { InstanceRow } from './instance-row.ts'
import type { ReadingContext } from './reading-context.ts'
import { systemTable } from './system-table.ts'

type Place = Pick<InstanceRow, 'recordObject' | 'recordId' | 'starter'>

/** Where neither has a unit, what holds for everybody. */
export async function calendarOf(context: ReadingContext, place: Place): Promise<WorkingCalendar> {
  const unit = (await unitOfRecord(context, place)) ?? (await unitOfStarter(context, place))
  return await findCalendar(context, unit, context.tx)
}

async function unitOfRecord({ catalog, ed, tx }: ReadingContext, { recordObject, recordId }: Place) {
  const object = recordObject === null ? undefined : catalog.objectsById.get(recordObject)
  if (!object || object.definition.ownership === 'none') return null
  const [row] = await tx.query<{ unit: string | null }>(
    sql`select unit_id as unit from ${table(ed, object)} where id = ${recordId}::uuid`,
  )
  return row?.unit ?? null
}

async function unitOfStarter(context: ReadingContext, { starter }: Place) {
  if (starter === null) return null
  const user = systemTable(context, systemObjects.user)
  const [row] = await context.tx.query<{ unit: string | null }>(
    sql`select ${user.column('unit')} as unit from ${user.table} where id = ${starter}::uuid`,
  )
  return row?.unit ?? null
}
