/**
 * The signatures of the built-in functions: those of DMN 1.5, tables 71–79 in its order and with its names of
 * parameters, and ours at the end. What they do is the evaluator's; whether all are there is a test's.
 */
import type { FeelType } from './types.ts'

export interface Signature {
  readonly parameters: readonly SignatureParameter[]
  readonly result: FeelType
}

export interface SignatureParameter {
  readonly name: string
  readonly type: FeelType
  readonly optional: boolean
  /** Takes this argument and all that follow. */
  readonly rest: boolean
}

/** `name(parameter: type, optional?: type, ...rest: type): result`; T is the same type throughout a line. */
const written = [
  // Conversion (10.3.4.1)
  'date(from: string): date',
  'date(from: date): date',
  'date(from: date and time): date',
  'date(year: number, month: number, day: number): date',
  'date and time(from: string): date and time',
  'date and time(from: date): date and time',
  'date and time(from: date and time): date and time',
  'date and time(date: date, time: time): date and time',
  'date and time(date: date and time, time: time): date and time',
  'time(from: string): time',
  'time(from: date and time): time',
  'time(from: time): time',
  'time(from: date): time',
  'time(hour: number, minute: number, second: number, offset?: days and time duration): time',
  'number(from: string, grouping separator?: string, decimal separator?: string): number',
  'number(from: number): number',
  'string(from: any): string',
  'duration(from: string): duration',
  'duration(from: duration): duration',
  'years and months duration(from: date, to: date): years and months duration',
  'years and months duration(from: date, to: date and time): years and months duration',
  'years and months duration(from: date and time, to: date): years and months duration',
  'years and months duration(from: date and time, to: date and time): years and months duration',
  // Boolean (10.3.4.2)
  'not(negand: boolean): boolean',
  // String (10.3.4.3)
  'substring(string: string, start position: number, length?: number): string',
  'string length(string: string): number',
  'upper case(string: string): string',
  'lower case(string: string): string',
  'substring before(string: string, match: string): string',
  'substring after(string: string, match: string): string',
  'replace(input: string, pattern: string, replacement: string, flags?: string): string',
  'contains(string: string, match: string): boolean',
  'starts with(string: string, match: string): boolean',
  'ends with(string: string, match: string): boolean',
  'matches(input: string, pattern: string, flags?: string): boolean',
  'split(string: string, delimiter: string): list<string>',
  'string join(list: list<string>, delimiter?: string): string',
  // List (10.3.4.4)
  'list contains(list: list<T>, element: T): boolean',
  'count(list: list<any>): number',
  'min(list: list<T>): T',
  'min(...values: T): T',
  'max(list: list<T>): T',
  'max(...values: T): T',
  'sum(list: list<number>): number',
  'sum(list: list<duration>): duration',
  'sum(...values: number): number',
  'sum(...values: duration): duration',
  'mean(list: list<number>): number',
  'mean(list: list<duration>): duration',
  'mean(...values: number): number',
  'mean(...values: duration): duration',
  'all(list: list<boolean>): boolean',
  'all(...values: boolean): boolean',
  'any(list: list<boolean>): boolean',
  'any(...values: boolean): boolean',
  'sublist(list: list<T>, start position: number, length?: number): list<T>',
  'append(list: list<T>, ...item: T): list<T>',
  'concatenate(...list: list<T>): list<T>',
  'insert before(list: list<T>, position: number, newItem: T): list<T>',
  'remove(list: list<T>, position: number): list<T>',
  'list replace(list: list<T>, position: number, newItem: T): list<T>',
  'list replace(list: list<T>, match: function<T, T>, newItem: T): list<T>',
  'reverse(list: list<T>): list<T>',
  'index of(list: list<T>, match: T): list<number>',
  'union(...list: list<T>): list<T>',
  'distinct values(list: list<T>): list<T>',
  'flatten(list: list<any>): list<any>',
  'product(list: list<number>): number',
  'product(...values: number): number',
  'median(list: list<number>): number',
  'median(list: list<duration>): duration',
  'median(...values: number): number',
  'median(...values: duration): duration',
  'stddev(list: list<number>): number',
  'stddev(...values: number): number',
  'mode(list: list<number>): list<number>',
  'mode(...values: number): list<number>',
  // Numeric (10.3.4.5)
  'decimal(n: number, scale: number): number',
  'floor(n: number, scale?: number): number',
  'ceiling(n: number, scale?: number): number',
  'round up(n: number, scale: number): number',
  'round down(n: number, scale: number): number',
  'round half up(n: number, scale: number): number',
  'round half down(n: number, scale: number): number',
  'abs(n: number): number',
  'abs(n: duration): duration',
  'modulo(dividend: number, divisor: number): number',
  'sqrt(number: number): number',
  'log(number: number): number',
  'exp(number: number): number',
  'odd(number: number): boolean',
  'even(number: number): boolean',
  // Date and time (10.3.4.6)
  'is(value1: any, value2: any): boolean',
  // Range (10.3.4.7)
  'before(point1: T, point2: T): boolean',
  'before(point: T, range: range<T>): boolean',
  'before(range: range<T>, point: T): boolean',
  'before(range1: range<T>, range2: range<T>): boolean',
  'after(point1: T, point2: T): boolean',
  'after(point: T, range: range<T>): boolean',
  'after(range: range<T>, point: T): boolean',
  'after(range1: range<T>, range2: range<T>): boolean',
  'meets(range1: range<T>, range2: range<T>): boolean',
  'met by(range1: range<T>, range2: range<T>): boolean',
  'overlaps(range1: range<T>, range2: range<T>): boolean',
  'overlaps before(range1: range<T>, range2: range<T>): boolean',
  'overlaps after(range1: range<T>, range2: range<T>): boolean',
  'finishes(point: T, range: range<T>): boolean',
  'finishes(range1: range<T>, range2: range<T>): boolean',
  'finished by(range: range<T>, point: T): boolean',
  'finished by(range1: range<T>, range2: range<T>): boolean',
  'includes(range: range<T>, point: T): boolean',
  'includes(range1: range<T>, range2: range<T>): boolean',
  'during(point: T, range: range<T>): boolean',
  'during(range1: range<T>, range2: range<T>): boolean',
  'starts(point: T, range: range<T>): boolean',
  'starts(range1: range<T>, range2: range<T>): boolean',
  'started by(range: range<T>, point: T): boolean',
  'started by(range1: range<T>, range2: range<T>): boolean',
  'coincides(point1: T, point2: T): boolean',
  'coincides(range1: range<T>, range2: range<T>): boolean',
  'range(from: string): range<any>',
  // Temporal (10.3.4.8)
  'day of year(date: date): number',
  'day of year(date: date and time): number',
  'day of week(date: date): string',
  'day of week(date: date and time): string',
  'month of year(date: date): string',
  'month of year(date: date and time): string',
  'week of year(date: date): number',
  'week of year(date: date and time): number',
  // Sort (10.3.4.9)
  'sort(list: list<T>, precedes?: function<T, T>): list<T>',
  // Context (10.3.4.10)
  'get value(m: context, key: string): any',
  'get value(m: context, keys: list<string>): any',
  'get entries(m: context): list<any>',
  'context(entries: list<any>): context',
  'context put(context: context, key: string, value: any): context',
  'context put(context: context, keys: list<string>, value: any): context',
  'context merge(contexts: list<any>): context',
  // Miscellaneous (10.3.4.11)
  'now(): date and time',
  'today(): date',
  // Ours
  'has role(name: string): boolean',
  'convert(amount: number, to?: string, on?: date): number',
  'convert(amount: number, from: string, to: string, on?: date): number',
]

const simple = new Map<string, FeelType>(
  (
    [
      'any',
      'number',
      'boolean',
      'string',
      'date',
      'time',
      'date and time',
      'duration',
      'days and time duration',
      'years and months duration',
    ] as const
  ).map(kind => [kind, { kind }]),
)
const variable: FeelType = { kind: 'variable' }
const anyContext: FeelType = { kind: 'context', members: { get: () => ({ type: { kind: 'any' } }), names: () => [] } }

function typeFrom(text: string): FeelType {
  if (text === 'T') return variable
  if (text === 'context') return anyContext
  if (text.startsWith('list<')) return { kind: 'list', of: typeFrom(text.slice(5, -1)) }
  if (text.startsWith('range<')) return { kind: 'range', of: typeFrom(text.slice(6, -1)) }
  if (text === 'function<T, T>') {
    return { kind: 'function', parameters: [variable, variable], result: { kind: 'boolean' } }
  }
  return simple.get(text) as FeelType
}

function signatureFrom(line: string): readonly [name: string, signature: Signature] {
  const [, name, inner, result] = /^([^(]+)\((.*)\): (.+)$/.exec(line) as unknown as [string, string, string, string]
  const parameters = inner === '' ? [] : inner.split(/, (?=[^<>]*(?:<[^<>]*>[^<>]*)*$)/)
  return [
    name,
    {
      parameters: parameters.map(parameter => {
        const [left, type] = parameter.split(': ') as [string, string]
        return {
          name: left.replace(/^\.\.\./, '').replace(/\?$/, ''),
          type: typeFrom(type),
          optional: left.endsWith('?'),
          rest: left.startsWith('...'),
        }
      }),
      result: typeFrom(result),
    },
  ]
}

function signaturesByName(): ReadonlyMap<string, readonly Signature[]> {
  const signatures = new Map<string, Signature[]>()
  for (const line of written) {
    const [name, signature] = signatureFrom(line)
    signatures.set(name, [...(signatures.get(name) ?? []), signature])
  }
  return signatures
}

/** Every way of calling each function. */
export const builtIns = signaturesByName()
