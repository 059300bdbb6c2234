/** Literals, lists, contexts and ranges. */
import { toDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { order } from '../order.ts'
import { parseTemporal } from '../temporal/parse-temporal.ts'
import { FeelRange, type FeelValue } from '../values.ts'
import { type Compiled, type CompileNode, Env, type Scope } from './env.ts'
import { placed } from './placed.ts'

/** A node that is always the same value. */
export function constant(value: FeelValue): Compiled {
  return () => value
}

export const compileNumber: CompileNode<'number'> = node => {
  const number = toDecimal(node.text)
  if (number.isFinite()) return constant(number)
  return () => {
    throw new ExpressionFault('number-too-large', {}, node)
  }
}

export const compileTemporal: CompileNode<'temporal'> = node => {
  const value = parseTemporal(node.text)
  if (value !== null) return constant(value)
  return () => {
    throw new ExpressionFault('invalid-temporal', { text: node.text }, node)
  }
}

export const compileList: CompileNode<'list'> = (node, scope, compile) => {
  const items = node.items.map(item => compile(item, scope))
  return env => items.map(item => item(env))
}

/** Entries see the ones before them. */
export const compileContext: CompileNode<'context'> = (node, scope, compile) => {
  let inner: Scope | null = scope
  const seen = new Set<string>()
  const entries = node.entries.map(({ key, value }) => {
    const isDouble = seen.has(key.name)
    seen.add(key.name)
    const compiled = compile(value, inner)
    inner = { kind: 'name', name: key.name, up: inner }
    return { key, compiled, isDouble }
  })
  return outer => {
    let env = outer
    const context: Record<string, FeelValue> = Object.create(null)
    for (const { key, compiled, isDouble } of entries) {
      if (isDouble) throw new ExpressionFault('duplicate-key', { name: key.name }, key)
      const value = compiled(env)
      context[key.name] = value
      env = new Env(outer.run, env, value)
    }
    return context
  }
}

export const compileRange: CompileNode<'range'> = (node, scope, compile) => {
  const low = node.low ? compile(node.low, scope) : constant(null)
  const high = node.high ? compile(node.high, scope) : constant(null)
  return placed(node, env => {
    const [from, to] = [low(env), high(env)]
    // Ends that cannot be compared are a fault here and not where the range is used.
    if (from !== null && to !== null) order(from, to, '..')
    return new FeelRange(from, to, node.lowClosed, node.highClosed)
  })
}
