/**
 * Reads a JSON body from its bytes and refuses what could hurt later: broken UTF-8, keys that reach a prototype, deep
 * nesting, characters that PostgreSQL cannot store.
 */
import { isUtf8 } from 'node:buffer'
import { malformedRequest } from './request-problems.ts'

const deepest = 40

/** The value of a JSON text; throws `request/malformed`. */
export function readJson(bytes: Buffer): unknown {
  if (!isUtf8(bytes)) throw malformedRequest('The body is not valid UTF-8.')
  let value: unknown
  try {
    value = JSON.parse(bytes.toString('utf8'))
  } catch (cause) {
    throw malformedRequest('The body is not valid JSON.', {}, { cause })
  }
  assertHarmless(value, 1)
  return value
}

function assertHarmless(value: unknown, depth: number): void {
  if (typeof value === 'string') assertStorable(value)
  if (typeof value !== 'object' || value === null) return
  if (depth > deepest) throw malformedRequest(`The body is nested deeper than ${deepest} levels.`)
  if (Array.isArray(value)) {
    for (const item of value) assertHarmless(item, depth + 1)
    return
  }
  for (const key of Object.keys(value)) {
    const member = (value as Record<string, unknown>)[key]
    if (key === '__proto__' || (key === 'constructor' && reachesPrototype(member))) {
      throw malformedRequest('The body has a key that is not allowed.')
    }
    assertStorable(key)
    assertHarmless(member, depth + 1)
  }
}

function reachesPrototype(member: unknown): boolean {
  return typeof member === 'object' && member !== null && Object.hasOwn(member, 'prototype')
}

function assertStorable(text: string): void {
  if (text.includes('\0')) throw malformedRequest('The body has a null character.')
  if (!text.isWellFormed()) throw malformedRequest('The body has half a surrogate pair.')
}
