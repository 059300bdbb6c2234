/**
 * Places within a definition. A path of property names and of keys, names or positions of elements is followed along
 * the JSON Schema of the kind, so that a wrong step is refused with what may have been meant.
 */
import type { Definition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import { unknownDefinition } from '#runtime/problems.ts'

/** A property name, or the key, name or position of an element. */
export type Step = string | number
export type Path = readonly Step[]
type Node = Readonly<Record<string, unknown>>

/** What stands somewhere in a definition. */
export interface Place {
  /** Property names and positions only. */
  readonly steps: Path
  /** undefined where nothing stands yet. */
  readonly value: unknown
  /** undefined within values that the kinds do not describe, such as filters. */
  readonly schema: Schema | undefined
}

/** Follows a path to the end; the last property may be one that has no value yet. Problem `definition/unknown`. */
export function findPlace(definition: Definition, path: Path): Place {
  let place: Place = { steps: [], value: definition, schema: kinds[definition.kind] }
  for (const [index, step] of path.entries()) {
    place = Array.isArray(place.value)
      ? elementOf(definition, place, place.value, step)
      : propertyOf(definition, place, step, index)
  }
  return place
}

/** A copy of the definition with `value` at a place; undefined takes away what stood there. */
export function writeAt<T>(into: T, steps: Path, value: unknown): T {
  const [step, ...rest] = steps
  if (step === undefined) return value as T
  if (Array.isArray(into)) {
    const index = Number(step)
    const items = [...into]
    if (rest.length === 0 && value === undefined) items.splice(index, 1)
    else items[index] = writeAt(items[index], rest, value)
    return items as T
  }
  const node = (into ?? {}) as Node
  if (rest.length === 0 && value === undefined) {
    const { [step]: _gone, ...left } = node
    return left as T
  }
  return { ...node, [step]: writeAt(node[step], rest, value) } as T
}

function propertyOf(definition: Definition, { steps, value, schema }: Place, step: Step, index: number): Place {
  const node = isNode(value) ? value : undefined
  const properties = schema && branchOf(schema, node ?? {}).properties
  const name = String(step)
  if (properties && !Object.hasOwn(properties, name)) {
    throw unknown(definition, steps, name, Object.keys(properties))
  }
  // Only a group that may still be made is entered although it is not there.
  const isEnterable = node !== undefined || (value === undefined && properties !== undefined && index > 0)
  if (!isEnterable || name === '__proto__') throw unknown(definition, steps, name, [])
  return { steps: [...steps, name], value: node && own(node, name), schema: properties?.[name] }
}

function elementOf(definition: Definition, place: Place, elements: readonly unknown[], step: Step): Place {
  const { schema, steps } = place
  const index = positionOf(elements, schema, step)
  if (index === undefined) {
    throw unknown(definition, steps, String(step), elements.map(item => keyOf(item, schema)).filter(isText))
  }
  return { steps: [...steps, index], value: elements[index], schema: schema?.items }
}

/** Where an element stands in its array; undefined where no element has that key, name or position. */
export function positionOf(elements: readonly unknown[], schema: Schema | undefined, step: Step): number | undefined {
  if (typeof step === 'number') return step >= 0 && step < elements.length ? step : undefined
  const byKey = elements.findIndex(item => keyOf(item, schema) === step)
  if (byKey >= 0) return byKey
  const byName = elements.findIndex(item => isNode(item) && item.name === step)
  if (byName >= 0) return byName
  const isKeyed = schema?.['x-key'] !== undefined
  return !isKeyed && /^\d{1,4}$/.test(step) && Number(step) < elements.length ? Number(step) : undefined
}

/** What tells an element from others in its array; undefined where they are told apart by their position only. */
export function keyOf(element: unknown, schema: Schema | undefined): string | undefined {
  if (typeof element === 'string') return element
  const key = schema?.['x-key']
  const value = key !== undefined && isNode(element) ? own(element, key) : undefined
  return isText(value) ? value : undefined
}

/** How elements are called by people: by their names where they have some. */
export function shownKeyOf(element: unknown, schema: Schema | undefined, index: number): string {
  const name = isNode(element) ? (element.name ?? (schema ? undefined : element.field)) : undefined
  return isText(name) ? name : (keyOf(element, schema) ?? String(index + 1))
}

/** JSON pointer (RFC 6901) of steps. */
export function pointerOf(steps: Path): string {
  return steps.map(step => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** The steps of a JSON pointer within a definition: positions where arrays stand. */
export function stepsOf(definition: Definition, pointer: string): Path {
  let at: unknown = definition
  return pointer
    .split('/')
    .slice(1)
    .map(part => {
      const name = part.replaceAll('~1', '/').replaceAll('~0', '~')
      const step = Array.isArray(at) ? Number(name) : name
      at = (at as Node | undefined)?.[step]
      return step
    })
}

/** What stands at steps; undefined where nothing does. */
export function valueAt(value: unknown, steps: Path): unknown {
  return steps.reduce<unknown>(
    (at, step) => (at !== null && typeof at === 'object' ? own(at as Node, String(step)) : undefined),
    value,
  )
}

/** An object of JSON, not an array. */
export function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function own(node: Node, name: string): unknown {
  return Object.hasOwn(node, name) ? node[name] : undefined
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function unknown({ kind, name }: Definition, steps: Path, wanted: string, candidates: readonly string[]) {
  const shown = wanted.slice(0, 100)
  const near = didYouMean(shown, candidates)
  return unknownDefinition(
    `There is no ${shown} at ${pointerOf(steps) || '/'} of the ${kind} ${name}.`,
    near.length > 0 ? { didYouMean: near } : {},
  )
}
