/** Calls and function literals (DMN 1.5, 10.3.2.13). */
import { type Call, planCall } from '../call-built-in.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { isInstance } from '../is-instance.ts'
import { kindOf, kindWords } from '../kind-of.ts'
import { usualLimits } from '../limits.ts'
import { Run } from '../run.ts'
import { FeelFunction, type FeelValue } from '../values.ts'
import { type Compiled, type CompileNode, Env, type Scope } from './env.ts'
import { constant } from './literals.ts'
import { measure } from './measure.ts'
import { isDeclared } from './names.ts'
import { placed } from './placed.ts'

/** A name that is not declared around the call means the built-in function, if there is one. */
export const compileCall: CompileNode<'call'> = (node, scope, compile) => {
  const given = node.arguments
  const names = given.kind === 'named' ? given.values.map(({ parameter }) => parameter.name) : null
  const values = given.kind === 'named' ? given.values.map(({ value }) => value) : given.values
  const compiled = values.map(value => compile(value, scope))
  const { callee } = node
  const call =
    callee.kind === 'name' && !isDeclared(callee.name, scope)
      ? planCall(callee.name, names ?? compiled.length)
      : undefined
  if (call) {
    if (callee.kind === 'name' && constructors.has(callee.name) && values.every(value => value.kind === 'string')) {
      return folded(
        node,
        call,
        values.map(value => (value as { value: string }).value),
      )
    }
    return placed(node, env => call(evaluateAll(compiled, env), env.run))
  }
  const target = compile(callee, scope)
  return placed(node, env => {
    const called = target(env)
    if (!(called instanceof FeelFunction)) {
      throw new ExpressionFault('not-a-function', { given: kindWords[kindOf(called)] }, callee)
    }
    const inOrder = names ? byName(called, names, evaluateAll(compiled, env)) : evaluateAll(compiled, env)
    return called.call(inOrder)
  })
}

export const compileFunction: CompileNode<'function'> = (node, scope, compile) => {
  const parameters = node.parameters.map(parameter => parameter.name)
  const inner = parameters.reduce<Scope | null>((up, name) => ({ kind: 'name', name, up }), scope)
  const body = compile(node.body, inner)
  const { nodes, depth } = measure(node.body)
  return outer => {
    const { run } = outer
    return new FeelFunction(parameters, values => {
      if (values.length !== parameters.length) throw wrongNumber(values.length)
      run.spend(2 + nodes)
      run.sink(1 + depth)
      let env = outer
      for (const [at, { name, type }] of node.parameters.entries()) {
        const value = values[at]!
        if (type && value !== null && isInstance(value, type, run) === false) throw mismatched(name, value)
        env = new Env(run, env, value)
      }
      const result = body(env)
      run.rise(1 + depth)
      return result
    })
  }
}

/** Texts that stand in the expression are dates from the beginning. */
const constructors = new Set(['date', 'time', 'date and time', 'duration'])

function folded(node: Parameters<typeof placed>[0], call: Call, texts: readonly string[]): Compiled {
  try {
    return constant(call(texts, new Run(Object.create(null), usualLimits)))
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    return placed(node, env => call(texts, env.run))
  }
}

function evaluateAll(compiled: readonly Compiled[], env: Env): FeelValue[] {
  const values: FeelValue[] = []
  for (const one of compiled) values.push(one(env))
  return values
}

function byName({ parameters }: FeelFunction, names: readonly string[], values: readonly FeelValue[]): FeelValue[] {
  const unknown = names.find(name => !parameters.includes(name))
  if (unknown !== undefined) throw new ExpressionFault('unknown-parameter', { function: 'function', name: unknown })
  if (names.length !== parameters.length) throw wrongNumber(names.length)
  return parameters.map(name => values[names.indexOf(name)]!)
}

function wrongNumber(given: number): ExpressionFault {
  return new ExpressionFault('wrong-number-of-arguments', { function: 'function', given })
}

function mismatched(parameter: string, value: FeelValue): ExpressionFault {
  const wanted = { en: 'of another type', zh: '其他类型' }
  const words = { parameter, function: 'function', wanted, given: kindWords[kindOf(value)] }
  return new ExpressionFault('mismatched-argument', words)
}
