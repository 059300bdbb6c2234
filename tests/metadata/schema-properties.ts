/** Every property that the kinds' JSON Schemas know, each with a definition that has it and one in which only it differs. */
import fc from 'fast-check'

import type { Definition } from '#metadata/definitions.ts'
import { equals } from '#metadata/equals.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import { type KindName, kindNames, type Schema } from '#metadata/kinds/schema.ts'

import { arbitraryValue } from './arbitrary-definition.ts'

/** A way through a schema: property names, `[]` for an element, `|n` for the n-th branch of a union. */
export interface SchemaProperty {
  readonly kind: KindName
  readonly path: readonly string[]
  readonly title: string
}

/** All of them, save `kind`: a definition never becomes one of another kind. */
export const schemaProperties: readonly SchemaProperty[] = kindNames.flatMap(kind =>
  pathsOf(kinds[kind])
    .filter(path => path.join('/') !== 'kind')
    .map(path => ({ kind, path, title: `${kind}/${path.join('/')}` })),
)

function pathsOf(schema: Schema): string[][] {
  if (schema['x-ref']) return []
  if (schema.items?.properties || schema.items?.oneOf) return pathsOf(schema.items).map(path => ['[]', ...path])
  if (schema.oneOf) return schema.oneOf.flatMap((branch, index) => pathsOf(branch).map(path => [`|${index}`, ...path]))
  return Object.entries(schema.properties ?? {}).flatMap(([name, item]) => [
    [name],
    ...pathsOf(item).map(path => [name, ...path]),
  ])
}

/** Two definitions that differ in the property and in nothing else. */
export function varied({ kind, path }: SchemaProperty, seed: number): { before: Definition; after: Definition } {
  const before = { ...(withPath(kinds[kind], path, seed) as Definition), kind } as Definition
  const after = replaceAt(structuredClone(before), kinds[kind], path, seed) as Definition
  return { before, after }
}

/** A value with what is required and everything along the path; an array on the way has one element. */
function withPath(schema: Schema, path: readonly string[], seed: number): unknown {
  const [step, ...rest] = path
  if (step === undefined) return sample(schema, seed)
  if (step === '[]') return [withPath(schema.items as Schema, rest, seed)]
  if (step.startsWith('|')) return withPath(schema.oneOf?.[Number(step.slice(1))] as Schema, rest, seed)
  const required = (schema.required ?? []).map(
    name => [name, sample(schema.properties?.[name] as Schema, seed)] as const,
  )
  return { ...Object.fromEntries(required), [step]: withPath(schema.properties?.[step] as Schema, rest, seed) }
}

function replaceAt(value: unknown, schema: Schema, path: readonly string[], seed: number): unknown {
  const [step, ...rest] = path
  if (step === undefined) return other(value, schema, seed)
  if (step === '[]') return [replaceAt((value as unknown[])[0], schema.items as Schema, rest, seed)]
  if (step.startsWith('|')) {
    const index = Number(step.slice(1))
    const branch = schema.oneOf?.[index] as Schema
    const property = branch.properties?.[rest[0] ?? '']
    if (rest.length > 1 || property?.const === undefined) return replaceAt(value, branch, rest, seed)
    // The tag of a union: the element becomes one of the next branch and keeps what that branch knows too.
    const next = schema.oneOf?.[(index + 1) % schema.oneOf.length] as Schema
    const kept = Object.entries(value as object).filter(
      ([name, item]) => equals(next.properties?.[name], branch.properties?.[name]) && item !== undefined,
    )
    return {
      ...(sample(next, seed) as object),
      ...Object.fromEntries(kept),
      [rest[0] as string]: next.properties?.[rest[0] as string]?.const,
    }
  }
  const node = value as Record<string, unknown>
  return { ...node, [step]: replaceAt(node[step], schema.properties?.[step] as Schema, rest, seed) }
}

function other(value: unknown, schema: Schema, seed: number): unknown {
  const found = fc.sample(arbitraryValue(schema), { seed, numRuns: 20 }).find(item => !equals(item, value))
  // Where a schema allows one value only, the other is none.
  return found
}

function sample(schema: Schema, seed: number): unknown {
  return fc.sample(arbitraryValue(schema), { seed, numRuns: 1 })[0]
}

/** A copy of a definition that does not have the property; the tag of a union is made the same everywhere instead. */
export function without(definition: Definition, { kind, path }: SchemaProperty): Definition {
  if (definition.kind !== kind) return definition
  const copy = structuredClone(definition)
  remove(copy, kinds[kind], path)
  return copy
}

function remove(value: unknown, schema: Schema, path: readonly string[]): void {
  const [step, ...rest] = path
  if (value === undefined || step === undefined) return
  if (step === '[]') {
    for (const item of value as unknown[]) remove(item, schema.items as Schema, rest)
  } else if (step.startsWith('|')) {
    remove(value, schema.oneOf?.[Number(step.slice(1))] as Schema, rest)
  } else if (rest.length > 0) {
    remove((value as Record<string, unknown>)[step], schema.properties?.[step] as Schema, rest)
  } else {
    const isTag = schema.properties?.[step]?.const !== undefined
    if (isTag) (value as Record<string, unknown>)[step] = schema.properties?.[step]?.const
    else delete (value as Record<string, unknown>)[step]
  }
}
