/** Whether a request speaks of fields by names that they had before; it is answered, and told so (RFC 9745). */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'

import type { ListRequest } from './list-plan.ts'

/** The dotted names of a request that hold a former name. */
export function formerNames(catalog: Catalog, objectName: string, request: Partial<ListRequest>): string[] {
  const object = catalog.objects.get(objectName)
  if (!object) return []
  const sorted = (request.sort ?? []).map(name => name.replace(/^[-+]/, ''))
  return [...(request.fields ?? []), ...sorted, ...namesIn(request.filter)].filter(name =>
    isFormer(catalog, object, name),
  )
}

function isFormer(catalog: Catalog, object: CatalogObject, name: string): boolean {
  let current: CatalogObject | undefined = object
  for (const part of name.split('.')) {
    if (current?.formerFields.has(part)) return true
    current = catalog.objectsById.get(current?.fields.get(part)?.targets[0] ?? '')
  }
  return false
}

function namesIn(filter: unknown): string[] {
  if (filter === null || typeof filter !== 'object') return []
  const node = filter as Filter | Rule
  if (isGroup(node)) return Array.isArray(node.rules) ? node.rules.flatMap(namesIn) : []
  const inner = node.match ? namesIn(node.value).map(name => `${node.field}.${name}`) : []
  return [node.field, ...inner]
}
