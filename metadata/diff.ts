/**
 * What changed between two applications, attribute by attribute, guided by the kinds' JSON Schemas. It compares the
 * resolved form, so a rename is one change; it judges nothing and knows no kind by name.
 */
import type { ResolvedApplication } from './application.ts'
import type { Change } from './change.ts'
import type { Definition } from './definitions.ts'
import { equals } from './equals.ts'
import { branchOf } from './kinds/branch-of.ts'
import { kinds } from './kinds/kinds.ts'
import { kindNames, type Schema } from './kinds/schema.ts'
import { longestRising } from './longest-rising.ts'

type Node = Readonly<Record<string, unknown>>
type Place = Pick<Change, 'definition' | 'kind' | 'path'>

/** The changes that turn `before` into `after`, in an order in which they can be applied; none when nothing differs. */
export function diff(before: ResolvedApplication, after: ResolvedApplication): Change[] {
  const old = new Map(before.definitions.map(item => [item.id, item]))
  const now = new Map(after.definitions.map(item => [item.id, item]))
  const isKept = (a: Definition | undefined, b: Definition | undefined) => a !== undefined && a.kind === b?.kind
  const changes: Change[] = []
  for (const item of inOrder(old.values())) {
    if (!isKept(item, now.get(item.id))) changes.push({ change: 'remove-definition', ...placeOf(item), before: item })
  }
  for (const item of inOrder(now.values())) {
    if (!isKept(item, old.get(item.id))) changes.push({ change: 'add-definition', ...placeOf(item), after: item })
  }
  for (const item of inOrder(now.values())) {
    const was = old.get(item.id)
    if (was && was !== item && was.kind === item.kind) {
      diffNode(was as unknown as Node, item as unknown as Node, kinds[item.kind], placeOf(item), changes)
    }
  }
  return changes
}

function placeOf(definition: Definition): Place {
  return { definition: definition.id, kind: definition.kind, path: [] }
}

const rank = new Map(kindNames.map((name, index) => [name, index]))

/** By kind, then by id, whatever the order in the application. */
function inOrder(definitions: Iterable<Definition>): Definition[] {
  return [...definitions].sort(
    (a, b) => (rank.get(a.kind) ?? 0) - (rank.get(b.kind) ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  )
}

function diffNode(before: Node, after: Node, schema: Schema, place: Place, changes: Change[]): void {
  const old = branchOf(schema, before).properties ?? {}
  const now = branchOf(schema, after).properties ?? {}
  for (const name of new Set([...Object.keys(now), ...Object.keys(old)])) {
    const a = Object.hasOwn(before, name) ? before[name] : undefined
    const b = Object.hasOwn(after, name) ? after[name] : undefined
    if (equals(a, b)) continue
    const inner: Place = { ...place, path: [...place.path, name] }
    // A value that another schema describes after a change of type is replaced, not compared.
    const shared = now[name] === old[name] ? now[name] : undefined
    const key = shared?.['x-key']
    if (shared?.items && key && isKeyed(a, key) && isKeyed(b, key)) {
      diffArray(a, b, key, shared.items, inner, changes)
    } else if (shared?.properties && isNode(a) && isNode(b)) {
      diffNode(a, b, shared, inner, changes)
    } else {
      changes.push({
        change: 'set',
        ...inner,
        ...(a === undefined ? {} : { before: a }),
        ...(b === undefined ? {} : { after: b }),
      })
    }
  }
}

/**
 * Removals, then insertions and moves from the front to the back, then changes within elements. Each insertion and
 * move follows an element that already stands right; the longest run that kept its order does not move.
 */
function diffArray(
  before: readonly Node[],
  after: readonly Node[],
  key: string,
  items: Schema,
  place: Place,
  changes: Change[],
): void {
  const keyOf = (node: Node | undefined) => (node ? String(node[key]) : null)
  const at = (elementKey: string): Place => ({ ...place, path: [...place.path, elementKey] })
  const oldIndex = new Map(before.map((node, index) => [String(node[key]), index]))
  const nowKeys = new Set(after.map(node => String(node[key])))

  before.forEach((node, index) => {
    const elementKey = String(node[key])
    if (nowKeys.has(elementKey)) return
    changes.push({ change: 'remove', ...at(elementKey), before: node, followed: keyOf(before[index - 1]) })
  })
  const kept = after.filter(node => oldIndex.has(String(node[key])))
  const steady = longestRising(kept.map(node => oldIndex.get(String(node[key])) as number))
  after.forEach((node, index) => {
    const elementKey = String(node[key])
    const follows = keyOf(after[index - 1])
    const was = oldIndex.get(elementKey)
    if (was === undefined) changes.push({ change: 'insert', ...at(elementKey), after: node, follows })
    else if (!steady.has(was))
      changes.push({ change: 'move', ...at(elementKey), followed: keyOf(before[was - 1]), follows })
  })
  for (const node of kept) {
    const elementKey = String(node[key])
    diffNode(before[oldIndex.get(elementKey) as number] as Node, node, items, at(elementKey), changes)
  }
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Whether every element has a key of its own; otherwise the array is one value. */
function isKeyed(value: unknown, key: string): value is readonly Node[] {
  if (!Array.isArray(value)) return false
  const keys = new Set(value.map(item => (isNode(item) && typeof item[key] === 'string' ? item[key] : undefined)))
  return keys.size === value.length && !keys.has(undefined)
}
