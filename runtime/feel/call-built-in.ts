/**
 * Calls built-in functions: finds the signature that the arguments fit, converts as DMN does (a value to a list of it
 * and back, a date to its midnight; 10.3.2.9.4), and answers null where null is given for something that is needed.
 */

import { Temporal } from 'temporal-polyfill'
import { builtIns, type Signature } from '#metadata/feel/built-ins.ts'
import { describeType, type FeelType } from '#metadata/feel/types.ts'

import { ExpressionFault } from './expression-fault.ts'
import { functions } from './functions/functions.ts'
import { isList, kindOf, kindWords } from './kind-of.ts'
import type { Run } from './run.ts'
import { FeelFunction, FeelRange, type FeelValue } from './values.ts'

type Values = readonly (FeelValue | undefined)[]

/** Takes the values of the arguments in the order in which they were written. */
export type Call = (values: readonly FeelValue[], run: Run) => FeelValue

/** A call with so many arguments, or with these names; undefined when there is no such built-in function. */
export function planCall(name: string, given: number | readonly string[]): Call | undefined {
  const signatures = builtIns.get(name)
  const implementation = functions[name] as ((run: Run, ...values: Values) => FeelValue) | undefined
  if (!signatures || !implementation) return undefined
  const layouts = signatures.flatMap(signature => {
    const place = typeof given === 'number' ? placePositional(signature, given) : placeNamed(signature, given)
    return place ? [{ signature, place }] : []
  })
  if (layouts.length === 0) {
    return () => {
      throw noSuchSignature(name, signatures, given)
    }
  }
  return (values, run) => {
    run.spend(4)
    for (const { signature, place } of layouts) {
      const taken = take(signature, place(values), exact)
      if (taken) return invoke(implementation, signature, taken, run)
    }
    for (const { signature, place } of layouts) {
      const taken = take(signature, place(values), converted)
      if (taken) return invoke(implementation, signature, taken, run)
    }
    throw mismatchedArgument(name, layouts[0]!.signature, layouts[0]!.place(values))
  }
}

/** The arguments as the signature has them; null when one does not fit. */
function take({ parameters }: Signature, placed: Values, convert: Convert): Values | null {
  const taken: (FeelValue | undefined)[] = []
  for (let at = 0; at < parameters.length; at++) {
    const { type, rest } = parameters[at]!
    const value = placed[at]
    if (value === undefined || value === null) {
      taken.push(value)
      continue
    }
    const fitted = rest ? restOf(value, type, convert) : convert(value, type)
    if (fitted === unfit) return null
    taken.push(fitted)
  }
  return taken
}

/** A built-in function as a value. */
export function builtInValue(name: string, run: Run): FeelFunction | undefined {
  const signatures = builtIns.get(name)
  if (!signatures) return undefined
  const parameters = signatures[0]!.parameters.map(parameter => parameter.name)
  return new FeelFunction(parameters, values => planCall(name, values.length)!(values, run))
}

function invoke(
  implementation: (run: Run, ...values: Values) => FeelValue,
  signature: Signature,
  values: Values,
  run: Run,
): FeelValue {
  const { parameters } = signature
  for (let at = 0; at < parameters.length; at++) {
    if (values[at] !== null) continue
    const { type, optional } = parameters[at]!
    if (optional) return invoke(implementation, signature, values.with(at, undefined), run)
    if (type.kind !== 'any' && type.kind !== 'variable') return null
  }
  return implementation(run, ...values)
}

type Place = (values: readonly FeelValue[]) => Values

function placePositional({ parameters }: Signature, given: number): Place | undefined {
  const rest = parameters.findIndex(parameter => parameter.rest)
  if (rest >= 0) return given > rest ? values => [...values.slice(0, rest), values.slice(rest)] : undefined
  const needed = parameters.filter(parameter => !parameter.optional).length
  return given >= needed && given <= parameters.length ? values => values : undefined
}

function placeNamed({ parameters }: Signature, given: readonly string[]): Place | undefined {
  const names = parameters.map(parameter => parameter.name)
  const positions = names.map(name => given.indexOf(name))
  if (!given.every(name => names.includes(name))) return undefined
  if (parameters.some(({ optional }, at) => !optional && positions[at]! < 0)) return undefined
  return values =>
    parameters.map(({ rest }, at) => {
      const value = values[positions[at]!]
      return rest && value !== undefined && !isList(value) ? [value] : value
    })
}

const unfit: unique symbol = Symbol('does not fit')
type Convert = (value: FeelValue, type: FeelType) => FeelValue | typeof unfit

function exact(value: FeelValue, type: FeelType): FeelValue | typeof unfit {
  return fits(value, type) ? value : unfit
}

function converted(value: FeelValue, type: FeelType): FeelValue | typeof unfit {
  if (fits(value, type)) return value
  if (type.kind === 'list') return [value]
  if (isList(value) && value.length === 1) return fits(value[0]!, type) ? value[0]! : unfit
  return type.kind === 'date and time' && value instanceof Temporal.PlainDate ? value.toPlainDateTime() : unfit
}

function restOf(value: FeelValue, type: FeelType, convert: Convert): FeelValue | typeof unfit {
  const items = (value as readonly FeelValue[]).map(item => (item === null ? null : convert(item, type)))
  return items.includes(unfit as never) ? unfit : (items as FeelValue)
}

function fits(value: FeelValue, type: FeelType): boolean {
  switch (type.kind) {
    case 'any':
      return true
    case 'variable':
      // `before(point, range)`: what could be a range is none when a point is asked for.
      return !(value instanceof FeelRange)
    case 'null':
      return value === null
    case 'duration':
      return value instanceof Temporal.Duration
    default:
      return kindOf(value) === type.kind
  }
}

function noSuchSignature(
  name: string,
  signatures: readonly Signature[],
  given: number | readonly string[],
): ExpressionFault {
  const known = new Set(signatures.flatMap(signature => signature.parameters.map(parameter => parameter.name)))
  const unknown = typeof given === 'number' ? undefined : given.find(one => !known.has(one))
  if (unknown !== undefined) return new ExpressionFault('unknown-parameter', { function: name, name: unknown })
  const count = typeof given === 'number' ? given : given.length
  return new ExpressionFault('wrong-number-of-arguments', { function: name, given: count })
}

function mismatchedArgument(name: string, { parameters }: Signature, values: Values): ExpressionFault {
  for (const [at, { name: parameter, type, rest }] of parameters.entries()) {
    const items = rest ? (values[at] as readonly FeelValue[]) : [values[at] ?? null]
    const wrong = items.find(item => item !== null && converted(item, type) === unfit)
    if (wrong === undefined) continue
    const words = { parameter, function: name, wanted: describeType(type), given: kindWords[kindOf(wrong)] }
    return new ExpressionFault('mismatched-argument', words)
  }
  return new ExpressionFault('wrong-number-of-arguments', { function: name, given: values.length })
}
