/**
 * What stands before the cursor: the type of a path such as `lines[1].product`, with the names that `for`, `some`,
 * `every` and filters bring. It looks at words only, since what is being typed cannot be parsed yet.
 */
import type { ObjectDefinition } from '../../definitions.ts'
import { partsOf } from '../operators.ts'
import type { Scope } from '../scope.ts'
import { contextOf, type FeelType, type Members } from '../types.ts'
import type { Word } from './split-text.ts'

/** A value that a path leads to. */
export interface Found {
  readonly type: FeelType
  /** The object whose field it is, by the name it has there. */
  readonly field?: { readonly object: string; readonly name: string }
}

/** Names that a place has besides those of the scope. */
export type Locals = ReadonlyMap<string, Found>

const noMembers: Members = { get: () => undefined, names: () => [] }

/** The members of a value; those of its elements where it is a list. */
export function membersOf(type: FeelType): Members {
  if (type.kind === 'list') return membersOf(type.of)
  if (type.kind === 'context') return type.members
  const parts = contextOf(new Map([...partsOf(type)].map(([name, part]) => [name, { type: part }])))
  return parts.kind === 'context' ? parts.members : noMembers
}

/** The object whose records a value holds. */
export function objectIn(type: FeelType): string | undefined {
  if (type.kind === 'list') return objectIn(type.of)
  return type.kind === 'context' ? type.object : undefined
}

/** What the path that ends before word `end` leads to; undefined where there is none. */
export function findBefore(words: readonly Word[], end: number, scope: Scope): Found | undefined {
  const names: string[] = []
  let at = end - 1
  for (;;) {
    while (words[at]?.text === ']') at = openingOf(words, at) - 1
    const word = words[at]
    if (word?.kind !== 'name') return undefined
    names.unshift(word.text)
    if (words[at - 1]?.text !== '.') break
    at -= 2
  }
  return follow(names, localsAt(words, at, scope), scope)
}

/** Names in sight at a word, of loops and of the filters that are open there. */
export function localsAt(words: readonly Word[], end: number, scope: Scope): Locals {
  const locals = new Map<string, Found>()
  for (let at = 0; at < end; at++) {
    const word = words[at]
    if (word?.kind === 'name' && words[at + 1]?.text === 'in' && isIterator(words, at)) {
      const until = endOfPath(words, at + 2)
      const domain = until <= end ? findBefore(words, until, scope) : undefined
      if (domain) locals.set(word.text, element(domain))
    }
    if (word?.text === '[' && closingOf(words, at) >= end) {
      const list = findBefore(words, at, scope)
      if (list?.type.kind !== 'list') continue
      const item = element(list)
      locals.set('item', item)
      const members = membersOf(item.type)
      for (const name of members.names()) {
        const found = member(item, name)
        if (found) locals.set(name, found)
      }
    }
  }
  return locals
}

function follow([first = '', ...rest]: readonly string[], locals: Locals, scope: Scope): Found | undefined {
  const root = scope.get(first)
  const named = root?.reference?.object
  const start: Found | undefined = locals.get(first) ?? (root && { type: root.type, ...fieldOf(named, first) })
  return rest.reduce<Found | undefined>((found, name) => found && member(found, name), start)
}

function member({ type }: Found, name: string): Found | undefined {
  const found = membersOf(type).get(name)
  const object = objectIn(type)
  return found && { type: found.type, ...(object === undefined ? {} : { field: { object, name } }) }
}

const fieldOf = (object: ObjectDefinition | undefined, name: string) =>
  object ? { field: { object: object.id, name } } : {}

const element = (found: Found): Found => (found.type.kind === 'list' ? { ...found, type: found.type.of } : found)

function isIterator(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.text ?? ''
  return ['for', 'some', 'every'].includes(before) || before === ','
}

function endOfPath(words: readonly Word[], start: number): number {
  let at = start
  while (words[at]?.kind === 'name') {
    at++
    while (words[at]?.text === '[') at = closingOf(words, at) + 1
    if (words[at]?.text !== '.') break
    at++
  }
  return at
}

function openingOf(words: readonly Word[], closing: number): number {
  let depth = 0
  for (let at = closing; at >= 0; at--) {
    if (words[at]?.text === ']') depth++
    if (words[at]?.text === '[' && --depth === 0) return at
  }
  return 0
}

function closingOf(words: readonly Word[], opening: number): number {
  let depth = 0
  for (let at = opening; at < words.length; at++) {
    if (words[at]?.text === '[') depth++
    if (words[at]?.text === ']' && --depth === 0) return at
  }
  return words.length
}
