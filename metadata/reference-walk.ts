/**
 * Walks through a definition, guided by its kind's JSON Schema, and puts something else in the place of its references.
 * Composite ones (paths, filters, texts with braces, expressions) are taken apart: who replaces sees single names only.
 */
import type { Symbols } from './application.ts'
import type { Definition, ObjectDefinition } from './definitions.ts'
import { checkExpression } from './feel/check.ts'
import { type ExpressionPlace, expressionScope } from './feel/expression-scope.ts'
import { mapMarkers, mark, rename, unmark, withoutMarkers } from './feel/markers.ts'
import { type Filter, isFormula, isGroup, type Rule } from './filter.ts'
import { documentDialect, mailDialect } from './handlebars/dialects.ts'
import { mapTemplatePaths, type Place } from './handlebars/map-paths.ts'
import { branchOf } from './kinds/branch-of.ts'
import { kinds } from './kinds/kinds.ts'
import { operandSchema, type Schema } from './kinds/schema.ts'
import type { Reference } from './reference.ts'
import { baseOf, endOfPath, type Frame } from './reference-base.ts'

/** Returns what stands in the place of a reference. */
export type Replace = (reference: Reference) => string

/** Text between braces: `{account.name} ({code})`. */
const braces = /\{([^{}]*)\}/g

/** One walk through one definition. */
export class ReferenceWalk {
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

  /** The copy of the definition. */
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
    const branch = branchOf(schema, value as Frame['node'])
    if (!branch.properties) return value
    const inner = [...frames, { node: value as Frame['node'], schema: branch }]
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
      owner: rule as unknown as Frame['node'],
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

  #endOf(path: string, base: ObjectDefinition | undefined): ObjectDefinition | undefined {
    return endOfPath(path, base, this.#symbols)
  }

  #base(schema: Schema, frames: readonly Frame[], property: string): ObjectDefinition | undefined {
    return baseOf(this.#definition, this.#symbols, { schema, frames, property })
  }

  #isElement(array: string | undefined, key: string): boolean {
    if (!array) return false
    const elements = (this.#definition as unknown as Record<string, unknown>)[array]
    return Array.isArray(elements) && elements.some(item => (item as { as?: string }).as === key)
  }
}

const memberKind = (object: ObjectDefinition | undefined, id: string) =>
  object?.recordTypes?.some(type => type.id === id) ? 'recordType' : 'field'
