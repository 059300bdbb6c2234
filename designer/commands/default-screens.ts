/** The form, list and page that a new object arrives with: everything can be entered, found and seen at once. */
import type {
  FieldDefinition,
  FormDefinition,
  FormSection,
  ListDefinition,
  ObjectDefinition,
  PageDefinition,
} from '#metadata/definitions.ts'
import { newIdentity } from '#metadata/identities.ts'
import { labelOf } from './words.ts'

const mostColumns = 7
const unlisted = new Set<FieldDefinition['type']>(['children', 'file', 'longText', 'multiChoice', 'anyReference'])
const filtered = new Set<FieldDefinition['type']>(['choice', 'boolean', 'reference', 'date'])

/** A form with all fields in two columns; long ones and children have the whole width. */
export function defaultForm(object: ObjectDefinition, name: string): FormDefinition {
  const items = object.fields.filter(field => field.type !== 'children').map(field => ({ field: field.name }))
  const sections: FormSection[] = [
    { id: 'main', columns: 2, items },
    ...object.fields.filter(isChildren).map(childrenSection),
  ]
  const tabs = [{ id: 'main', label: object.label, sections }]
  return { id: newIdentity(), kind: 'form', name, label: object.label, object: object.name, purpose: 'record', tabs }
}

/** A section for children, which need the whole width. */
export function childrenSection(field: FieldDefinition): FormSection {
  return { id: newIdentity(), label: field.label, columns: 1, items: [{ field: field.name }] }
}

/** The default list: the first fields, newest first. */
export function defaultList(object: ObjectDefinition, name: string): ListDefinition {
  const shown = object.fields.filter(field => !unlisted.has(field.type)).map(field => field.name)
  const isOwned = object.ownership !== 'none'
  const columns = [...shown.slice(0, mostColumns), ...(isOwned ? ['owner'] : [])]
  const quickFilters = object.fields.filter(field => filtered.has(field.type)).map(field => field.name)
  const plural = labelOf({ label: object.plural }, object.name)
  return {
    id: newIdentity(),
    kind: 'list',
    name,
    label: { en: `All ${lowerFirst(plural.en)}`, 'zh-CN': `全部${plural['zh-CN']}` },
    object: object.name,
    default: true,
    columns: (columns.length > 0 ? columns : ['created_at']).map(field => ({ field })),
    sort: [{ field: 'created_at', descending: true }],
    quickFilters: [...quickFilters.slice(0, 3), ...(isOwned ? ['owner'] : [])],
    massActions: { update: true, delete: true, ...(isOwned ? { assign: true } : {}) },
    card: columns.slice(1, 4),
  }
}

/** A page with the form, the object's children and what was changed. */
export function defaultPage(object: ObjectDefinition, name: string, form: string): PageDefinition {
  const header = object.fields.filter(field => !unlisted.has(field.type)).map(field => field.name)
  const related = object.fields
    .filter(isChildren)
    .filter(field => !(field.type === 'children' && field.embedded))
    .map(field => ({ id: newIdentity(), label: field.label, children: field.name, create: true }))
  return {
    id: newIdentity(),
    kind: 'page',
    name,
    label: object.label,
    object: object.name,
    header: [...header.slice(1, 4), ...(object.ownership === 'none' ? [] : ['owner'])],
    form,
    related,
    timeline: { sources: [], changes: true },
  }
}

function isChildren(field: FieldDefinition): boolean {
  return field.type === 'children'
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
