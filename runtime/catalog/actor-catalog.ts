/**
 * The application as one set of roles may know it: the definitions that are for it, without fields, objects and other
 * definitions that it may not see. Everybody with the same roles shares the answer.
 */
import type { DefinitionOf } from '#metadata/application.ts'
import type { Catalog } from '#metadata/catalog.ts'
import type { Definition, LocalizedText, ObjectDefinition, ReportPeriod } from '#metadata/definitions.ts'
import type { Reference } from '#metadata/reference.ts'

import type { World } from '../query/path.ts'
import { isVisibleObject, type ShownObject, showObject } from './catalog-object.ts'
import { pruneDefinition } from './prune-definition.ts'

/** Kinds that are shown as their definitions. */
type ShownKind = 'form' | 'list' | 'page' | 'query' | 'action' | 'conversion' | 'lifecycle' | 'menu' | 'dashboard'

/** What is asked before a report is opened; what it reckons is told by its answer. */
export interface ShownReport
  extends Pick<DefinitionOf<'report'>, 'id' | 'name' | 'label' | 'description' | 'object' | 'parameters'> {
  /** The range of days that it is about, unless others are chosen. */
  readonly period?: ReportPeriod['range']
}

/** What is asked before a document is printed; what it says is rendered by the server. */
export interface ShownDocument
  extends Pick<DefinitionOf<'document'>, 'id' | 'name' | 'label' | 'description' | 'object' | 'keep'> {
  /** Languages that it is written in. */
  readonly locales: readonly ('en' | 'zh-CN')[]
}

/** The answer of GET /api/catalog, without what is not metadata. */
export interface ActorCatalog {
  readonly revision: number
  readonly objects: readonly ShownObject[]
  readonly forms: readonly DefinitionOf<'form'>[]
  readonly lists: readonly DefinitionOf<'list'>[]
  readonly pages: readonly DefinitionOf<'page'>[]
  readonly queries: readonly DefinitionOf<'query'>[]
  readonly reports: readonly ShownReport[]
  readonly dashboards: readonly DefinitionOf<'dashboard'>[]
  readonly documents: readonly ShownDocument[]
  readonly menus: readonly DefinitionOf<'menu'>[]
  readonly actions: readonly DefinitionOf<'action'>[]
  readonly conversions: readonly DefinitionOf<'conversion'>[]
  /** Without what only the server reckons with: conditions, and what transitions set. */
  readonly lifecycles: readonly DefinitionOf<'lifecycle'>[]
  readonly roles: readonly { readonly id: string; readonly name: string; readonly label: LocalizedText }[]
}

const cache = new WeakMap<Catalog, Map<string, ActorCatalog>>()

/** What these roles may see of the catalog; computed once for them. */
export function actorCatalog(world: World): ActorCatalog {
  const known = cache.get(world.catalog) ?? new Map<string, ActorCatalog>()
  cache.set(world.catalog, known)
  const found = known.get(world.rights.key)
  if (found) return found
  const made = narrowCatalog(world)
  known.set(world.rights.key, made)
  return made
}

const knowing = new WeakMap<Catalog, Map<string, (reference: Reference) => boolean>>()

/** Tells the references of definitions that these roles may follow; worked out once for them. */
export function knownReferences(world: World): (reference: Reference) => boolean {
  const known = knowing.get(world.catalog) ?? new Map<string, (reference: Reference) => boolean>()
  knowing.set(world.catalog, known)
  const found = known.get(world.rights.key)
  if (found) return found
  const usable = usableDefinitions(world)
  const isKnown = (reference: Reference) => isKnownReference(world, usable, reference)
  known.set(world.rights.key, isKnown)
  return isKnown
}

function narrowCatalog(world: World): ActorCatalog {
  const { catalog } = world
  const { symbols } = catalog
  const usable = usableDefinitions(world)
  const isKnown = knownReferences(world)
  const narrow = <K extends ShownKind>(kind: K): DefinitionOf<K>[] =>
    symbols.all(kind).flatMap(item => {
      const whole = item as Definition
      const definition = whole.kind === 'form' ? withoutRules(whole) : whole
      if (!usable.has(definition.id) || (definition.kind === 'query' && !groupsAreKnown(world, definition))) return []
      return (pruneDefinition(definition, symbols, isKnown) as DefinitionOf<K> | undefined) ?? []
    })
  return {
    revision: catalog.revision,
    objects: [...catalog.objects.values()].flatMap(object => {
      if (!isVisibleObject(world.rights, object)) return []
      const merged = {
        ...object.definition,
        fields: [...object.fields.values()].flatMap(item => item.definition ?? []),
      }
      const definition: ObjectDefinition | undefined = pruneDefinition(
        merged,
        symbols,
        reference => staysInObject(reference) || isKnown(reference),
      )
      return definition ? [showObject(world, object, definition)] : []
    }),
    forms: narrow('form'),
    lists: narrow('list'),
    pages: narrow('page'),
    queries: narrow('query'),
    reports: shownReports(world, usable),
    dashboards: narrow('dashboard'),
    documents: shownDocuments(world, usable),
    menus: narrow('menu'),
    actions: narrow('action'),
    conversions: narrow('conversion'),
    lifecycles: narrow('lifecycle').map(withoutLogic),
    roles: symbols.all('role').map(({ id, name, label }) => ({ id, name, label })),
  }
}

/** What decides while a form is filled in is asked of the server. */
function withoutRules(form: DefinitionOf<'form'>): DefinitionOf<'form'> {
  const { changes: _, ...shown } = form
  return {
    ...shown,
    tabs: shown.tabs.map(({ visibleWhen: _tab, ...tab }) => ({
      ...tab,
      sections: tab.sections.map(({ visibleWhen: _section, ...section }) => ({
        ...section,
        items: section.items.map(({ visibleWhen: _v, requiredWhen: _r, readOnlyWhen: _o, ...item }) => item),
      })),
    })),
  }
}

function withoutLogic(lifecycle: DefinitionOf<'lifecycle'>): DefinitionOf<'lifecycle'> {
  const { layout: _, ...shown } = lifecycle
  return {
    ...shown,
    transitions: shown.transitions.map(({ condition: _condition, set: _set, ...transition }) => transition),
    ...(shown.completeness
      ? { completeness: shown.completeness.map(({ condition: _condition, ...rule }) => rule) }
      : {}),
  }
}

/** Ids of the definitions that are for these roles. */
function usableDefinitions({ catalog, rights }: World): ReadonlySet<string> {
  const { symbols } = catalog
  const seen = (name: string) => {
    const object = catalog.objects.get(name)
    return object !== undefined && isVisibleObject(rights, object)
  }
  const read = (name: string) => {
    const object = catalog.objects.get(name)
    return object !== undefined && rights.scope(object, 'read') !== 'none'
  }
  return new Set(
    [
      ...symbols.all('form').filter(item => seen(item.object) && rights.isFor(item.roles)),
      ...symbols.all('list').filter(item => read(item.object) && rights.isFor(item.roles)),
      ...symbols.all('page').filter(item => read(item.object) && rights.isFor(item.roles)),
      ...symbols.all('query').filter(item => read(item.object)),
      ...symbols
        .all('report')
        .filter(
          item =>
            read(item.object) &&
            rights.isFor(item.roles) &&
            rights.may('reports', item.name) &&
            groupsAreKnown({ catalog, rights }, item),
        ),
      ...symbols
        .all('document')
        .filter(item => read(item.object) && rights.isFor(item.roles) && rights.may('documents', item.name)),
      ...symbols
        .all('action')
        .filter(item => read(item.object) && rights.isFor(item.roles) && rights.may('actions', item.name)),
      ...symbols
        .all('conversion')
        .filter(item => read(item.object) && rights.isFor(item.roles) && rights.may('conversions', item.name)),
      ...symbols.all('lifecycle').filter(item => seen(item.object)),
      ...symbols.all('dashboard').filter(item => rights.isFor(item.roles) && rights.may('dashboards', item.name)),
      ...symbols.all('menu').filter(item => rights.isFor(item.roles) && rights.may('menus', item.name)),
    ].map(item => item.id),
  )
}

function isKnownReference({ catalog, rights }: World, usable: ReadonlySet<string>, reference: Reference): boolean {
  const { target, value } = reference
  switch (target) {
    case 'field': {
      const object = reference.object && catalog.objects.get(reference.object.name)
      if (!object) return true
      const field = object.fields.get(value)
      if (!field) return value === 'title'
      return isVisibleObject(rights, object) && rights.field(object, field) !== 'hidden'
    }
    case 'object': {
      const object = catalog.objects.get(value)
      return object !== undefined && isVisibleObject(rights, object)
    }
    case 'form':
    case 'list':
    case 'page':
    case 'query':
    case 'report':
    case 'document':
    case 'action':
    case 'conversion':
    case 'lifecycle':
    case 'dashboard':
    case 'menu': {
      const definition = catalog.symbols.definition(target, value)
      return definition !== undefined && usable.has(definition.id)
    }
    default:
      return true
  }
}

/** A reference field is shown although its records may not be seen; titles and access are told otherwise. */
function staysInObject({ pointer, target }: Reference): boolean {
  return (
    pointer.startsWith('/title') ||
    pointer.startsWith('/access') ||
    (target === 'object' && pointer.endsWith('/target'))
  )
}

/** Without one of its groups a query or a report would answer something else. */
function groupsAreKnown(world: Pick<World, 'catalog' | 'rights'>, asked: DefinitionOf<'query' | 'report'>): boolean {
  const groups = asked.kind === 'query' ? (asked.groups ?? []) : [...(asked.rows ?? []), ...(asked.columns ?? [])]
  return groups.every(group => isVisiblePath(world, asked.object, group.field))
}

/** Parameters of the query that a report stands on are asked for with its own. */
function shownReports({ catalog }: World, usable: ReadonlySet<string>): ShownReport[] {
  const { symbols } = catalog
  return symbols.all('report').flatMap(report => {
    if (!usable.has(report.id)) return []
    const { id, name, label, description, object, period } = report
    const query = report.query === undefined ? undefined : symbols.definition('query', report.query)
    const parameters = [...(query?.parameters ?? []), ...(report.parameters ?? [])]
    return [
      {
        id,
        name,
        label,
        object,
        ...(description ? { description } : {}),
        ...(period ? { period: period.range } : {}),
        ...(parameters.length > 0 ? { parameters } : {}),
      },
    ]
  })
}

function shownDocuments({ catalog }: World, usable: ReadonlySet<string>): ShownDocument[] {
  return catalog.symbols.all('document').flatMap(document => {
    if (!usable.has(document.id)) return []
    const { id, name, label, description, object, keep, body } = document
    const locales = (['en', 'zh-CN'] as const).filter(locale => body[locale]?.trim())
    return [{ id, name, label, object, locales, ...(description ? { description } : {}), ...(keep ? { keep } : {}) }]
  })
}

function isVisiblePath(
  { catalog, rights }: Pick<World, 'catalog' | 'rights'>,
  objectName: string,
  path: string,
): boolean {
  let object = catalog.objects.get(objectName)
  for (const name of path.split('.')) {
    const field = object?.fields.get(name)
    if (!object || !field || rights.field(object, field) === 'hidden') return name === 'title'
    object = catalog.objectsById.get(field.targets[0] ?? '')
  }
  return true
}
