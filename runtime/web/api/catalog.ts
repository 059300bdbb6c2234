/** The metadata this person may see (`GET /api/catalog`), indexed by name, and the questions screens ask of it. */
import type {
  ActionDefinition,
  ConversionDefinition,
  DashboardDefinition,
  DocumentDefinition,
  FieldDefinition,
  FormDefinition,
  LifecycleDefinition,
  ListDefinition,
  LocalizedText,
  MenuDefinition,
  PageDefinition,
  QueryDefinition,
  RecordType,
  ReportDefinition,
  ReportPeriod,
} from '#metadata/definitions.ts'

/** A field as the catalog gives it: choices resolved, and whether this person may change it. */
export type CatalogField = FieldDefinition & { readonly readOnly?: true; readonly system?: true }

export type FieldType = FieldDefinition['type']

export interface CatalogObject {
  readonly id: string
  readonly name: string
  readonly label: LocalizedText
  readonly plural: LocalizedText
  readonly icon?: string
  readonly color?: string
  readonly ownership: 'user' | 'team' | 'none'
  readonly title: string
  readonly hierarchy?: string
  readonly party?: string
  readonly searchable?: boolean
  readonly recordTypes?: readonly RecordType[]
  readonly duplicates?: boolean
  readonly asks?: boolean
  readonly rights: Readonly<Record<'create' | 'read' | 'update' | 'delete' | 'export' | 'import', boolean>>
  readonly fields: readonly CatalogField[]
}

export interface RoleSummary {
  readonly id: string
  readonly name: string
  readonly label: LocalizedText
}

/** A report as far as it has to be known before it is opened. */
export interface CatalogReport
  extends Pick<ReportDefinition, 'id' | 'name' | 'label' | 'description' | 'object' | 'parameters'> {
  readonly period?: ReportPeriod['range']
}

/** A document as far as it has to be known before it is printed. */
export interface CatalogDocument
  extends Pick<DocumentDefinition, 'id' | 'name' | 'label' | 'description' | 'object' | 'keep'> {
  readonly locales: readonly ('en' | 'zh-CN')[]
}

export interface CatalogAnswer {
  readonly revision: number
  readonly baseCurrency: string
  /** How many decimals amounts of a currency are written with, by its code. */
  readonly currencyDecimals: Readonly<Record<string, number>>
  readonly objects: readonly CatalogObject[]
  readonly forms: readonly FormDefinition[]
  readonly lists: readonly ListDefinition[]
  readonly pages: readonly PageDefinition[]
  readonly queries: readonly QueryDefinition[]
  readonly reports?: readonly CatalogReport[]
  readonly dashboards?: readonly DashboardDefinition[]
  readonly documents?: readonly CatalogDocument[]
  readonly menus: readonly MenuDefinition[]
  readonly actions: readonly ActionDefinition[]
  readonly conversions: readonly ConversionDefinition[]
  readonly lifecycles: readonly LifecycleDefinition[]
  readonly roles: readonly RoleSummary[]
}

export interface Catalog {
  readonly revision: number
  readonly baseCurrency: string
  /** How many decimals amounts of a currency are written with, by its code. */
  readonly currencyDecimals: Readonly<Record<string, number>>
  readonly objects: ReadonlyMap<string, CatalogObject>
  readonly forms: ReadonlyMap<string, FormDefinition>
  readonly lists: ReadonlyMap<string, ListDefinition>
  readonly pages: ReadonlyMap<string, PageDefinition>
  readonly queries: ReadonlyMap<string, QueryDefinition>
  readonly reports: ReadonlyMap<string, CatalogReport>
  readonly documents: ReadonlyMap<string, CatalogDocument>
  readonly actions: ReadonlyMap<string, ActionDefinition>
  readonly conversions: ReadonlyMap<string, ConversionDefinition>
  readonly lifecycles: ReadonlyMap<string, LifecycleDefinition>
  /** In their order. */
  readonly dashboards: ReadonlyMap<string, DashboardDefinition>
  readonly menus: readonly MenuDefinition[]
  readonly roles: readonly RoleSummary[]
}

const byName = <T extends { readonly name: string }>(items: readonly T[] | undefined): ReadonlyMap<string, T> =>
  new Map((items ?? []).map(item => [item.name, item]))

/** The answer with everything found by its name. */
export function indexCatalog(answer: CatalogAnswer): Catalog {
  return {
    revision: answer.revision,
    baseCurrency: answer.baseCurrency,
    currencyDecimals: answer.currencyDecimals ?? {},
    objects: byName(answer.objects),
    forms: byName(answer.forms),
    lists: byName(answer.lists),
    pages: byName(answer.pages),
    queries: byName(answer.queries),
    reports: byName(answer.reports),
    documents: byName(answer.documents),
    actions: byName(answer.actions),
    conversions: byName(answer.conversions),
    lifecycles: byName(answer.lifecycles),
    dashboards: byName([...(answer.dashboards ?? [])].sort((a, b) => (a.order ?? 1000) - (b.order ?? 1000))),
    menus: [...(answer.menus ?? [])].sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
    roles: answer.roles ?? [],
  }
}

/** The field of an object, if there is one. */
export function fieldOf(object: CatalogObject | undefined, name: string): CatalogField | undefined {
  return object?.fields.find(field => field.name === name)
}

/** The lists of an object, the default one first. */
export function listsOf(catalog: Catalog, object: string): ListDefinition[] {
  const lists = [...catalog.lists.values()].filter(list => list.object === object)
  return lists.sort((a, b) => Number(b.default ?? false) - Number(a.default ?? false))
}

/** The object that a reference or children field leads to. */
export function targetOf(catalog: Catalog, field: CatalogField): CatalogObject | undefined {
  return field.type === 'reference' || field.type === 'children' ? catalog.objects.get(field.target) : undefined
}
