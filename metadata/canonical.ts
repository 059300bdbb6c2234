/**
 * The one text of a definition: keys in the order of the schema, two spaces, a newline at the end. Files, hashes and
 * comparisons rest on it, so equal definitions have equal bytes; what no schema knows never gets in.
 */
import { createHash } from 'node:crypto'
import type { Definition } from './definitions.ts'
import { branchOf } from './kinds/branch-of.ts'
import { kinds } from './kinds/kinds.ts'
import type { Schema } from './kinds/schema.ts'

type Node = Readonly<Record<string, unknown>>

/** The text of a definition, in either form. */
export function canonicalJson(definition: Definition): string {
  return `${JSON.stringify(inOrder(definition, kinds[definition.kind]), null, 2)}\n`
}

/** SHA-256 of the canonical text, in hexadecimal. */
export function hashDefinition(definition: Definition): string {
  return createHash('sha256').update(canonicalJson(definition)).digest('hex')
}

function inOrder(value: unknown, schema: Schema): unknown {
  if (schema['x-ref'] === 'filter') return filterInOrder(value)
  if (Array.isArray(value)) return value.map(item => (schema.items ? inOrder(item, schema.items) : alphabetical(item)))
  if (!isNode(value)) return value
  const { properties } = branchOf(schema, value)
  if (!properties) return alphabetical(value)
  return pick(value, Object.keys(properties), (item, key) => inOrder(item, properties[key] as Schema))
}

/** A group or a rule of a filter; the value of a rule is a filter again where the rule counts children. */
function filterInOrder(value: unknown): unknown {
  if (!isNode(value)) return alphabetical(value)
  if (Object.hasOwn(value, 'rules')) {
    return pick(value, ['combinator', 'not', 'rules'], item => (Array.isArray(item) ? item.map(filterInOrder) : item))
  }
  return pick(value, ['field', 'operator', 'match', 'value'], (item, key) =>
    key === 'value' && isNode(value.match) ? filterInOrder(item) : alphabetical(item),
  )
}

function alphabetical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(alphabetical)
  return isNode(value) ? pick(value, Object.keys(value).sort(), alphabetical) : value
}

function pick(node: Node, keys: readonly string[], order: (item: unknown, key: string) => unknown): Node {
  const present = keys.filter(key => Object.hasOwn(node, key) && node[key] !== undefined)
  return Object.fromEntries(present.map(key => [key, order(node[key], key)]))
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
