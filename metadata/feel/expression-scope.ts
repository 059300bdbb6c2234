/** What an expression at a place of a definition may speak of, and what it has to come to. */
import type { Symbols } from '../application.ts'
import type { Definition, FieldDefinition, ObjectDefinition, QueryParameter } from '../definitions.ts'
import { type FieldUse, fieldUse } from '../field-use.ts'
import type { ExpressionResult, Schema } from '../kinds/schema.ts'
import { variablesAt } from '../workflows/variables-at.ts'
import { fieldFeelType } from './field-feel-type.ts'
import { measureScope } from './measure-scope.ts'
import { recordScope, type Scope } from './scope.ts'
import { any, type FeelType } from './types.ts'

/** An expression at its place. */
export interface ExpressionPlace {
  readonly text: string
  readonly pointer: string
  readonly schema: Schema
  /** The object whose fields it may name. */
  readonly object: ObjectDefinition | undefined
  /** The node that it is a property of. */
  readonly owner: Readonly<Record<string, unknown>>
  /** The object whose field the property `field` beside it names. */
  readonly fieldOf: ObjectDefinition | undefined
}

/** The names of its scope. */
export function expressionScope(definition: Definition, place: Omit<ExpressionPlace, 'text'>, symbols: Symbols): Scope {
  const kind = place.schema['x-scope']
  if (kind === 'measures') return measureScope(symbols, measuresBefore(definition, place.pointer))
  if (kind === 'question') return questionScope(symbols, parametersAt(definition, place.pointer))
  if (kind !== 'workflow' || definition.kind !== 'workflow') {
    return recordScope(symbols, place.object, { old: kind === 'change' })
  }
  const index = /^\/nodes\/(\d+)\//.exec(place.pointer)?.[1]
  const node = index === undefined ? undefined : definition.nodes[Number(index)]?.id
  return recordScope(symbols, place.object, { variables: variablesAt(definition, symbols, node) })
}

/** A parameter of a query or a report; what an expression of a workflow gives has no type before. */
export interface KnownParameter {
  readonly name: string
  readonly type?: QueryParameter['type']
}

/** Those of the query or report, or of the step of a workflow that finds records. */
export function parametersAt(definition: Definition, pointer: string): readonly KnownParameter[] {
  if (definition.kind === 'query' || definition.kind === 'report') return definition.parameters ?? []
  if (definition.kind !== 'workflow') return []
  const node = definition.nodes[Number(/^\/nodes\/(\d+)\/does\//.exec(pointer)?.[1] ?? -1)]
  return node?.type === 'serviceTask' && node.does?.type === 'find' ? (node.does.parameters ?? []) : []
}

/** The scope of a value of a filter: no record, and these parameters. */
export function questionScope(symbols: Symbols, parameters: readonly KnownParameter[]): Scope {
  const variables = Object.fromEntries(
    parameters.map(({ name, type }) => [name, type === undefined ? any : parameterTypes[type]]),
  )
  return recordScope(symbols, undefined, { variables })
}

const parameterTypes: Record<QueryParameter['type'], FeelType> = {
  text: { kind: 'string' },
  number: { kind: 'number' },
  date: { kind: 'date' },
  boolean: { kind: 'boolean' },
  record: any,
}

/** The measures of a report that stand before the one that it belongs to; for its colors also that one. */
function measuresBefore(definition: Definition, pointer: string): string[] {
  const [, index = '0', property] = /^\/measures\/(\d+)\/(\w+)/.exec(pointer) ?? []
  const measures = definition.kind === 'report' ? definition.measures : []
  return measures.slice(0, Number(index) + (property === 'formula' ? 0 : 1)).map(measure => measure.as)
}

/** The types that it may come to; empty where any will do. */
export function wantedTypes(place: ExpressionPlace, symbols: Symbols): readonly FeelType[] {
  return results[place.schema['x-result'] ?? 'any'](place, symbols)
}

const results: Record<ExpressionResult, (place: ExpressionPlace, symbols: Symbols) => readonly FeelType[]> = {
  any: () => [],
  boolean: () => [{ kind: 'boolean' }],
  number: () => [{ kind: 'number' }],
  text: () => [{ kind: 'string' }],
  list: () => [{ kind: 'list', of: any }],
  date: () => [{ kind: 'date' }, { kind: 'date and time' }],
  duration: () => [{ kind: 'duration' }],
  field: fieldResult,
  operand: operandResult,
}

/** What the field that a rule of a filter names is compared with. */
function operandResult({ owner, fieldOf }: ExpressionPlace, symbols: Symbols): readonly FeelType[] {
  const { field, operator, value } = owner
  const found = typeof field === 'string' ? endOf(symbols, fieldOf, field.split('.')) : undefined
  return found ? operandTypes(symbols, found.object, found.use, String(operator), Array.isArray(value)) : []
}

/** The types of a value that a field is compared with; `isItem` for one of several. */
export function operandTypes(
  symbols: Symbols,
  object: ObjectDefinition,
  use: FieldUse,
  operator: string,
  isItem: boolean,
): readonly FeelType[] {
  const isText = operator === 'contains' && use.type === 'reference'
  const own: FeelType = isText ? { kind: 'string' } : fieldFeelType(symbols, object, use)
  const one = use.type === 'multiChoice' && own.kind === 'list' ? own.of : own
  const types: readonly FeelType[] = use.type === 'datetime' ? [one, { kind: 'date' }] : [one]
  if (isItem || (operator !== 'in' && operator !== 'notIn')) return types
  return [...types, ...types.map((of): FeelType => ({ kind: 'list', of }))]
}

function endOf(
  symbols: Symbols,
  base: ObjectDefinition | undefined,
  names: readonly string[],
): { readonly object: ObjectDefinition; readonly use: FieldUse } | undefined {
  const object = names.slice(0, -1).reduce<ObjectDefinition | undefined>((current, name) => {
    const use = current && fieldUse(symbols, current, name)
    return use?.type === 'reference' ? use.targets[0] : undefined
  }, base)
  const use = object && fieldUse(symbols, object, names.at(-1) ?? '')
  return object && use && { object, use }
}

/** The field beside the expression, or the field that the expression belongs to. */
function fieldResult({ owner, object, fieldOf }: ExpressionPlace, symbols: Symbols): readonly FeelType[] {
  const isField = typeof owner.type === 'string' && typeof owner.id === 'string'
  const of = isField ? object : fieldOf
  const name = isField ? (owner as unknown as FieldDefinition).name : owner.field
  if (!of || typeof name !== 'string') return []
  const use = fieldUse(symbols, of, name)
  return use ? [fieldFeelType(symbols, of, use)] : []
}
