/**
 * Finds every reference in a definition, guided by its kind's JSON Schema, and can put something else in its place.
 * Composite references (paths, filters, texts with braces, expressions) are taken apart: a visitor sees single names only.
 */
import { indexSymbols, type NamedApplication, type ResolvedApplication, type Symbols } from './application.ts'
import type { Definition, ObjectDefinition } from './definitions.ts'
import { checkExpression } from './feel/check.ts'
import { type ExpressionPlace, expressionScope } from './feel/expression-scope.ts'
import { mapMarkers, mark, rename, unmark, withoutMarkers } from './feel/markers.ts'
import { type Filter, isFormula, isGroup, type Rule } from './filter.ts'
import { documentDialect, mailDialect } from './handlebars/dialects.ts'
import { mapTemplatePaths, type Place } from './handlebars/map-paths.ts'
import { kinds } from './kinds/kinds.ts'
import { type KindName, operandSchema, type Schema } from './kinds/schema.ts'
import { hasSystemField } from './system-fields.ts'
import { whileSame } from './while-same.ts'

/** One name at one place. */
export interface Reference {
  readonly target: KindName | 'field' | 'recordType' | 'part'
  /** The name (named form) or id (resolved form; `@name` for a system field). */
  readonly value: string
  /** JSON pointer within the definition. */
  readonly pointer: string
  /** The object that a field or record type belongs to, where it is known. */
  readonly object?: ObjectDefinition | undefined
  /** What the whole position holds: `account.city` where this reference is its `city`. */
  readonly whole: string
  /** Where in the text at the pointer the name stands; only in templates. */
  readonly range?: { readonly from: number; readonly to: number }
}

/** Returns what stands in the place of a reference. */
export type Replace = (reference: Reference) => string

type Node = Readonly<Record<string, unknown>>
interface Frame {
  readonly node: Node
  readonly schema: Schema
}

/** A copy of the definition in which every reference is what `replace` returned. */
export function mapReferences(definition: Definition, symbols: Symbols, replace: Replace): Definition {
  return new Walk(definition, symbols, replace, symbols.form).run()
}

/** Every expression of a definition, at its place. */
export function expressionsOf(definition: Definition, symbols: Symbols): ExpressionPlace[] {
  const found: ExpressionPlace[] = []
  new Walk(
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
  return new Walk(definition, symbols, reference => exchange(reference, symbols, 'id'), 'resolved').run()
}

/** The way back; `symbols` are those of the resolved form. */
export function nameDefinition(definition: Definition, symbols: Symbols): Definition {
  return new Walk(definition, symbols, reference => exchange(reference, symbols, 'name'), 'named').run()
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

/** Text between braces: `{account.name} ({code})`. */
const braces = /\{([^{}]*)\}/g

class Walk {
  readonly #definition: Definition
  readonly #symbols: Symbols
  readonly #replace: Replace
  readonly #form: Symbols['form']
  readonly #visit: ((place: ExpressionPlace) => void) | undefined

  /** `form` is that of the copy, in which expressions are written. */
  constructor(
    definition: Definition,
    symbols: Symbols,
    replace: Replace,
    form: Symbols['form'],
    visit?: (place: ExpressionPlace) => void,
  ) {
    this.#definition = definition
    this.#symbols = symbols
    this.#replace = replace
    this.#form = form
    this.#visit = visit
  }

  run(): Definition {
    return this.#value(this.#definition, kinds[this.#definition.kind], [], '', '') as Definition
  }

  #value(value: unknown, schema: Schema, frames: readonly Frame[], property: string, pointer: string): unknown {
    if (schema['x-ref']) return this.#reference(value, schema, frames, property, pointer)
    if (Array.isArray(value)) {
      const items = schema.items
      return items
        ? value.map((item, index) => this.#value(item, items, frames, property, `${pointer}/${index}`))
        : value
    }
    if (value === null || typeof value !== 'object') return value
    const branch = branchOf(schema, value as Node)
    if (!branch.properties) return value
    const inner = [...frames, { node: value as Node, schema: branch }]
    const out: Record<string, unknown> = {}
    for (const [key, item] of Object.entries(value)) {
      const itemSchema = branch.properties[key]
      out[key] = itemSchema ? this.#value(item, itemSchema, inner, key, `${pointer}/${key}`) : item
    }
    return out
  }

  #reference(value: unknown, schema: Schema, frames: readonly Frame[], property: string, pointer: string): unknown {
    const target = schema['x-ref']
    if (target === 'filter') return this.#filter(value, this.#base(schema, frames, property), pointer)
    if (typeof value !== 'string') return value
    if (target === 'expression') return this.#expression(value, schema, frames, property, pointer)
    switch (target) {
      case 'path':
        if (this.#isElement(schema['x-unless'], value)) return value
        return this.#path(value, this.#base(schema, frames, property), pointer)
      case 'template-text': {
        const base = this.#base(schema, frames, property)
        return value.replaceAll(braces, (_, path: string) => `{${this.#path(path, base, pointer)}}`)
      }
      case 'handlebars':
        return this.#template(value, this.#base(schema, frames, property), pointer)
      case 'field':
      case 'recordType':
        return this.#replace({ target, value, pointer, object: this.#base(schema, frames, property), whole: value })
      default:
        return this.#replace({ target: target as Reference['target'], value, pointer, whole: value })
    }
  }

  #template(text: string, base: ObjectDefinition | undefined, pointer: string): string {
    const isDocument = this.#definition.kind === 'document'
    return mapTemplatePaths(text, isDocument ? documentDialect : mailDialect, base, {
      replace: (names, start, places) => this.#templatePath(names, start, pointer, places, isDocument),
      endOf: (names, start) => this.#endOf(names.join('.'), start),
      setting: (value, range) => this.#replace({ target: 'setting', value, pointer, whole: value, range }),
    })
  }

  /** Where totals are reckoned, a path goes on after children: it is told as two. */
  #templatePath(
    names: readonly string[],
    base: ObjectDefinition | undefined,
    pointer: string,
    places: readonly Place[],
    mayCross: boolean,
  ): string[] {
    const crossed = names.findIndex((name, index) => {
      const object = index < names.length - 1 ? this.#endOfNames(names.slice(0, index), base) : undefined
      return object !== undefined && this.#symbols.field(object, name)?.type === 'children'
    })
    if (!mayCross || crossed < 0) return this.#path(names.join('.'), base, pointer, places).split('.')
    const [head, rest] = [names.slice(0, crossed + 1), names.slice(crossed + 1)]
    const line = this.#endOfNames(head, base)
    return [
      ...this.#path(head.join('.'), base, pointer, places).split('.'),
      ...this.#templatePath(rest, line, pointer, places.slice(crossed + 1), mayCross),
    ]
  }

  #endOfNames(names: readonly string[], base: ObjectDefinition | undefined): ObjectDefinition | undefined {
    return names.length === 0 ? base : this.#endOf(names.join('.'), base)
  }

  /** `places`: of each of its names, where it stands in a template. */
  #path(path: string, base: ObjectDefinition | undefined, pointer: string, places: readonly Place[] = []): string {
    let object = base
    return path
      .split('.')
      .map((value, index) => {
        const place = places[index]
        const range = place && { from: place.from, to: place.to }
        const replaced = this.#replace({
          target: 'field',
          value,
          pointer,
          object,
          whole: path,
          ...(range ? { range } : {}),
        })
        object = object && this.#symbols.targetOf(object, value)
        return replaced
      })
      .join('.')
  }

  #filter(value: unknown, base: ObjectDefinition | undefined, pointer: string): unknown {
    if (value === null || typeof value !== 'object') return value
    const node = value as Filter | Rule
    if (isGroup(node)) {
      if (!Array.isArray(node.rules)) return value
      return { ...node, rules: node.rules.map((rule, index) => this.#filter(rule, base, `${pointer}/rules/${index}`)) }
    }
    if (typeof node.field !== 'string') return value
    const field = this.#path(node.field, base, `${pointer}/field`)
    if (!node.match) {
      if (!('value' in node)) return { ...node, field }
      return { ...node, field, value: this.#operand(node.value, node, base, `${pointer}/value`) }
    }
    return { ...node, field, value: this.#filter(node.value, this.#endOf(node.field, base), `${pointer}/value`) }
  }

  /** Constants stay; expressions are found in the place of a value and in a list of values. */
  #operand(value: unknown, rule: Rule, base: ObjectDefinition | undefined, pointer: string): unknown {
    if (Array.isArray(value)) return value.map((item, index) => this.#operand(item, rule, base, `${pointer}/${index}`))
    if (!isFormula(value)) return value
    const place = {
      pointer: `${pointer}/expression`,
      schema: operandSchema,
      object: undefined,
      owner: rule as unknown as Node,
      fieldOf: base,
    }
    return { ...value, expression: this.#written({ ...place, text: value.expression }) }
  }

  #expression(text: string, schema: Schema, frames: readonly Frame[], property: string, pointer: string): string {
    const { node, schema: around } = frames.at(-1) as Frame
    const beside = around.properties?.field
    return this.#written({
      text,
      pointer,
      schema,
      object: this.#base(schema, frames, property),
      owner: node,
      fieldOf: beside && this.#base(beside, frames, 'field'),
    })
  }

  /** The text of an expression with what it names replaced. */
  #written(place: ExpressionPlace): string {
    const { text, pointer } = place
    if (this.#symbols.form === 'resolved') return this.#marked(text, pointer)
    if (this.#visit) {
      this.#visit(place)
      return text
    }
    const scope = expressionScope(this.#definition, place, this.#symbols)
    const { references } = checkExpression(withoutMarkers(text), scope)
    const replaced = ({ target, value, object }: (typeof references)[number]) => {
      const now = this.#replace({ target, value, object, pointer, whole: value })
      return now.startsWith('?') ? undefined : now
    }
    return this.#form === 'resolved' ? mark(text, references, replaced) : rename(text, references, replaced)
  }

  /** An expression of the resolved form. */
  #marked(text: string, pointer: string): string {
    const replaced = ({ object: objectId, id }: { object: string | undefined; id: string }) => {
      const object = objectId === undefined ? undefined : this.#symbols.definition('object', objectId)
      const target = objectId === undefined ? this.#symbols.byId(id)?.kind : memberKind(object, id)
      if (!target) return undefined
      const now = this.#replace({ target, value: id, object, pointer, whole: id })
      return now.startsWith('?') ? undefined : now
    }
    if (this.#form === 'named') {
      const { kind } = this.#definition
      const variables = kind === 'workflow' ? this.#definition.variables?.map(variable => variable.name) : undefined
      return unmark(text, replaced, name => variables?.includes(name) === true)
    }
    return mapMarkers(text, replaced)
  }

  /** The object that a path ends at. */
  #endOf(path: string, base: ObjectDefinition | undefined): ObjectDefinition | undefined {
    return path
      .split('.')
      .reduce<ObjectDefinition | undefined>((object, step) => object && this.#symbols.targetOf(object, step), base)
  }

  /** The object whose fields a position names: found on the nearest enclosing node that has the property `x-of`. */
  #base(schema: Schema, frames: readonly Frame[], property: string): ObjectDefinition | undefined {
    const of = schema['x-of']
    if (!of) return undefined
    if (of === '$self') return this.#definition.kind === 'object' ? this.#definition : undefined
    for (let index = frames.length - 1; index >= 0; index--) {
      const { node, schema: frameSchema } = frames[index] as Frame
      const leading = frameSchema.properties?.[of]
      if (!leading || (index === frames.length - 1 && of === property)) continue
      const value = node[of]
      if (typeof value !== 'string') return undefined
      const target = leading['x-ref']
      if (target === 'object') return this.#symbols.definition('object', value)
      if (target === 'report' || target === 'list') {
        const made = this.#symbols.definition(target, value)
        return made && this.#symbols.definition('object', made.object)
      }
      return this.#endOf(value, this.#base(leading, frames.slice(0, index + 1), of))
    }
    return undefined
  }

  #isElement(array: string | undefined, key: string): boolean {
    if (!array) return false
    const elements = (this.#definition as unknown as Record<string, unknown>)[array]
    return Array.isArray(elements) && elements.some(item => (item as { as?: string }).as === key)
  }
}

const memberKind = (object: ObjectDefinition | undefined, id: string) =>
  object?.recordTypes?.some(type => type.id === id) ? 'recordType' : 'field'

/** The branch of a discriminated union that a node belongs to; the schema itself where there is none. */
export function branchOf(schema: Schema, node: Node): Schema {
  if (!schema.oneOf || !schema.discriminator) return schema
  const property = schema.discriminator.propertyName
  return schema.oneOf.find(branch => branch.properties?.[property]?.const === node[property]) ?? schema
}
