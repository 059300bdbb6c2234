/** Paths and filters (DMN 1.5, 10.3.2.5 and 10.3.2.11). */
import type { Decimal } from 'decimal.js'
import type { Expression } from '#metadata/feel/syntax.ts'

import { isDecimal } from '../decimal.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { wholeNumber } from '../functions/built-in.ts'
import { isContext, isList } from '../kind-of.ts'
import { memberOf } from '../member-of.ts'
import type { FeelValue } from '../values.ts'
import { type Compile, type Compiled, type CompileNode, Env, type Scope } from './env.ts'
import { measure } from './measure.ts'
import { compileLivePartial } from './names.ts'
import { assertLogical } from './operators.ts'
import { placed } from './placed.ts'

export const compilePath: CompileNode<'path'> = (node, scope, compile) => {
  const base = compile(node.base, scope)
  const { name } = node.member
  const inPrototype = name in Object.prototype
  const slow = placed(node.member, env => memberOf(env.value, name, env.run))
  return env => {
    const value = base(env)
    if (!inPrototype && isContext(value)) {
      const member = value[name]
      if (member !== undefined) return member
    }
    return slow(new Env(env.run, env, value))
  }
}

/** A condition that is a number is a position; any other is asked for each element. */
export const compileFilter: CompileNode<'filter'> = (node, scope, compile) => {
  const base = compileLivePartial(node.base, scope) ?? compile(node.base, scope)
  if (isCertainlyNumber(node.condition)) {
    const position = compile(node.condition, scope)
    return placed(node, env => {
      const list = asList(base(env))
      const at = position(env)
      return list === null || at === null ? null : pick(list, at as Decimal)
    })
  }
  return placed(node, compileCondition(node.condition, base, scope, compile))
}

function compileCondition(node: Expression, base: Compiled, scope: Scope | null, compile: Compile): Compiled {
  const condition = compile(node, { kind: 'item', up: scope })
  const cost = 4 + measure(node).nodes
  return env => {
    const { run } = env
    const list = asList(base(env))
    if (list === null) return null
    if (list.length === 0) return isNumberOf(condition, env) ? null : []
    const found: FeelValue[] = []
    for (const item of list) {
      run.spend(cost)
      const decided = condition(new Env(run, env, item))
      if (isDecimal(decided)) return pick(list, decided)
      assertLogical(decided, node)
      if (decided === true) found.push(item)
    }
    return found
  }
}

/** Whether the condition of a filter over nothing would be a position; one that speaks of elements is not. */
function isNumberOf(condition: Compiled, env: Env): boolean {
  const { depth } = env.run
  try {
    return isDecimal(condition(new Env(env.run, env, null)))
  } catch (error) {
    if (!(error instanceof ExpressionFault) || error.code === 'too-many-steps') throw error
    env.run.depth = depth
    return false
  }
}

function isCertainlyNumber(node: Expression): boolean {
  return node.kind === 'number' || (node.kind === 'negate' && node.operand.kind === 'number')
}

function asList(value: FeelValue): readonly FeelValue[] | null {
  return value === null ? null : isList(value) ? value : [value]
}

function pick(list: readonly FeelValue[], position: Decimal): FeelValue {
  const at = wholeNumber(position)
  return at === 0 ? null : (list.at(at < 0 ? at : at - 1) ?? null)
}
