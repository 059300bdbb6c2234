/** The draft's objects as the filter builder of the end users' app takes them. */
import type { ObjectDefinition } from '#metadata/definitions.ts'
import type { Catalog, CatalogField, CatalogObject } from '#runtime/web/api/catalog.ts'
import type { BuilderField } from '#runtime/web/filter/builder-fields.ts'
import type { DraftHandle } from '../draft/use-draft.ts'
import { choicesOf, type DraftField, fieldsOf } from './draft-fields.ts'

const everything = { create: true, read: true, update: true, delete: true, export: true, import: true }

/** A catalog of the draft's objects alone, with everything to be seen. */
export function builderCatalog(draft: Pick<DraftHandle, 'all' | 'find' | 'byId'>, current: Catalog): Catalog {
  const objects = draft.all('object').map((object): [string, CatalogObject] => [
    object.name,
    {
      id: object.id,
      name: object.name,
      label: object.label,
      plural: object.plural,
      ownership: object.ownership,
      title: object.title,
      rights: everything,
      fields: fieldsOf(draft, object).flatMap(field => toCatalogField(draft, object, field)),
    },
  ])
  return { ...current, objects: new Map(objects) }
}

function toCatalogField(
  draft: Pick<DraftHandle, 'find' | 'byId'>,
  object: ObjectDefinition,
  { id, name, label, type, target, definition }: DraftField,
): CatalogField[] {
  if (definition) {
    const choices = choicesOf(draft, definition)
    return [{ ...definition, ...(choices.length > 0 ? { choices } : {}) } as CatalogField]
  }
  if (type === 'id') return []
  const choices = (object.recordTypes ?? []).map(item => ({ code: item.name, label: item.label }))
  return [
    {
      id,
      name,
      label,
      type,
      system: true,
      ...(target ? { target: target.name } : {}),
      ...(type === 'choice' ? { choices } : {}),
    } as CatalogField,
  ]
}

/** The fields with references to objects as production calls them, where their records are searched. */
export function withCurrentTargets(fields: readonly BuilderField[], draft: Catalog, current: Catalog): BuilderField[] {
  const names = new Map([...current.objects.values()].map(object => [object.id, object.name]))
  const renamed = (field: CatalogField): CatalogField =>
    field.type === 'reference'
      ? { ...field, target: names.get(draft.objects.get(field.target)?.id ?? '') ?? field.target }
      : field
  return fields.map(field => ({
    ...field,
    catalogField: renamed(field.catalogField),
    ...(field.subproperties
      ? { subproperties: withCurrentTargets(field.subproperties as BuilderField[], draft, current) }
      : {}),
  }))
}
