/**
 * The application as rules read it: indexed once, with every reference and every field path found once. Rules are
 * functions of this value alone; they share no state and know nothing of each other.
 */
import { indexSymbols, type NamedApplication, type Symbols } from '../application.ts'
import type { Definition, ObjectDefinition } from '../definitions.ts'
import { type FieldUse, fieldUse } from '../field-use.ts'
import type { Finding } from '../finding.ts'
import type { Schema } from '../kinds/schema.ts'
import type { Reference } from '../reference.ts'
import { referencesOf } from '../references.ts'
import { walkDefinition } from '../walk-definition.ts'
import { whileSame } from '../while-same.ts'

/** What stands at a position that names a field or a path of fields. */
export interface FieldPath {
  readonly pointer: string
  /** As written: `account.city`. */
  readonly whole: string
  /** The object that it starts from; undefined where that is not known. */
  readonly base: ObjectDefinition | undefined
  /** What the steps are; shorter than the path where it breaks off. */
  readonly steps: readonly FieldUse[]
  /** The last step; undefined for a path that breaks off. */
  readonly end: FieldUse | undefined
  /** Where in the text at the pointer it stands; only in templates. */
  readonly range?: { readonly from: number; readonly to: number }
}

/** A value that its schema says something about: a reference, a keyed array, or a value of a named type. */
export interface MarkedNode {
  readonly value: unknown
  readonly schema: Schema
  readonly pointer: string
}

export interface RuleContext {
  readonly application: NamedApplication
  readonly definitions: readonly Definition[]
  readonly symbols: Symbols
  referencesOf(definition: Definition): readonly Reference[]
  pathsOf(definition: Definition): readonly FieldPath[]
  nodesOf(definition: Definition): readonly MarkedNode[]
  /** The path at a JSON pointer; the first where a text holds several. */
  pathAt(definition: Definition, pointer: string): FieldPath | undefined
}

/** Says what is wrong with an application in one respect. */
export type Rule = (context: RuleContext) => Iterable<Finding>

/** Indexes an application for the rules, unless that was done. */
export function createRuleContext(
  application: NamedApplication,
  symbols: Symbols = indexSymbols(application),
): RuleContext {
  const places = memo(definition => placesOf(definition, symbols))
  return {
    application,
    definitions: application.definitions,
    symbols,
    referencesOf: definition => places(definition).references,
    pathsOf: definition => places(definition).paths,
    nodesOf: markedNodes,
    pathAt: (definition, pointer) => places(definition).byPointer.get(pointer),
  }
}

/** What a definition refers to within one application. */
interface Places {
  readonly references: readonly Reference[]
  readonly paths: readonly FieldPath[]
  readonly byPointer: ReadonlyMap<string, FieldPath>
}

const placesOf = whileSame((definition, symbols): Places => {
  const references = referencesOf(definition, symbols)
  const paths = pathsAmong(references, symbols)
  const byPointer = new Map(paths.toReversed().map(path => [path.pointer, path] as const))
  return { references, paths, byPointer }
})

function memo<T>(work: (definition: Definition) => T): (definition: Definition) => T {
  const known = new Map<Definition, T>()
  return definition => {
    let value = known.get(definition)
    if (value === undefined) {
      value = work(definition)
      known.set(definition, value)
    }
    return value
  }
}

const known = new WeakMap<Definition, readonly MarkedNode[]>()

/** Definitions are never changed in place, so what was found in one stays true. */
function markedNodes(definition: Definition): readonly MarkedNode[] {
  const found = known.get(definition)
  if (found) return found
  const nodes: MarkedNode[] = []
  known.set(definition, nodes)
  walkDefinition(definition, (value, schema, pointer) => {
    if (schema['x-ref'] || schema['x-key'] || schema['x-type']) nodes.push({ value, schema, pointer })
  })
  return nodes
}

/** Puts the single names that the walker of references hands out together again. */
function pathsAmong(references: readonly Reference[], symbols: Symbols): FieldPath[] {
  const paths: FieldPath[] = []
  for (let index = 0; index < references.length; ) {
    const first = references[index] as Reference
    if (first.target !== 'field') {
      index += 1
      continue
    }
    const count = first.value === first.whole ? 1 : first.whole.split('.').length
    const names = references.slice(index, index + count).map(step => step.value)
    const path = followPath(symbols, first.object, names, first.pointer, first.whole)
    const last = references[index + count - 1]?.range
    paths.push(first.range && last ? { ...path, range: { from: first.range.from, to: last.to } } : path)
    index += count
  }
  return paths
}

function followPath(
  symbols: Symbols,
  base: ObjectDefinition | undefined,
  names: readonly string[],
  pointer: string,
  whole: string,
): FieldPath {
  const steps: FieldUse[] = []
  let object = base
  for (const name of names) {
    const step = object && fieldUse(symbols, object, name)
    if (!step) break
    steps.push(step)
    object = step.type === 'reference' || step.type === 'children' ? step.targets[0] : undefined
  }
  return { pointer, whole, base, steps, end: steps.length === names.length ? steps.at(-1) : undefined }
}
