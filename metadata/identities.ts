/** Gives ids to whatever lacks one: definitions and elements of arrays that are told apart by `id`. */

import { branchOf } from './kinds/branch-of.ts'
import { kinds } from './kinds/kinds.ts'
import { kindNames, type Schema } from './kinds/schema.ts'

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A new id: 12 random characters of a-z and 0-9 (62 bits). */
export function newIdentity(): string {
  let id = ''
  while (id.length < 12) {
    for (const byte of crypto.getRandomValues(new Uint8Array(16))) {
      // Bytes from 252 on would make some characters likelier than others.
      if (byte < 252 && id.length < 12) id += alphabet[byte % 36]
    }
  }
  return id
}

/** The value with ids where there were none, and how many were given; a value of no known kind is returned as it is. */
export function giveIdentities(value: unknown): { value: unknown; given: number } {
  const kind = kindNames.find(name => isNode(value) && name === value.kind)
  if (!kind) return { value, given: 0 }
  let given = 0

  function complete(item: unknown, schema: Schema, needsId: boolean): unknown {
    if (Array.isArray(item)) {
      const { items } = schema
      return items ? item.map(element => complete(element, items, schema['x-key'] === 'id')) : item
    }
    if (!isNode(item)) return item
    const { properties } = branchOf(schema, item)
    const isMissing = needsId && item.id === undefined
    if (isMissing) given += 1
    const entries = Object.entries(item).map(([key, inner]) => {
      const innerSchema = properties && Object.hasOwn(properties, key) ? properties[key] : undefined
      return [key, innerSchema ? complete(inner, innerSchema, false) : inner] as const
    })
    return Object.fromEntries(isMissing ? [['id', newIdentity()], ...entries.filter(([key]) => key !== 'id')] : entries)
  }

  const completed = complete(value, kinds[kind], true)
  return given === 0 ? { value, given } : { value: completed, given }
}

function isNode(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
