/** `for`, `some` and `every` (DMN 1.5, 10.3.2.14 and 10.3.2.16). */
import { Temporal } from 'temporal-polyfill'

import type { Expression, Iterator } from '#metadata/feel/syntax.ts'
import { compareDecimals, isDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { isList, kindOf, kindWords } from '../kind-of.ts'
import type { Run } from '../run.ts'
import { FeelRange, type FeelValue } from '../values.ts'
import { type Compile, type Compiled, type CompileNode, Env, type NodeOf, type Scope } from './env.ts'
import { holds, measure } from './measure.ts'
import { assertLogical } from './operators.ts'
import { placed } from './placed.ts'

export const compileFor: CompileNode<'for'> = (node, scope, compile) => {
  const usesPartial = holds(node.result, inner => inner.kind === 'name' && inner.name === 'partial')
  const around: Scope | null = usesPartial ? { kind: 'partial', up: scope } : scope
  const loop = compileLoop(node.iterators, around, compile, node.result)
  return placed(node, env => {
    const results: FeelValue[] = []
    const outer = usesPartial ? new Env(env.run, env, results) : env
    const done = loop.each(outer, inner => {
      results.push(loop.body(inner))
      if (results.length > env.run.limits.listItems) env.run.spendList(results.length)
      return true
    })
    return done === null ? null : results
  })
}

export const compileSome: CompileNode<'some'> = (node, scope, compile) => quantify(node, scope, compile, true)

export const compileEvery: CompileNode<'every'> = (node, scope, compile) => quantify(node, scope, compile, false)

/** `some` is decided by true, `every` by false; null where nothing decides and something is unknown. */
function quantify(node: NodeOf<'some'>, scope: Scope | null, compile: Compile, deciding: boolean): Compiled {
  const loop = compileLoop(node.iterators, scope, compile, node.condition)
  return placed(node, env => {
    let answer: boolean | null = !deciding
    const done = loop.each(env, inner => {
      const decided = loop.body(inner)
      assertLogical(decided, node.condition)
      if (decided === null) answer = null
      else if (decided === deciding) answer = deciding
      return decided !== deciding
    })
    return done === null ? null : answer
  })
}

interface Loop {
  readonly body: Compiled
  /** Visits every combination until `visit` answers false; null when one of the domains is null. */
  readonly each: (env: Env, visit: (env: Env) => boolean) => boolean | null
}

function compileLoop(
  iterators: readonly Iterator[],
  outer: Scope | null,
  compile: Compile,
  bodyNode: Expression,
): Loop {
  let scope = outer
  const domains = iterators.map(iterator => {
    const domain = compileDomain(iterator, scope, compile)
    scope = { kind: 'name', name: iterator.name.name, up: scope }
    return domain
  })
  const body = compile(bodyNode, scope)
  const cost = 4 + measure(bodyNode).nodes
  const visitFrom = (at: number, env: Env, visit: (env: Env) => boolean): boolean | null => {
    const domain = domains[at]
    if (!domain) return visit(env)
    const items = domain(env)
    if (items === null) return null
    for (const item of items) {
      env.run.spend(cost)
      const went = visitFrom(at + 1, new Env(env.run, env, item), visit)
      if (went !== true) return went
    }
    return true
  }
  return { body, each: (env, visit) => visitFrom(0, env, visit) }
}

type Domain = (env: Env) => Iterable<FeelValue> | null

function compileDomain(iterator: Iterator, scope: Scope | null, compile: Compile): Domain {
  const domain = compile(iterator.domain, scope)
  if (!iterator.end) return env => itemsOf(domain(env), env.run)
  const end = compile(iterator.end, scope)
  return env => {
    const [low, high] = [domain(env), end(env)]
    return low === null || high === null ? null : count(env.run, low, high)
  }
}

function itemsOf(value: FeelValue, run: Run): Iterable<FeelValue> | null {
  if (value === null) return null
  if (isList(value)) return value
  if (!(value instanceof FeelRange)) return [value]
  run.spend(1)
  const { low, high, lowClosed, highClosed } = value
  if (low === null || high === null) {
    throw new ExpressionFault('mismatched-type', { wanted: kindWords.list, given: kindWords.range })
  }
  return count(run, low, high, lowClosed, highClosed)
}

/** Reckoning with the calendar takes so many times longer than with numbers. */
const dateCost = 40

/** Whole steps from one number or date to another, upwards or downwards. */
function* count(run: Run, low: FeelValue, high: FeelValue, withLow = true, withHigh = true): Generator<FeelValue> {
  if (isDecimal(low) && isDecimal(high)) {
    const step = compareDecimals(low, high) > 0 ? -1 : 1
    for (let at = withLow ? low : low.plus(step); ; at = at.plus(step)) {
      const left = compareDecimals(at, high) * step
      if (left > 0 || (left === 0 && !withHigh)) return
      yield at
    }
  }
  if (low instanceof Temporal.PlainDate && high instanceof Temporal.PlainDate) {
    const days = Temporal.PlainDate.compare(low, high) > 0 ? -1 : 1
    for (let at = withLow ? low : low.add({ days }); ; at = at.add({ days })) {
      run.spend(dateCost)
      const left = Temporal.PlainDate.compare(at, high) * days
      if (left > 0 || (left === 0 && !withHigh)) return
      yield at
    }
  }
  const [left, right] = [kindWords[kindOf(low)], kindWords[kindOf(high)]]
  throw new ExpressionFault('mismatched-types', { operator: '..', left, right })
}
