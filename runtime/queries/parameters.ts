/** The values given for a query's parameters, checked by type and put in their places. */

import type { QueryDefinition, QueryParameter } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import type { KnownParameter } from '#metadata/feel/expression-scope.ts'
import { type Filter, isFormula, isGroup, type Rule } from '#metadata/filter.ts'
import { relativeRanges } from '#metadata/operators.ts'
import { problemKind } from '#platform/problem.ts'
import { isUuid } from '../query/is-uuid.ts'
import { isDay } from '../query/operand.ts'
import { withParameters } from './with-parameters.ts'

/** A parameter that is missing, unknown or of another type. */
export const invalidParameter = problemKind('parameter/invalid', 400, 'The parameters do not fit the query')

export type ParameterValues = ReadonlyMap<string, unknown>

const decimal = /^-?\d{1,40}(\.\d{1,20})?$/

/** The value of every parameter that has one; throws `parameter/invalid`. */
export function checkParameters(
  query: Pick<QueryDefinition, 'parameters'>,
  given: Readonly<Record<string, unknown>>,
): ParameterValues {
  const parameters = query.parameters ?? []
  const names = parameters.map(item => item.name)
  const stranger = Object.keys(given).find(name => !names.includes(name))
  if (stranger !== undefined) {
    throw invalid(stranger, `The query has no parameter "${stranger}".`, didYouMean(stranger, names))
  }
  const values = parameters.flatMap<[string, unknown]>(parameter => {
    const own = Object.hasOwn(given, parameter.name) ? given[parameter.name] : undefined
    const value = own === undefined || own === null || own === '' ? parameter.default : own
    if (value !== undefined && value !== '') return [[parameter.name, checked(parameter, value)]]
    if (parameter.required) throw invalid(parameter.name, `"${parameter.name}" is needed.`)
    return []
  })
  return new Map(values)
}

function checked(parameter: QueryParameter, value: unknown): unknown {
  switch (parameter.type) {
    case 'text':
      if (typeof value === 'string' && value.length <= 4000 && !value.includes('\0')) return value
      throw invalid(parameter.name, `"${parameter.name}" is a text.`)
    case 'number':
      if ((typeof value === 'number' || typeof value === 'string') && decimal.test(String(value))) return String(value)
      throw invalid(parameter.name, `"${parameter.name}" is a number.`)
    case 'date':
      if (isDay(value) || relativeRanges.some(range => range === value)) return value
      throw invalid(parameter.name, `"${parameter.name}" is a date such as 2026-11-21.`)
    case 'boolean':
      if (value === true || value === 'true') return true
      if (value === false || value === 'false') return false
      throw invalid(parameter.name, `"${parameter.name}" is true or false.`)
    case 'record': {
      const id = value !== null && typeof value === 'object' ? (value as { id?: unknown }).id : value
      if (isUuid(id) || id === '$me' || id === '$my_team' || id === '$record') return id
      throw invalid(parameter.name, `"${parameter.name}" is the id of a record.`)
    }
  }
}

/**
 * The filter with values in the place of `{"parameter": …}` and within expressions, which read them by the types of
 * `parameters`; a rule whose parameter has no value asks for nothing.
 */
export function fillParameters(
  filter: Filter,
  values: ParameterValues,
  parameters: readonly KnownParameter[] = [...values.keys()].map(name => ({ name })),
): Filter {
  return fillGroup(filter, value => resolve(value, values, parameters))
}

type Resolve = (value: unknown) => unknown

function fill(node: Filter | Rule, resolved: Resolve): Filter | Rule | undefined {
  if (isGroup(node)) return fillGroup(node, resolved)
  const { value } = node
  if (node.match && value !== null && typeof value === 'object' && isGroup(value as Filter)) {
    return { ...node, value: fillGroup(value as Filter, resolved) }
  }
  if (Array.isArray(value)) {
    const filled = value.map(resolved)
    return filled.includes(undefined) ? undefined : { ...node, value: filled }
  }
  const filled = resolved(value)
  return filled === undefined && value !== undefined ? undefined : { ...node, value: filled }
}

const fillGroup = (group: Filter, resolved: Resolve): Filter => ({
  ...group,
  rules: group.rules.flatMap(node => fill(node, resolved) ?? []),
})

function resolve(value: unknown, values: ParameterValues, parameters: readonly KnownParameter[]): unknown {
  if (value === null || typeof value !== 'object') return value
  if (isFormula(value)) {
    const expression = withParameters(value.expression, values, parameters)
    return expression === undefined ? undefined : { expression }
  }
  if (!Object.hasOwn(value, 'parameter')) return value
  return values.get(String((value as { parameter: unknown }).parameter))
}

function invalid(name: string, message: string, suggestions: readonly string[] = []) {
  return invalidParameter(message, {
    errors: [{ pointer: `/parameters/${name}`, code: 'parameter/invalid', message }],
    ...(suggestions.length > 0 ? { didYouMean: suggestions } : {}),
  })
}
