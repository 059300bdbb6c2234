/**
 * The value of a condition while it becomes another: a constant turns into a formula or back, and what stood there
 * before holds until something stands in its place. So no condition goes from a definition because it is being typed.
 */
import type { RuleGroupType, RuleType } from 'react-querybuilder'
import { isFormula } from '#metadata/filter.ts'
import type { FieldType } from '../api/catalog.ts'
import { constantOf, literalOf } from './literal-formula.ts'

interface HeldValue {
  readonly expression?: string
  readonly instead: unknown
}

/** What a condition compares, as far as its value depends on it. */
interface Comparison {
  readonly type: FieldType
  readonly operator: string
}

/** Tells a value that is typed in the place of another. */
function isHeld(value: unknown): value is HeldValue {
  return value !== null && typeof value === 'object' && 'instead' in value
}

/** Tells a value in whose place nothing is typed yet. */
export function isUnfinished(value: unknown): boolean {
  return isHeld(value) && isComplete(value.instead) && (value.expression ?? '').trim() === ''
}

/** Tells that a constant is asked for where something else holds. */
export function awaitsConstant(value: unknown): boolean {
  return isHeld(value) && value.expression === undefined
}

/** What belongs into the definition. */
export function standing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(standing)
  if (!isHeld(value)) return value
  return value.expression?.trim() ? { expression: value.expression } : value.instead
}

/** The query with what belongs into the definition. */
export function standingQuery(query: RuleGroupType): RuleGroupType {
  return {
    ...query,
    rules: query.rules.map(node => {
      if (typeof node === 'string') return node
      return 'rules' in node ? standingQuery(node) : standingRule(node)
    }),
  }
}

function standingRule(rule: RuleType): RuleType {
  return { ...rule, value: rule.match ? standingQuery(rule.value as RuleGroupType) : standing(rule.value) }
}

/** The value as a formula: that of the constant, or an empty one while the old value holds. */
export function toFormula(value: unknown, { type, operator }: Comparison): unknown {
  const before = standing(value)
  if ([before].flat().some(isFormula)) return before
  const begin = (item: unknown): HeldValue => ({ expression: literalOf(item, type, operator) ?? '', instead: item })
  if (operator !== 'between') return begin(before)
  return Array.isArray(before) ? [begin(before[0]), begin(before[1])] : [begin(before), begin(before)]
}

/** The formula with another text; while that is empty, what was there before holds. */
export function retyped(value: unknown, expression: string): HeldValue {
  return { expression, instead: isHeld(value) ? value.instead : value }
}

/** The value as a constant: the one that was there, the one that the formula is, or none while the old value holds. */
export function toConstant(value: unknown, comparison: Comparison): unknown {
  const { type, operator } = comparison
  const back = (item: unknown): unknown => {
    if (isHeld(item) && isConstant(item.instead)) return item.instead
    if (isFormula(item)) return constantOf(item.expression, type, operator)
    return isConstant(item) ? item : undefined
  }
  const isMany = operator === 'in' || operator === 'notIn'
  const made = Array.isArray(value) ? value.flatMap(back) : back(value)
  const given = isMany && made !== undefined ? [made].flat() : made
  if (isComplete(given)) return given
  const before = standing(value)
  return isComplete(before) ? { instead: before } : ''
}

function isConstant(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isConstant)
  return isComplete(value) && typeof value !== 'object' && value !== '$record'
}

function isComplete(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every(isComplete)
  if (isFormula(value)) return value.expression.trim() !== ''
  return value !== undefined && value !== null && value !== ''
}
