/**
 * What a document showed when it was printed: fields and records, by id. A PDF that was kept is judged by it, whatever
 * has become of the document's definition and of the record since; it is not what the document says.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { formulaOf, isComputedWhenRead } from '#metadata/computed/computed-field.ts'
import { deepestFormula } from '#metadata/computed/formula-sql.ts'
import { namesIn } from '#metadata/computed/names-in.ts'
import { parseExpression } from '#metadata/feel/parse.ts'
import { Problem } from '#platform/problem.ts'

import type { World } from '../query/path.ts'
import { planFields } from '../query/selection.ts'

/** Ids by the id of their object, each once. */
export interface ShownData {
  readonly fields: Readonly<Record<string, readonly string[]>>
  readonly records: Readonly<Record<string, readonly string[]>>
}

/** What is read for a document: the paths to read beside its own, and the fields behind all of them. */
export interface ShownPaths {
  /** To the ids of records on the way. */
  readonly ids: readonly string[]
  readonly fields: ReadonlyMap<string, ReadonlySet<string>>
}

/** The fields that paths lead through, those that titles and formulas read among them, as far as they may be seen. */
export function shownPaths(world: World, object: CatalogObject, paths: readonly string[]): ShownPaths {
  const fields = new Map<string, Set<string>>()
  const ids = new Set<string>()
  for (const path of paths) follow(object, path.split('.'), '', 0)
  const isReadable = (path: string) => {
    try {
      return Boolean(planFields(world, object, [path]))
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }
  return { ids: [...ids].filter(isReadable), fields }

  function follow(from: CatalogObject, [first = '', ...rest]: readonly string[], prefix: string, depth: number): void {
    const field = from.fields.get(first)
    if (!field || depth > deepestFormula || world.rights.field(from, field) === 'hidden') return
    fields.set(from.id, (fields.get(from.id) ?? new Set()).add(field.id))
    const target = world.catalog.objectsById.get(field.targets[0] ?? '')
    if (field.type === 'reference' && target) {
      ids.add(`${prefix}${first}.id`)
      const isTitle = rest.length === 0 || (rest.length === 1 && rest[0] === 'title' && !target.fields.has('title'))
      if (isTitle) followTitle(target, `${prefix}${first}.`, depth + 1)
      else follow(target, rest, `${prefix}${first}.`, depth)
    } else if (field.type === 'anyReference') {
      ids.add(`${prefix}${first}`)
      for (const id of field.targets) {
        const of = world.catalog.objectsById.get(id)
        // Whichever it leads to is known when it is read; its title is made of these.
        if (of) for (const part of of.title) if ('path' in part) addTitleField(of, part.path)
      }
    } else if (field.type === 'children' && target && rest.length > 0) {
      follow(target, rest, `${prefix}${first}.`, depth)
    } else if (field.definition && isComputedWhenRead(field.definition)) followFormula(from, field, prefix, depth + 1)
  }

  function followTitle(target: CatalogObject, prefix: string, depth: number): void {
    for (const part of target.title) if ('path' in part) follow(target, part.path.split('.'), prefix, depth)
  }

  function addTitleField(object: CatalogObject, path: string): void {
    const field = object.fields.get(path.split('.')[0] ?? '')
    if (!field || world.rights.field(object, field) === 'hidden') return
    fields.set(object.id, (fields.get(object.id) ?? new Set()).add(field.id))
  }

  function followFormula(from: CatalogObject, field: CatalogField, prefix: string, depth: number): void {
    const { expression } = parseExpression((field.definition && formulaOf(field.definition)?.text) ?? '')
    for (const names of expression ? namesIn(expression) : []) follow(from, names, prefix, depth)
  }
}

/** With the records that were found under them. */
export function shownData(
  { catalog }: Pick<World, 'catalog'>,
  object: CatalogObject,
  { fields }: ShownPaths,
  record: Readonly<Record<string, unknown>>,
): ShownData {
  const records = new Map<string, Set<string>>()
  const add = (of: CatalogObject | undefined, id: unknown) => {
    if (of && typeof id === 'string') records.set(of.id, (records.get(of.id) ?? new Set()).add(id))
  }
  collect(object, record)
  return { fields: toLists(fields), records: toLists(records) }

  function collect(from: CatalogObject, item: Readonly<Record<string, unknown>>): void {
    add(from, item.id)
    for (const [path, value] of Object.entries(item)) {
      const names = path.split('.')
      const { field, owner } = endOf(from, names)
      if (names.length > 1 && names.at(-1) === 'id') add(owner, value)
      else if (field?.type === 'children' && Array.isArray(value)) {
        const child = catalog.objectsById.get(field.targets[0] ?? '')
        if (child) for (const line of value) collect(child, line)
      } else if (field?.type === 'anyReference' && value && typeof value === 'object') {
        const { object: name, id, title } = value as { object?: string | null; id?: unknown; title?: unknown }
        // Without a title nothing of it was shown.
        if (title !== null) add(catalog.objects.get(name ?? ''), id)
      }
    }
  }

  function endOf(from: CatalogObject, names: readonly string[]) {
    let owner: CatalogObject | undefined = from
    let field: CatalogField | undefined
    for (const [index, name] of names.entries()) {
      field = owner?.fields.get(name)
      if (index < names.length - 1) owner = catalog.objectsById.get(field?.targets[0] ?? '')
    }
    return { field, owner }
  }
}

function toLists(sets: ReadonlyMap<string, ReadonlySet<string>>): Record<string, string[]> {
  return Object.fromEntries([...sets].map(([id, items]) => [id, [...items]]))
}
