/** A person's own view of a list, kept in the resolved form: a renamed field stays in it, a removed one leaves it. */
import { indexSymbols, type Symbols } from '#metadata/application.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { ListDefinition } from '#metadata/definitions.ts'
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'
import { nameDefinition, resolveDefinition, toResolved } from '#metadata/references.ts'

/** What a view says; the same words as in a list definition. */
export type View = Pick<ListDefinition, 'columns' | 'filter' | 'sort'>

const resolvedSymbols = new WeakMap<Catalog, Symbols>()

/** The view as it is kept: ids in the place of names. */
export function toStored(catalog: Catalog, object: string, view: View): View {
  return viewOf(resolveDefinition(asList(object, view), catalog.symbols) as ListDefinition)
}

/** The view in the names of today; what names something that is gone is left out. */
export function fromStored(catalog: Catalog, objectId: string, stored: View): View {
  let symbols = resolvedSymbols.get(catalog)
  if (!symbols) {
    symbols = indexSymbols(toResolved(catalog.application))
    resolvedSymbols.set(catalog, symbols)
  }
  const { columns, sort, filter } = nameDefinition(asList(objectId, stored), symbols) as ListDefinition
  return viewOf({
    columns: columns.filter(column => isKnown(column.field)),
    ...(sort ? { sort: sort.filter(item => isKnown(item.field)) } : {}),
    ...(filter ? { filter: prune(filter) } : {}),
  })
}

function isKnown(path: string): boolean {
  return path.split('.').every(part => !part.startsWith('?'))
}

function prune(filter: Filter): Filter {
  const rules = filter.rules.flatMap<Filter | Rule>(rule => {
    if (isGroup(rule)) return [prune(rule)]
    if (!isKnown(rule.field)) return []
    return [rule.match && rule.value ? { ...rule, value: prune(rule.value as Filter) } : rule]
  })
  return { ...filter, rules }
}

function asList(object: string, view: View): ListDefinition {
  return { id: 'personal', kind: 'list', name: 'personal', label: {}, object, ...view }
}

function viewOf({ columns, filter, sort }: View): View {
  return { columns, ...(filter ? { filter } : {}), ...(sort ? { sort } : {}) }
}
