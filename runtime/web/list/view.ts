/** A view of an object's records: a stored list definition, or one that a person saved for themselves. */
import type { ListColumn, ListDefinition, MassActions, SortItem } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { type Catalog, type CatalogObject, fieldOf, listsOf } from '../api/catalog.ts'
import { titlePaths } from '../fields/record-title.ts'
import type { KeptAs } from '../sharing/sharing.ts'

export interface PersonalDefinition {
  readonly columns: readonly { readonly field: string; readonly width?: number }[]
  readonly filter?: Filter
  readonly sort?: readonly SortItem[]
}

export interface PersonalList extends KeptAs {
  readonly id: string
  readonly object: string
  readonly mine: boolean
  /** When it was saved; a save names it. */
  readonly changed: string
  readonly definition: PersonalDefinition
}

export interface View {
  /** Name of the list, id of the personal view, or `all`. */
  readonly key: string
  readonly list: ListDefinition | undefined
  readonly personal: PersonalList | undefined
  readonly columns: readonly ListColumn[]
  readonly filter: Filter | undefined
  readonly sort: readonly SortItem[]
  readonly quickFilters: readonly string[]
  readonly inlineEdit: boolean
  readonly massActions: MassActions
  readonly actions: readonly string[]
  readonly card: readonly string[]
}

/** All views of an object in the order of their tabs. */
export function viewsOf(catalog: Catalog, object: CatalogObject, personal: readonly PersonalList[]): View[] {
  const stored = listsOf(catalog, object.name).map(list => storedView(list))
  const [base] = stored
  const own = personal.map(item => personalView(item, base))
  const views = [...stored, ...own]
  return views.length > 0 ? views : [plainView(object)]
}

/** The view that a stored list makes. */
export function storedView(list: ListDefinition): View {
  return {
    key: list.name,
    list,
    personal: undefined,
    columns: list.columns,
    filter: list.filter,
    sort: list.sort ?? [],
    quickFilters: list.quickFilters ?? [],
    inlineEdit: list.inlineEdit ?? false,
    massActions: list.massActions ?? {},
    actions: list.actions ?? [],
    card: list.card ?? list.columns.slice(1, 4).map(column => column.field),
  }
}

/** A personal view takes what it does not say from the object's default list. */
function personalView(personal: PersonalList, base: View | undefined): View {
  const { definition } = personal
  return {
    key: personal.id,
    list: undefined,
    personal,
    columns: definition.columns,
    filter: definition.filter,
    sort: definition.sort ?? [],
    quickFilters: base?.quickFilters ?? [],
    inlineEdit: base?.inlineEdit ?? false,
    massActions: base?.massActions ?? {},
    actions: base?.actions ?? [],
    card: definition.columns.slice(1, 4).map(column => column.field),
  }
}

/** What objects without a list show: their title fields and a few more. */
function plainView(object: CatalogObject): View {
  const title = titlePaths(object).filter(path => fieldOf(object, path.split('.')[0]!))
  const others = object.fields
    .filter(field => !field.system && !['children', 'longText', 'file'].includes(field.type))
    .map(field => field.name)
  const columns = [...new Set([...title, ...others])].slice(0, 7).map(field => ({ field }))
  return {
    key: 'all',
    list: undefined,
    personal: undefined,
    columns,
    filter: undefined,
    sort: [],
    quickFilters: [],
    inlineEdit: false,
    massActions: {},
    actions: [],
    card: columns.slice(1, 4).map(column => column.field),
  }
}
