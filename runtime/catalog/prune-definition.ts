/**
 * A definition without what somebody may not know of: positions that name it are cut out, and what is left without
 * sense goes with them. It is guided by the kind's schema, so that new kinds need no code here.
 */
import type { Symbols } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import type { Reference } from '#metadata/reference.ts'
import { referencesOf } from '#metadata/references.ts'
import { walkDefinition } from '#metadata/walk-definition.ts'

type Node = Readonly<Record<string, unknown>>

/** The definition as far as its references are known; undefined when nothing sensible is left. */
export function pruneDefinition<D extends Definition>(
  definition: D,
  symbols: Symbols,
  isKnown: (reference: Reference) => boolean,
): D | undefined {
  const unknown = referencesOf(definition, symbols).filter(reference => !isKnown(reference))
  return cutDefinition(
    definition,
    unknown.map(({ pointer }) => pointer),
  )
}

/** The definition without some positions, by JSON pointer; undefined when nothing sensible is left. */
export function cutDefinition<D extends Definition>(definition: D, pointers: readonly string[]): D | undefined {
  if (pointers.length === 0) return definition
  const schemas = new Map<string, Schema>()
  const filters: string[] = []
  walkDefinition(definition, (value, schema, pointer) => {
    if (schema['x-ref'] === 'filter') filters.push(pointer)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) {
      schemas.set(pointer, branchOf(schema, value as Node))
    }
  })
  const cuts = new Set(
    pointers.map(pointer => filters.find(filter => pointer.startsWith(`${filter}/`)) ?? cutFor(pointer, schemas)),
  )
  return prune(definition, '', cuts, schemas) as D | undefined
}

/** The position itself, or the element or definition that makes no sense without it. */
function cutFor(pointer: string, schemas: ReadonlyMap<string, Schema>): string {
  const slash = pointer.lastIndexOf('/')
  const owner = pointer.slice(0, slash)
  const isRequired = schemas.get(owner)?.required?.includes(pointer.slice(slash + 1)) === true
  return isRequired ? owner : pointer
}

function prune(value: unknown, pointer: string, cuts: ReadonlySet<string>, schemas: ReadonlyMap<string, Schema>) {
  if (cuts.has(pointer)) return undefined
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const kept: unknown = prune(item, `${pointer}/${index}`, cuts, schemas)
      return kept === undefined ? [] : [kept]
    })
  }
  const schema = schemas.get(pointer)
  if (!schema || value === null || typeof value !== 'object') return value
  const kept: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(value)) {
    const inner: unknown = prune(item, `${pointer}/${key}`, cuts, schemas)
    if (schema.required?.includes(key) && isEmptied(item, inner)) return undefined
    if (inner !== undefined) kept[key] = inner
  }
  return needsOneOf[schema['x-type'] ?? '']?.(kept) === false ? undefined : kept
}

function isEmptied(before: unknown, after: unknown): boolean {
  return after === undefined || (Array.isArray(before) && before.length > 0 && (after as unknown[]).length === 0)
}

const opensSomething = (node: Node) =>
  ['list', 'query', 'report', 'dashboard', 'link'].some(target => node[target] !== undefined)

/** Elements whose properties are all optional but that need one of several, by the name of their type. */
const needsOneOf: Readonly<Record<string, (node: Node) => boolean>> = {
  RelatedList: node => node.children !== undefined || node.query !== undefined,
  MenuItem: opensSomething,
  TileLink: opensSomething,
  ActionDefinition: node =>
    node.does === 'update' || node.form !== undefined || node.list !== undefined || node.link !== undefined,
  ConversionField: node =>
    node.from !== undefined || node.made !== undefined || node.source !== undefined || node.value !== undefined,
  ConversionLineField: node => node.from !== undefined || node.value !== undefined,
}
