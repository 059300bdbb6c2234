/** Puts changes into an application: `apply(diff(a, b), a)` is `b`. Neither the application nor the changes are altered. */
import type { ResolvedApplication } from './application.ts'
import type { Change } from './change.ts'
import type { Definition } from './definitions.ts'
import { branchOf } from './kinds/branch-of.ts'
import { kinds } from './kinds/kinds.ts'
import type { Schema } from './kinds/schema.ts'

type Node = Record<string, unknown>

/** The application after the changes, made in their order; throws when a change does not fit what is there. */
export function apply(changes: readonly Change[], application: ResolvedApplication): ResolvedApplication {
  const definitions = new Map(application.definitions.map(item => [item.id, item]))
  const copied = new Set<string>()
  for (const change of changes) {
    if (change.change === 'add-definition') {
      if (definitions.has(change.definition)) throw misfit(change)
      definitions.set(change.definition, structuredClone(change.after))
      copied.add(change.definition)
      continue
    }
    const definition = definitions.get(change.definition)
    if (definition?.kind !== change.kind) throw misfit(change)
    if (change.change === 'remove-definition') {
      definitions.delete(change.definition)
      copied.delete(change.definition)
      continue
    }
    if (!copied.has(change.definition)) {
      definitions.set(change.definition, structuredClone(definition))
      copied.add(change.definition)
    }
    applyWithin(change, definitions.get(change.definition) as Definition)
  }
  return { form: 'resolved', definitions: [...definitions.values()] }
}

type InnerChange = Exclude<Change, { change: 'add-definition' | 'remove-definition' }>

function applyWithin(change: InnerChange, definition: Definition): void {
  const last = change.path.at(-1)
  if (last === undefined) throw misfit(change)
  const { value, schema } = descend(change, definition)
  if (change.change === 'set') {
    if (!isNode(value) || !propertyOf(schema, value, last)) throw misfit(change)
    if (change.after === undefined) delete value[last]
    else value[last] = structuredClone(change.after)
    return
  }
  const key = schema['x-key']
  if (!Array.isArray(value) || !key) throw misfit(change)
  const find = (wanted: string) => value.findIndex(item => (item as Node)[key] === wanted)
  const found = find(last)
  if (found < 0 !== (change.change === 'insert')) throw misfit(change)
  const element: unknown = change.change === 'insert' ? structuredClone(change.after) : value.splice(found, 1)[0]
  if (change.change === 'remove') return
  const anchor = change.follows === null ? -1 : find(change.follows)
  if (change.follows !== null && anchor < 0) throw misfit(change)
  value.splice(anchor + 1, 0, element)
}

/** The node or array that holds the last step of the path, with its schema. */
function descend(change: InnerChange, definition: Definition): { value: unknown; schema: Schema } {
  let value: unknown = definition
  let schema = kinds[definition.kind]
  for (const step of change.path.slice(0, -1)) {
    const key = schema['x-key']
    if (Array.isArray(value)) {
      if (!key || !schema.items) throw misfit(change)
      value = value.find(item => (item as Node)[key] === step)
      schema = schema.items
    } else {
      const inner = isNode(value) ? propertyOf(schema, value, step) : undefined
      if (!inner) throw misfit(change)
      value = Object.hasOwn(value as Node, step) ? (value as Node)[step] : undefined
      schema = inner
    }
    if (value === undefined) throw misfit(change)
  }
  return { value, schema }
}

/** The schema of a property; while a union changes from one branch to another, that of any branch that has it. */
function propertyOf(schema: Schema, node: Node, name: string): Schema | undefined {
  for (const branch of [branchOf(schema, node), ...(schema.oneOf ?? [])]) {
    if (branch.properties && Object.hasOwn(branch.properties, name)) return branch.properties[name]
  }
  return undefined
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function misfit(change: Change): Error {
  return new Error(`The change ${change.change} ${[change.definition, ...change.path].join('/')} does not fit`)
}
