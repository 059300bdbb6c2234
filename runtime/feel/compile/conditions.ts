/** `if`, `in` and `instance of`. */
import type { Test } from '#metadata/feel/syntax.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { passes } from '../in-range.ts'
import { isInstance } from '../is-instance.ts'
import { type Compile, type Compiled, type CompileNode, Env, type Scope } from './env.ts'
import { holds } from './measure.ts'
import { assertLogical, compare } from './operators.ts'
import { placed } from './placed.ts'

export const compileIf: CompileNode<'if'> = (node, scope, compile) => {
  const condition = compile(node.condition, scope)
  const [then, otherwise] = [compile(node.then, scope), compile(node.else, scope)]
  return env => {
    const decided = condition(env)
    if (decided === true) return then(env)
    assertLogical(decided, node.condition)
    return otherwise(env)
  }
}

/** True when a test is passed, else null when one is not known. */
export const compileIn: CompileNode<'in'> = (node, scope, compile) => {
  const value = compile(node.value, scope)
  const tests = node.tests.map(test => compileTest(test, { kind: 'input', up: scope }, compile))
  return env => {
    const inner = new Env(env.run, env, value(env))
    let unknown = false
    for (const test of tests) {
      const passed = test(inner)
      if (passed === true) return true
      if (passed === null) unknown = true
    }
    return unknown ? null : false
  }
}

export const compileInstance: CompileNode<'instance'> = (node, scope, compile) => {
  const value = compile(node.value, scope)
  return placed(node.type, env => {
    const answer = isInstance(value(env), node.type, env.run)
    if (answer !== undefined) return answer
    throw new ExpressionFault('unknown-name', { name: node.type.kind === 'named' ? node.type.name : '' })
  })
}

function compileTest(test: Test, scope: Scope, compile: Compile): Compiled {
  if (test.kind === 'compare') {
    const operand = compile(test.operand, scope)
    return placed(test, env => compare(test.operator, env.value, operand(env), env.run))
  }
  const expression = compile(test.expression, scope)
  // A test that speaks of `?` decides by itself; anything else is compared with it.
  if (holds(test.expression, node => node.kind === 'input')) {
    return env => {
      const decided = expression(env)
      assertLogical(decided, test)
      return decided
    }
  }
  return placed(test, env => passes(env.value, expression(env), env.run))
}
