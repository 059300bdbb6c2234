/** Names: what is declared around them, members of a filter's element, the caller's names, built-in functions. */
import type { Expression } from '#metadata/feel/syntax.ts'

import { builtInValue } from '../call-built-in.ts'
import { ExpressionFault } from '../expression-fault.ts'
import { isContext } from '../kind-of.ts'
import type { FeelValue } from '../values.ts'
import type { Compiled, CompileNode, Env, Scope } from './env.ts'

export const compileName: CompileNode<'name'> = (node, scope) => {
  const { found, hops, elements } = lookUp(node.name, scope)
  const outer = found ? readDeclared(found, hops) : readGiven(node)
  if (elements.length === 0) return outer
  return env => {
    for (const element of elements) {
      const value = up(env, element).value
      if (isContext(value) && Object.hasOwn(value, node.name)) return value[node.name]!
    }
    return outer(env)
  }
}

export const compileInput: CompileNode<'input'> = (node, scope) => {
  let hops = 0
  for (let at = scope; at; at = at.up, hops++) {
    if (at.kind === 'input') {
      const here = hops
      return env => up(env, here).value
    }
  }
  return readGiven({ ...node, name: '?' })
}

/** Whether a name is declared around it, so that it hides a built-in function. */
export function isDeclared(name: string, scope: Scope | null): boolean {
  return lookUp(name, scope).found !== null
}

/** The results of the innermost `for`, not copied; undefined when the node is not they. */
export function compileLivePartial(node: Expression, scope: Scope | null): Compiled | undefined {
  if (node.kind !== 'name' || node.name !== 'partial') return undefined
  const { found, hops, elements } = lookUp(node.name, scope)
  if (found?.kind !== 'partial' || elements.length > 0) return undefined
  return env => up(env, hops).value
}

function lookUp(name: string, scope: Scope | null) {
  const elements: number[] = []
  let hops = 0
  for (let at = scope; at; at = at.up, hops++) {
    if (at.kind === 'item') elements.push(hops)
    const declares =
      (at.kind === 'name' && at.name === name) ||
      (at.kind === 'item' && name === 'item') ||
      (at.kind === 'partial' && name === 'partial')
    if (declares) return { found: at, hops, elements }
  }
  return { found: null, hops, elements }
}

function readDeclared(scope: Scope, hops: number): Compiled {
  if (scope.kind === 'partial') {
    return env => {
      const live = up(env, hops).value as readonly FeelValue[]
      env.run.spendList(live.length)
      return live.slice()
    }
  }
  if (hops === 0) return env => env.value
  if (hops === 1) return env => env.up!.value
  return env => up(env, hops).value
}

function readGiven(node: { readonly name: string; readonly from: number; readonly to: number }): Compiled {
  const { name } = node
  const inPrototype = name in Object.prototype
  return ({ run }) => {
    const value = run.names[name]
    if (value !== undefined && (!inPrototype || Object.hasOwn(run.names, name))) return value
    const builtIn = builtInValue(name, run)
    if (builtIn) return builtIn
    throw new ExpressionFault('unknown-name', { name }, node)
  }
}

function up(env: Env, hops: number): Env {
  let at = env
  for (let count = hops; count > 0; count--) at = at.up!
  return at
}
