/** What a board of an object's records can be made of: its choice fields, their choices as columns, and the ways between. */
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { type Catalog, type CatalogField, type CatalogObject, fieldOf } from '../api/catalog.ts'
import type { StoredRecord } from '../api/values.ts'
import { choicesOf, lifecyclesFor } from '../lifecycle/lifecycles-for.ts'

export interface BoardColumn {
  /** Code of the choice; null for records that have none. */
  readonly code: string | null
  readonly color?: string | undefined
}

/** More columns than these are no board. */
const most = 20

/** The fields by which records can stand in columns; those with a lifecycle first. */
export function boardFields(catalog: Catalog, object: CatalogObject): CatalogField[] {
  const withLife = new Set(lifecyclesFor(catalog, object.name).map(item => item.field))
  const fields = object.fields.filter(field => {
    const count = field.type === 'choice' ? choicesOf(object, field.name).filter(choice => !choice.retired).length : 0
    return count > 1 && (count <= most || withLife.has(field.name))
  })
  return fields.sort((a, b) => Number(withLife.has(b.name)) - Number(withLife.has(a.name)))
}

/** The columns in order: the states of a lifecycle, then what else the field offers. */
export function boardColumns(catalog: Catalog, object: CatalogObject, field: string): BoardColumn[] {
  const choices = choicesOf(object, field)
  const states = lifecyclesFor(catalog, object.name)
    .filter(item => item.field === field)
    .flatMap(item => item.states.map(state => state.code))
  const others = choices.filter(choice => !choice.retired).map(choice => choice.code)
  return [...new Set([...states, ...others])].map(code => ({
    code,
    color: choices.find(choice => choice.code === code)?.color,
  }))
}

/** The lifecycle that decides where a record can go, if there is one. */
export function lifecycleOf(
  catalog: Catalog,
  object: CatalogObject,
  field: string,
  record: StoredRecord,
): LifecycleDefinition | undefined {
  const type = typeof record.record_type === 'string' ? record.record_type : undefined
  return lifecyclesFor(catalog, object.name, object.recordTypes?.length ? (type ?? '') : undefined).find(
    item => item.field === field,
  )
}

/** Codes of the columns that a record can be moved to by somebody with these roles. */
export function targetsOf(
  catalog: Catalog,
  object: CatalogObject,
  field: string,
  record: StoredRecord,
  roles: ReadonlySet<string>,
): ReadonlySet<string> {
  if (!object.rights.update || fieldOf(object, field)?.readOnly) return new Set()
  const state = record[field]
  const lifecycle = lifecycleOf(catalog, object, field, record)
  if (!lifecycle || typeof state !== 'string') {
    const codes = lifecycle
      ? lifecycle.initial
      : choicesOf(object, field)
          .filter(item => !item.retired)
          .map(item => item.code)
    return new Set(codes.filter(code => code !== state))
  }
  const possible = lifecycle.transitions.filter(
    item =>
      item.from.includes(state) && !item.automatic && (!item.roles?.length || item.roles.some(role => roles.has(role))),
  )
  return new Set(possible.map(item => item.to).filter(code => code !== state))
}
