/** The fields that every record has without being declared, and the system objects that the runtime relies on. */
import type { ObjectDefinition } from './definitions.ts'

/** Ids of the built-in objects of the `system` template. */
export const systemObjects = {
  user: 'sys-user',
  unit: 'sys-unit',
  team: 'sys-team',
  membership: 'sys-membership',
  roleAssignment: 'sys-role_assignment',
  currency: 'sys-currency',
  exchangeRate: 'sys-exchange_rate',
  task: 'sys-task',
  workflowInstance: 'sys-workflow_instance',
  stateChange: 'sys-state_change',
  workingCalendar: 'sys-working_calendar',
  holiday: 'sys-holiday',
  absence: 'sys-absence',
  settingValue: 'sys-setting_value',
} as const

/** Objects whose records only the runtime writes: people read them like any other, and no role lets them do more. */
export const readOnlyObjects: ReadonlySet<string> = new Set([
  systemObjects.task,
  systemObjects.workflowInstance,
  systemObjects.stateChange,
])

export type SystemFieldType = 'id' | 'integer' | 'datetime' | 'reference' | 'choice'

export interface SystemField {
  readonly name: string
  readonly type: SystemFieldType
  readonly column: string
  readonly sqlType: string
  readonly label: { readonly en: string; readonly 'zh-CN': string }
}

const field = (name: string, type: SystemFieldType, column: string, sqlType: string, en: string, zh: string) =>
  ({ name, type, column, sqlType, label: { en, 'zh-CN': zh } }) as const

/** In the order in which a table's columns stand. */
export const systemFields: readonly SystemField[] = [
  field('id', 'id', 'id', 'uuid', 'Id', '标识'),
  field('rev', 'integer', 'rev', 'integer', 'Version', '版本号'),
  field('record_type', 'choice', 'record_type', 'text', 'Record type', '记录类型'),
  field('owner', 'reference', 'owner_id', 'uuid', 'Owner', '负责人'),
  field('unit', 'reference', 'unit_id', 'uuid', 'Unit', '所属部门'),
  field('created_at', 'datetime', 'created_at', 'timestamptz', 'Created at', '创建时间'),
  field('created_by', 'reference', 'created_by', 'uuid', 'Created by', '创建人'),
  field('updated_at', 'datetime', 'updated_at', 'timestamptz', 'Changed at', '修改时间'),
  field('updated_by', 'reference', 'updated_by', 'uuid', 'Changed by', '修改人'),
]

/** Columns of every record table that are not fields: soft delete and global search. */
export const hiddenColumns = [
  { column: 'deleted_at', sqlType: 'timestamptz' },
  { column: 'deleted_by', sqlType: 'uuid' },
  { column: 'search', sqlType: 'tsvector' },
] as const

const byName = new Map(systemFields.map(item => [item.name, item]))

/** The system fields that records of an object have: owner and unit only where it is owned, record_type where it has any. */
export function systemFieldsOf(object: ObjectDefinition): readonly SystemField[] {
  return systemFields.filter(item => hasSystemField(object, item.name))
}

/** Whether `name` is a system field of the object. */
export function hasSystemField(object: ObjectDefinition, name: string): boolean {
  if (!byName.has(name)) return false
  if (name === 'owner' || name === 'unit') return object.ownership !== 'none'
  if (name === 'record_type') return (object.recordTypes ?? []).length > 0
  return true
}

/** The id of the object that a system field leads to. `key` is its name, or `@name` in the resolved form. */
export function systemFieldTarget(object: ObjectDefinition, key: string): string | undefined {
  const name = key.startsWith('@') ? key.slice(1) : key
  if (!hasSystemField(object, name)) return undefined
  if (name === 'owner') return object.ownership === 'team' ? systemObjects.team : systemObjects.user
  if (name === 'unit') return systemObjects.unit
  if (name === 'created_by' || name === 'updated_by') return systemObjects.user
  return undefined
}
