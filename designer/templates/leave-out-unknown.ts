/**
 * Takes out of definitions what leads to something that is not there: when only some parts of a template are wanted,
 * the core must not speak of the others. An element goes as a whole; a definition that cannot do without goes too.
 */
import { indexSymbols, type Symbols } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { KindName, Schema } from '#metadata/kinds/schema.ts'
import type { Reference } from '#metadata/reference.ts'
import { lookUp, referencesOf } from '#metadata/references.ts'

/** A definition out of which something was taken. */
export interface Trimmed {
  readonly kind: KindName
  readonly name: string
  /** How many places were taken out; undefined when the whole definition was. */
  readonly places: number | undefined
}

type Steps = readonly (string | number)[]
type Node = Readonly<Record<string, unknown>>

/** The definitions (resolved form) as they can stand beside `others`, and out of which of them something was taken. */
export function leaveOutUnknown(
  definitions: readonly Definition[],
  others: readonly Definition[],
): { definitions: Definition[]; trimmed: Trimmed[] } {
  const places = new Map<string, number | undefined>()
  let left = [...definitions]
  for (let isSteady = false; !isSteady; ) {
    isSteady = true
    const symbols = indexSymbols({ form: 'resolved', definitions: [...others, ...left] })
    left = left.flatMap(definition => {
      const unknown = unknownPlaces(definition, symbols)
      if (unknown.length === 0) return [definition]
      isSteady = false
      const trimmed = unknown.every(steps => steps.length > 0) ? without(definition, unknown) : undefined
      places.set(definition.id, trimmed && (places.get(definition.id) ?? 0) + unknown.length)
      return trimmed ? [trimmed] : []
    })
  }
  const trimmed = definitions.filter(({ id }) => places.has(id))
  return {
    definitions: left,
    trimmed: trimmed.map(({ kind, name, id }) => ({ kind, name, places: places.get(id) })),
  }
}

/** What has to go, each place once; an empty place is the whole definition. */
function unknownPlaces(definition: Definition, symbols: Symbols): Steps[] {
  const found = new Map<string, Steps>()
  for (const reference of referencesOf(definition, symbols)) {
    if (!isUnknown(reference, symbols)) continue
    const steps = toRemove(definition, reference.pointer)
    found.set(steps.join('/'), steps)
  }
  const all = [...found.values()]
  return all.filter(
    steps => !all.some(other => other.length < steps.length && other.every((step, i) => step === steps[i])),
  )
}

/** A field of an object that is not known either is a consequence and goes with its cause. */
function isUnknown(reference: Reference, symbols: Symbols): boolean {
  const needsObject = reference.target === 'field' || reference.target === 'recordType'
  return !(needsObject && !reference.object) && !lookUp(reference, symbols)
}

/** The nearest element around a reference, or the property of the definition; nothing when that is required. */
function toRemove(definition: Definition, pointer: string): Steps {
  const path = pointer.split('/').slice(1)
  // A field that nothing proposes a value for is still a field.
  if (path.at(-1) === 'defaultFormula') return path
  let value: unknown = definition
  let schema: Schema | undefined = kinds[definition.kind]
  const steps: (string | number)[] = []
  let nearest: Steps | undefined
  let isWhole = false
  for (const step of path) {
    if (Array.isArray(value)) {
      const index = Number(step)
      steps.push(index)
      // Fields that count only together, such as those of a key, go together.
      if (!isWhole) nearest = [...steps]
      schema = schema?.items
      value = value[index]
    } else {
      const branch: Schema | undefined = schema && branchOf(schema, value as Node)
      schema = branch?.properties?.[step]
      isWhole = schema?.items?.['x-ref'] === 'field' && branch?.required?.includes(step) === true
      steps.push(step)
      value = (value as Node)[step]
    }
  }
  if (nearest) return nearest
  const [property] = path
  return property === undefined || kinds[definition.kind].required?.includes(property) ? [] : [property]
}

function without(definition: Definition, places: readonly Steps[]): Definition {
  const gone = new Set(places.map(steps => steps.join('/')))
  const copy = (value: unknown, at: string): unknown => {
    const inner = (key: string | number) => (at === '' ? String(key) : `${at}/${key}`)
    if (Array.isArray(value)) {
      return value.flatMap((item, index) => (gone.has(inner(index)) ? [] : [copy(item, inner(index))]))
    }
    if (value === null || typeof value !== 'object') return value
    const entries = Object.entries(value).filter(([key]) => !gone.has(inner(key)))
    return Object.fromEntries(entries.map(([key, item]) => [key, copy(item, inner(key))]))
  }
  return copy(definition, '') as Definition
}
