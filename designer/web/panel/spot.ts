/** What stands at a place of a definition, with all that the JSON Schema says about it. */
import type { Definition } from '#metadata/definitions.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import type { Place } from '../definition/use-selection.ts'
import type { Kinds } from './use-kinds.ts'

export type Node = Readonly<Record<string, unknown>>

/** An object on the way to a place, with the branch of its schema that applies. */
export interface Frame {
  readonly node: Node
  readonly schema: Schema
  /** The array or property that it stands in. */
  readonly property: string
}

export interface Spot {
  readonly place: Place
  readonly value: unknown
  /** The branch that applies, where there are several. */
  readonly schema: Schema
  /** The schema as written: a union keeps its branches. */
  readonly whole: Schema
  /** JSON pointer, with positions. */
  readonly pointer: string
  /** Objects from the definition down to this one. */
  readonly frames: readonly Frame[]
  /** The array that it is an element of. */
  readonly array?: { readonly schema: Schema; readonly values: readonly unknown[]; readonly index: number }
}

/** The spot of a place, or of as much of the place as exists. */
export function findSpot(definition: Definition, kinds: Kinds, place: Place): Spot {
  const kind = kinds[definition.kind]
  const node = definition as unknown as Node
  let spot: Spot = {
    place: [],
    value: node,
    schema: kind,
    whole: kind,
    pointer: '',
    frames: [{ node, schema: kind, property: '' }],
  }
  let shown = spot
  for (const step of place) {
    const next = stepInto(spot, step)
    if (!next) break
    spot = next
    if (isNode(spot.value)) shown = spot
  }
  return shown
}

function stepInto(spot: Spot, step: string): Spot | undefined {
  const { value, frames } = spot
  const place = [...spot.place, step]
  if (Array.isArray(value)) {
    const items = spot.schema.items
    const index = positionOf(value, spot.schema, step)
    if (!items || index === undefined) return undefined
    const element: unknown = value[index]
    const schema = branchOf(items, element)
    const property = frames.at(-1)?.property ?? ''
    return {
      place,
      value: element,
      schema,
      whole: items,
      pointer: `${spot.pointer}/${index}`,
      frames: isNode(element) ? [...frames, { node: element, schema, property }] : frames,
      array: { schema: spot.schema, values: value, index },
    }
  }
  const whole = spot.schema.properties?.[step]
  if (!whole || !isNode(value)) return undefined
  const inner = value[step]
  const schema = branchOf(whole, inner)
  return {
    place,
    value: inner,
    schema,
    whole,
    pointer: `${spot.pointer}/${escapeStep(step)}`,
    frames: isNode(inner) ? [...frames, { node: inner, schema, property: step }] : frames,
  }
}

/** A property name within a JSON pointer. */
export function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** Where the element of that key (or position, without keys) stands. */
function positionOf(values: readonly unknown[], schema: Schema, step: string): number | undefined {
  const key = schema['x-key']
  if (key === undefined) return Number(step) < values.length ? Number(step) : undefined
  const index = values.findIndex(item => isNode(item) && item[key] === step)
  return index < 0 ? undefined : index
}

/** The step of a place that leads to an element. */
export function stepTo(schema: Schema, value: unknown, index: number): string {
  const key = schema['x-key']
  return key !== undefined && isNode(value) ? String(value[key]) : String(index)
}

/** The branch of a union that a value belongs to. */
export function branchOf(schema: Schema, value: unknown): Schema {
  const by = schema.discriminator?.propertyName
  if (!by || !schema.oneOf || !isNode(value)) return schema
  return schema.oneOf.find(branch => branch.properties?.[by]?.const === value[by]) ?? schema
}

/** An object of JSON. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The place that a JSON pointer leads to, with keys instead of positions, as far as objects go. */
export function placeOf(definition: Definition, kinds: Kinds, pointer: string): Place {
  const place: string[] = []
  let value: unknown = definition
  let schema: Schema | undefined = kinds[definition.kind]
  for (const part of pointer.split('/').slice(1)) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (Array.isArray(value)) {
      const element: unknown = value[Number(step)]
      if (!schema?.items || !isNode(element)) break
      place.push(stepTo(schema, element, Number(step)))
      schema = branchOf(schema.items, element)
      value = element
    } else {
      const inner: Schema | undefined = schema?.properties?.[step]
      if (!inner || !isNode(value)) break
      const next: unknown = value[step]
      if (next === undefined || inner['x-ref'] || (!inner.properties && !inner.items)) break
      place.push(step)
      schema = branchOf(inner, next)
      value = next
    }
  }
  return place
}
