/**
 * The place of an expression that somebody types: the definition of the draft with the text at the pointer, also where
 * nothing stands there yet. The draft is not changed.
 */
import { indexSymbols, type Symbols } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { type ExpressionPlace, expressionScope } from '#metadata/feel/expression-scope.ts'
import type { Scope } from '#metadata/feel/scope.ts'
import { operandSchema } from '#metadata/kinds/schema.ts'
import { expressionsOf } from '#metadata/references.ts'
import { unknownDefinition } from '#runtime/problems.ts'
import type { DraftState } from '../drafts/draft-state.ts'

/** Where the text stands. */
export interface ExpressionAddress {
  readonly kind: string
  /** Name or id of the definition. */
  readonly name: string
  /** JSON pointer. */
  readonly pointer: string
  readonly text: string
  /** Of a value of a filter: the rule that it belongs to; `pointer` is the filter's. */
  readonly rule?: {
    readonly object: string
    readonly field: string
    readonly operator: string
    readonly isItem?: boolean
  }
}

export interface FoundPlace {
  readonly definition: Definition
  readonly place: ExpressionPlace
  readonly scope: Scope
  readonly symbols: Symbols
}

/** Problem `definition/unknown` where the draft has no such definition, or no expression belongs at the pointer. */
export function findPlace({ application }: DraftState, address: ExpressionAddress): FoundPlace {
  const { kind, name, pointer, text } = address
  const found = application.definitions.find(item => item.kind === kind && (item.name === name || item.id === name))
  if (!found) throw unknownDefinition(`There is no ${kind} "${name}".`)
  if (address.rule) return placeInFilter(found, address.rule, address, indexSymbols(application))
  const steps = pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const definition = written(found, steps, text) as Definition
  const symbols = indexSymbols(application)
  const place = expressionsOf(definition, symbols).find(item => item.pointer === pointer)
  if (!place) throw unknownDefinition(`No expression belongs at ${pointer}.`)
  return { definition, place, scope: expressionScope(definition, place, symbols), symbols }
}

/** A rule that is being built need not stand in the draft yet. */
function placeInFilter(
  definition: Definition,
  rule: NonNullable<ExpressionAddress['rule']>,
  { pointer, text }: ExpressionAddress,
  symbols: Symbols,
): FoundPlace {
  const owner = { field: rule.field, operator: rule.operator, ...(rule.isItem ? { value: [] } : {}) }
  const fieldOf = symbols.definition('object', rule.object)
  const place: ExpressionPlace = { text, pointer, schema: operandSchema, object: undefined, owner, fieldOf }
  return { definition, place, scope: expressionScope(definition, place, symbols), symbols }
}

/** The value with a text at the end of the steps; groups that are not there yet are made. */
function written(value: unknown, [step, ...rest]: readonly string[], text: string): unknown {
  if (step === undefined) return text
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === step ? written(item, rest, text) : item))
  if (value !== undefined && (value === null || typeof value !== 'object')) return value
  const group = (value ?? {}) as Readonly<Record<string, unknown>>
  const inner = Object.hasOwn(group, step) ? group[step] : undefined
  return { ...group, [step]: written(inner, rest, text) }
}
