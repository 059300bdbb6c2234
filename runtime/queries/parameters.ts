/** The values given for a query's parameters, checked by type and put in their places. */

import type { QueryDefinition, QueryParameter } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'
import { relativeRanges } from '#metadata/operators.ts'
import { problemKind } from '#platform/problem.ts'
import { isDay, isUuid } from '../query/operand.ts'

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

/** The filter with values in the place of `{"parameter": …}`; a rule whose parameter has no value asks for nothing. */
export function fillParameters(filter: Filter, values: ParameterValues): Filter {
  return { ...filter, rules: filter.rules.flatMap(node => fill(node, values) ?? []) }
}

function fill(node: Filter | Rule, values: ParameterValues): Filter | Rule | undefined {
  if (isGroup(node)) return fillParameters(node, values)
  const { value } = node
  if (node.match && value !== null && typeof value === 'object' && isGroup(value as Filter)) {
    return { ...node, value: fillParameters(value as Filter, values) }
  }
  if (Array.isArray(value)) {
    const filled = value.map(item => resolve(item, values))
    return filled.includes(undefined) ? undefined : { ...node, value: filled }
  }
  const filled = resolve(value, values)
  return filled === undefined && value !== undefined ? undefined : { ...node, value: filled }
}

function resolve(value: unknown, values: ParameterValues): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, 'parameter')) return value
  return values.get(String((value as { parameter: unknown }).parameter))
}

function invalid(name: string, message: string, suggestions: readonly string[] = []) {
  return invalidParameter(message, {
    errors: [{ pointer: `/parameters/${name}`, code: 'parameter/invalid', message }],
    ...(suggestions.length > 0 ? { didYouMean: suggestions } : {}),
  })
}
