/**
 * Remembers what was worked out about one definition for as long as everything that was looked up for it stays the same
 * value. After an edit only what the edit touches is worked out again, whatever the size of the application.
 */
import type { Symbols } from './application.ts'
import type { Definition, ObjectDefinition } from './definitions.ts'
import type { KindName } from './kinds/schema.ts'
import { systemFieldTarget } from './system-fields.ts'

/** One look-up and its answer. */
type LookUp =
  | { readonly kind: KindName | undefined; readonly key: string; readonly answer: Definition | undefined }
  | { readonly kind: KindName; readonly key: undefined; readonly answer: readonly Definition[] }

interface Remembered<T> {
  readonly lookUps: readonly LookUp[]
  readonly value: T
}

/** `work`, which may look up definitions one by one and ask for all of a kind only where there are few, with its answers remembered. */
export function whileSame<T>(
  work: (definition: Definition, symbols: Symbols) => T,
): (definition: Definition, symbols: Symbols) => T {
  const known = new WeakMap<Definition, Remembered<T>>()
  return (definition, symbols) => {
    const remembered = known.get(definition)
    if (remembered?.lookUps.every(lookUp => isSame(lookUp, symbols))) return remembered.value
    const lookUps = new Map<string, LookUp>()
    const value = work(definition, recordLookUps(symbols, lookUps))
    known.set(definition, { lookUps: [...lookUps.values()], value })
    return value
  }
}

function isSame({ kind, key, answer }: LookUp, symbols: Symbols): boolean {
  if (key === undefined) {
    const all = symbols.all(kind)
    return all.length === answer.length && all.every((item, index) => item === answer[index])
  }
  return (kind === undefined ? symbols.byId(key) : symbols.definition(kind, key)) === answer
}

/** Kinds of which there are few, so that all of them can be compared. */
const fewOf: ReadonlySet<KindName> = new Set(['setting', 'role'])

/** The symbols, which write down what they are asked. Fields need not be: they belong to an object that was looked up. */
function recordLookUps(symbols: Symbols, lookUps: Map<string, LookUp>): Symbols {
  const recorded: Symbols = {
    ...symbols,
    definition(kind, key) {
      const answer = symbols.definition(kind, key)
      lookUps.set(`${kind}/${key}`, { kind, key, answer })
      return answer
    },
    byId(key) {
      const answer = symbols.byId(key)
      lookUps.set(key, { kind: undefined, key, answer })
      return answer
    },
    all(kind) {
      if (!fewOf.has(kind)) throw new Error('What depends on all definitions cannot be remembered')
      const answer = symbols.all(kind)
      lookUps.set(`${kind}/`, { kind, key: undefined, answer })
      return answer
    },
    targetOf(object: ObjectDefinition, wanted: string) {
      const field = symbols.field(object, wanted)
      if (field) return 'target' in field ? recorded.definition('object', field.target) : undefined
      const target = systemFieldTarget(object, wanted)
      return target ? (recorded.byId(target) as ObjectDefinition | undefined) : undefined
    },
  }
  return recorded
}
