/**
 * An expression of a filter in which the parameters that it reads stand as literals: `{days: 30, result: …}.result`. So
 * the question that is planned and kept says all by itself, and nothing but a literal is ever written into the text.
 */
import { namesIn } from '#metadata/computed/names-in.ts'
import type { KnownParameter } from '#metadata/feel/expression-scope.ts'
import { parseExpression } from '#metadata/feel/parse.ts'
import { isDay } from '../query/operand.ts'

/** The text; undefined where a parameter that it reads has no value. */
export function withParameters(
  text: string,
  values: ReadonlyMap<string, unknown>,
  parameters: readonly KnownParameter[],
): string | undefined {
  const { expression } = parseExpression(text)
  const names = new Set(expression ? namesIn(expression).map(([name]) => name) : [])
  const read = parameters.filter(({ name }) => names.has(name) && !always.has(name))
  if (read.length === 0) return text
  if (read.some(({ name }) => (values.get(name) ?? null) === null)) return undefined
  const entries = read.map(({ name, type }) => `${name}: ${literal(type, values.get(name))}`)
  let result = 'result'
  while (read.some(({ name }) => name === result)) result += '_'
  return `{${entries.join(', ')}, ${result}: ${text}}.${result}`
}

/** Names that mean the same everywhere, whatever parameters are called. */
const always: ReadonlySet<string> = new Set(['actor', 'today', 'now', 'setting'])

function literal(type: KnownParameter['type'], value: unknown): string {
  if (typeof value === 'boolean') return String(value)
  if (typeof value === 'number' || (type === 'number' && typeof value === 'string')) return `(${value})`
  if (type === 'record' || isRecord(value)) {
    const id = isRecord(value) ? value.id : value
    return id === '$me' ? 'actor' : `{id: ${quoted(String(id))}}`
  }
  if (type !== 'text' && isDay(value)) return `@"${value}"`
  return quoted(String(value))
}

const isRecord = (value: unknown): value is { readonly id: unknown } =>
  value !== null && typeof value === 'object' && 'id' in value

/** Two signs that JSON writes in a way that FEEL does not know mean nothing to anybody. */
const quoted = (text: string): string => JSON.stringify(text.replaceAll('\b', ' ').replaceAll('\f', ' '))
