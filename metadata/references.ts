/** The references of a definition: listed, replaced, and exchanged between names and ids. */
import { indexSymbols, type NamedApplication, type ResolvedApplication, type Symbols } from './application.ts'
import type { Definition } from './definitions.ts'
import type { ExpressionPlace } from './feel/expression-scope.ts'
import type { Reference } from './reference.ts'
import { ReferenceWalk, type Replace } from './reference-walk.ts'
import { hasSystemField } from './system-fields.ts'
import { whileSame } from './while-same.ts'

/** A copy of the definition in which every reference is what `replace` returned. */
export function mapReferences(definition: Definition, symbols: Symbols, replace: Replace): Definition {
  return new ReferenceWalk(definition, symbols, replace, symbols.form).run()
}

/** Every expression of a definition, at its place. */
export function expressionsOf(definition: Definition, symbols: Symbols): ExpressionPlace[] {
  const found: ExpressionPlace[] = []
  new ReferenceWalk(
    definition,
    symbols,
    reference => reference.value,
    symbols.form,
    place => found.push(place),
  ).run()
  return found
}

/** Every reference of a definition, in the order in which they stand. */
export function referencesOf(definition: Definition, symbols: Symbols): Reference[] {
  const found: Reference[] = []
  mapReferences(definition, symbols, reference => {
    found.push(reference)
    return reference.value
  })
  return found
}

/** Puts ids where names stand. A name that means nothing is kept as `?name`. What an edit left alone stays the same value. */
export function toResolved(application: NamedApplication): ResolvedApplication {
  const symbols = indexSymbols(application)
  return { form: 'resolved', definitions: application.definitions.map(item => resolveOnce(item, symbols)) }
}

/** Puts the names of today where ids stand. An id that means nothing is kept as `?id`. */
export function toNamed(application: ResolvedApplication): NamedApplication {
  const symbols = indexSymbols(application)
  return { form: 'named', definitions: application.definitions.map(item => nameOnce(item, symbols)) }
}

/** One definition that need not belong to the application; `symbols` are those of the named form. */
export function resolveDefinition(definition: Definition, symbols: Symbols): Definition {
  return new ReferenceWalk(definition, symbols, reference => exchange(reference, symbols, 'id'), 'resolved').run()
}

/** The way back; `symbols` are those of the resolved form. */
export function nameDefinition(definition: Definition, symbols: Symbols): Definition {
  return new ReferenceWalk(definition, symbols, reference => exchange(reference, symbols, 'name'), 'named').run()
}

const resolveOnce = whileSame(resolveDefinition)
const nameOnce = whileSame(nameDefinition)

function exchange(reference: Reference, symbols: Symbols, to: 'id' | 'name'): string {
  if (reference.value.startsWith('?')) return reference.value.slice(1)
  const found = lookUp(reference, symbols)
  if (!found) return `?${reference.value}`
  return found[to]
}

/** The id and name of what a reference leads to. */
export function lookUp(reference: Reference, symbols: Symbols): { id: string; name: string } | undefined {
  const { target, value, object } = reference
  switch (target) {
    case 'field': {
      if (!object) return undefined
      const field = symbols.field(object, value)
      if (field) return field
      const name = value.startsWith('@') ? value.slice(1) : value
      return hasSystemField(object, name) ? { id: `@${name}`, name } : undefined
    }
    case 'recordType':
      return object?.recordTypes?.find(type => type.id === value || type.name === value)
    case 'part': {
      const [template, part] = splitOnce(value)
      const definition = symbols.definition('template', template)
      if (!definition?.parts?.some(item => item.name === part)) return undefined
      return { id: `${definition.id}.${part}`, name: `${definition.name}.${part}` }
    }
    default:
      return symbols.definition(target, value)
  }
}

function splitOnce(value: string): [string, string] {
  const dot = value.indexOf('.')
  return dot < 0 ? [value, ''] : [value.slice(0, dot), value.slice(dot + 1)]
}
