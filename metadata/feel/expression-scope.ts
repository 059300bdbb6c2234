/** What an expression at a place of a definition may speak of, and what it has to come to. */
import type { Symbols } from '../application.ts'
import type { Definition, FieldDefinition, ObjectDefinition } from '../definitions.ts'
import { fieldUse } from '../field-use.ts'
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
  if (kind !== 'workflow' || definition.kind !== 'workflow') {
    return recordScope(symbols, place.object, { old: kind === 'change' })
  }
  const index = /^\/nodes\/(\d+)\//.exec(place.pointer)?.[1]
  const node = index === undefined ? undefined : definition.nodes[Number(index)]?.id
  return recordScope(symbols, place.object, { variables: variablesAt(definition, symbols, node) })
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
