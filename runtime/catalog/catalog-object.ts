/** An object as GET /api/catalog shows it to one set of roles: only fields that may be seen, choices looked up, rights as yes or no. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { isComputed } from '#metadata/computed/computed-field.ts'
import type { FieldDefinition, LocalizedText, ObjectDefinition, RecordType } from '#metadata/definitions.ts'

import { systemObjects } from '#metadata/system-fields.ts'
import { allRights, type Right, type Rights } from '../access/rights.ts'
import { formExpressions } from '../forms/form-expressions.ts'
import { lineRules } from '../forms/line-rules.ts'
import type { World } from '../query/path.ts'

/** A field of the answer; `readOnly` by nature or for this actor. */
export type ShownField = (FieldDefinition | SystemFieldShown) & { readonly readOnly?: true; readonly system?: true }

interface SystemFieldShown {
  readonly id: string
  readonly name: string
  readonly type: CatalogField['type']
  readonly label: LocalizedText
  readonly target?: string
  readonly choices?: CatalogField['choices']
}

/** An object of the answer. */
export interface ShownObject {
  readonly id: string
  readonly name: string
  readonly label: LocalizedText
  readonly plural: LocalizedText
  readonly icon?: string
  readonly color?: string
  readonly ownership: ObjectDefinition['ownership']
  readonly title: string
  readonly hierarchy?: string
  readonly party?: string
  readonly searchable: boolean
  readonly recordTypes: readonly RecordType[]
  readonly duplicates: boolean
  /** Something of its records is computed or asked while a form is filled in. */
  readonly asks: boolean
  readonly rights: Readonly<Record<Right, boolean>>
  readonly fields: readonly ShownField[]
}

const writableSystemFields = new Set(['owner', 'record_type'])

/** The object; `definition` is its definition with the unknown cut out and data types merged in. */
export function showObject(world: World, object: CatalogObject, definition: ObjectDefinition): ShownObject {
  const { rights } = world
  const own = new Map(definition.fields.map(field => [field.id, field]))
  const fields = [...object.fields.values()].flatMap((field): ShownField[] => {
    const access = rights.field(object, field)
    const shown = field.system ? showSystemField(world, field) : withRoles(world, own.get(field.id))
    if (access === 'hidden' || !shown) return []
    const isReadOnly = access === 'readOnly' || isReadOnlyByNature(field)
    return [
      {
        ...shown,
        ...(field.type === 'anyReference' ? { targets: shownTargets(world, field) } : {}),
        ...(field.choices.length > 0 ? { choices: [...field.choices] } : {}),
        ...(isReadOnly ? { readOnly: true } : {}),
        ...(field.system ? { system: true } : {}),
      } as ShownField,
    ]
  })
  const { id, name, label, plural, icon, color, ownership, hierarchy, party, recordTypes = [] } = definition
  return {
    id,
    name,
    label,
    plural,
    ...(icon ? { icon } : {}),
    ...(color ? { color } : {}),
    ownership,
    title: showTitle(world, object),
    ...(hierarchy ? { hierarchy } : {}),
    ...(party ? { party } : {}),
    searchable: (object.definition.search ?? []).length > 0,
    recordTypes,
    duplicates: (object.definition.duplicates ?? []).length > 0,
    asks: isAsked(world, object),
    rights: showRights(world, object),
    fields,
  }
}

/** The role of an assignment is the id of a definition; people choose among the roles that there are. */
function withRoles({ catalog }: World, field: FieldDefinition | undefined): FieldDefinition | undefined {
  if (field?.id !== `${systemObjects.roleAssignment}-role`) return field
  const { id, name, label, help } = field
  const choices = catalog.symbols.all('role').map(role => ({ code: role.id, label: role.label }))
  return { id, name, label, ...(help ? { help } : {}), required: true, type: 'choice', choices }
}

function isAsked({ catalog, rights }: World, { name, definition, embedded }: CatalogObject): boolean {
  const forms = catalog.symbols.all('form').filter(form => form.object === name)
  return (
    (definition.validations ?? []).length > 0 ||
    definition.fields.some(isComputed) ||
    forms.some(form => formExpressions(form).length > 0 || (form.changes ?? []).length > 0) ||
    embedded.some(field => lineRules({ catalog, rights }, field) !== undefined)
  )
}

/** Names of the objects that it may lead to, as far as they are known to the actor. */
function shownTargets({ catalog, rights }: World, field: CatalogField): string[] {
  return field.targets.flatMap(id => {
    const target = catalog.objectsById.get(id)
    return target && isVisibleObject(rights, target) ? [target.name] : []
  })
}

/** Whether nobody writes the field himself. */
export function isReadOnlyByNature(field: CatalogField): boolean {
  if (field.definition && isComputed(field.definition)) return true
  return field.system ? !writableSystemFields.has(field.name) : field.type === 'autoNumber'
}

function showSystemField({ catalog }: World, field: CatalogField): SystemFieldShown {
  const target = catalog.objectsById.get(field.targets[0] ?? '')
  const { id, name, type, label } = field
  return { id, name, type, label, ...(target ? { target: target.name } : {}) }
}

/** The title's text; parts that may not be seen are left out, as they are in titles themselves. */
function showTitle({ rights }: World, object: CatalogObject): string {
  return object.title
    .map(part => {
      if ('text' in part) return part.text
      const field = object.fields.get(part.path.split('.')[0] ?? '')
      return field && rights.field(object, field) !== 'hidden' ? `{${part.path}}` : ''
    })
    .join('')
    .trim()
}

/** Which rights reach any record at all. */
export function showRights(world: World, object: CatalogObject): Record<Right, boolean> {
  return Object.fromEntries(allRights.map(right => [right, hasRight(world, object, right)])) as Record<Right, boolean>
}

/** A child that follows its parent is changed where the parent may be changed. */
function hasRight({ catalog, rights }: World, object: CatalogObject, right: Right, depth = 0): boolean {
  if (rights.scope(object, right) === 'none') return false
  const { access } = object.definition
  if (access?.mode !== 'follows' || !access.through || depth > 5) return true
  const parents = object.fields.get(access.through)?.targets.flatMap(id => catalog.objectsById.get(id) ?? []) ?? []
  const parentRight: Right = right === 'read' || right === 'export' ? right : 'update'
  return parents.some(parent => hasRight({ catalog, rights } as World, parent, parentRight, depth + 1))
}

/** Whether the object exists for somebody with these rights. */
export function isVisibleObject(rights: Rights, object: CatalogObject): boolean {
  return rights.scope(object, 'read') !== 'none' || rights.scope(object, 'create') !== 'none'
}
