/**
 * Checks an expression against the names and types of its scope, and says what it comes to, what it reads and where it
 * names something of the application. The types tell faults only: what is unknown is taken to be right, and every
 * value may be null.
 */

import { didYouMean } from '../did-you-mean.ts'
import { callType } from './check-call.ts'
import { memberOf } from './check-member.ts'
import { checkArithmetic, checkComparison, checkTest, failUnordered } from './check-operation.ts'
import { checkLiteral, checkResult, expectType } from './check-wanted.ts'
import type { Checking, Env, ExpressionReference, Value } from './checking.ts'
import { ofItem, ofScope, within } from './env.ts'
import { isOrdered } from './operators.ts'
import { parseExpression } from './parse.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Read, Scope } from './scope.ts'
import type { Expression, Iterator } from './syntax.ts'
import { temporalType } from './temporal-type.ts'
import { any, contextOf, type FeelType, type Member, unify } from './types.ts'
import { writtenType } from './written-type.ts'

export interface CheckedExpression {
  /** Null for a text that does not parse. */
  readonly expression: Expression | null
  readonly type: FeelType
  readonly problems: readonly ExpressionProblem[]
  readonly reads: readonly Read[]
  readonly references: readonly ExpressionReference[]
}

/** Checks a text; `wanted` are the types that it may come to. */
export function checkExpression(text: string, scope: Scope, ...wanted: readonly FeelType[]): CheckedExpression {
  const { expression, problems } = parseExpression(text)
  if (!expression) return { expression, type: any, problems, reads: [], references: [] }
  const checker = new Checker(text, scope)
  const { type } = checker.use(expression, ofScope(scope))
  checkResult(checker, expression, type, wanted)
  return {
    expression,
    type,
    problems: checker.problems,
    reads: [...checker.reads.values()],
    references: checker.references.toSorted((one, other) => one.from - other.from),
  }
}

const yes: FeelType = { kind: 'boolean' }
const number: FeelType = { kind: 'number' }
const unknown: Value = { type: any, reads: [] }
const of = (type: FeelType): Value => ({ type, reads: [] })

class Checker implements Checking {
  readonly text: string
  readonly scope: Scope
  readonly problems: ExpressionProblem[] = []
  readonly reads = new Map<string, Read>()
  readonly references: ExpressionReference[] = []

  constructor(text: string, scope: Scope) {
    this.text = text
    this.scope = scope
  }

  /** The type of an expression whose value is used as it is. */
  use(node: Expression, env: Env): Value {
    const value = this.value(node, env)
    for (const read of value.reads) this.reads.set(`${read.root}/${read.path.join('/')}`, read)
    return value
  }

  /** The type of an expression; what it is read from is told with it, for those who go on from there. */
  value(node: Expression, env: Env): Value {
    switch (node.kind) {
      case 'number':
        return of(number)
      case 'string':
        return of({ kind: 'string' })
      case 'boolean':
        return of(yes)
      case 'null':
        return of({ kind: 'null' })
      case 'temporal':
        return of(this.#temporal(node))
      case 'name':
        return this.#name(node, env)
      case 'input':
        return (
          env.get('?') ??
          this.fail(node, 'expression/unknown-name', '“?” stands in unary tests only.', '“?”只能用于一元测试。')
        )
      case 'path':
        return memberOf(this, this.value(node.base, env), node.member, node.base)
      case 'filter':
        return this.#filter(node, env)
      case 'call':
        return callType(this, node, env)
      case 'negate': {
        const { type } = this.use(node.operand, env)
        expectType(this, node.operand, type, [number, { kind: 'duration' }])
        return of(type)
      }
      case 'arithmetic':
        return of(checkArithmetic(this, node, this.use(node.left, env).type, this.use(node.right, env).type))
      case 'comparison': {
        const [left, right] = [this.use(node.left, env).type, this.use(node.right, env).type]
        checkComparison(this, node, node.operator, left, right)
        checkLiteral(this, node.right, left)
        checkLiteral(this, node.left, right)
        return of(yes)
      }
      case 'between': {
        const value = this.use(node.value, env).type
        for (const end of [node.low, node.high]) checkComparison(this, end, '<=', value, this.use(end, env).type)
        return of(yes)
      }
      case 'in': {
        const value = this.use(node.value, env)
        for (const test of node.tests) checkTest(this, test, node.value, value, env)
        return of(yes)
      }
      case 'and':
      case 'or':
        for (const side of [node.left, node.right]) expectType(this, side, this.use(side, env).type, [yes])
        return of(yes)
      case 'if': {
        expectType(this, node.condition, this.use(node.condition, env).type, [yes])
        const [then, other] = [this.value(node.then, env), this.value(node.else, env)]
        return { type: unify(then.type, other.type), reads: [...then.reads, ...other.reads] }
      }
      case 'for': {
        const partial = new Map([['partial', of({ kind: 'list', of: any })]])
        const inner = within(this.#iterate(node.iterators, env), partial)
        const result = this.value(node.result, inner)
        return { type: { kind: 'list', of: result.type }, reads: result.reads }
      }
      case 'some':
      case 'every': {
        const inner = this.#iterate(node.iterators, env)
        expectType(this, node.condition, this.use(node.condition, inner).type, [yes])
        return of(yes)
      }
      case 'list': {
        const items = node.items.map(item => this.value(item, env))
        return {
          type: { kind: 'list', of: items.length > 0 ? items.map(item => item.type).reduce(unify) : any },
          reads: items.flatMap(item => item.reads),
        }
      }
      case 'context':
        return this.#context(node, env)
      case 'range': {
        const ends = [node.low, node.high].flatMap(end => (end ? [{ end, type: this.use(end, env).type }] : []))
        for (const { end, type } of ends) if (!isOrdered(type)) failUnordered(this, end, type)
        const type = ends.map(item => item.type).reduce(unify)
        return of({ kind: 'range', of: type })
      }
      case 'function':
        return of(this.function(node, env))
      case 'instance':
        this.use(node.value, env)
        writtenType(this, node.type)
        return of(yes)
    }
  }

  /** The type of a function; types of its parameters that are not written are those that are `given`. */
  function(node: Expression & { kind: 'function' }, env: Env, given: readonly Value[] = []): FeelType {
    const parameters = node.parameters.map(
      (parameter, index): Value => (parameter.type ? of(writtenType(this, parameter.type)) : (given[index] ?? unknown)),
    )
    const locals = new Map(node.parameters.map((parameter, index) => [parameter.name, parameters[index] as Value]))
    const result = this.use(node.body, within(env, locals))
    return { kind: 'function', parameters: parameters.map(parameter => parameter.type), result: result.type }
  }

  /** Notes a problem. The value that it leaves behind is unknown, so that one fault is told once. */
  fail(
    { from, to }: { readonly from: number; readonly to: number },
    code: ExpressionProblem['code'],
    en: string,
    zh: string,
    near: readonly string[] = [],
  ): Value {
    this.problems.push({ from, to, code, en, zh, ...(near.length > 0 ? { didYouMean: near } : {}) })
    return unknown
  }

  /** Notes a reference; a text with escapes in it stays as it is. */
  refer(
    { from, to }: { readonly from: number; readonly to: number },
    reference: Omit<ExpressionReference, 'from' | 'to' | 'isDirect'>,
    isDirect = false,
  ): void {
    if (this.text.slice(from, to) === reference.value) this.references.push({ from, to, ...reference, isDirect })
  }

  #name(node: Expression & { kind: 'name' }, env: Env): Value {
    const found = env.get(node.name)
    if (found) {
      if (found.reference) this.refer(node, { ...found.reference, value: node.name }, found.isDirect)
      return { type: found.type, reads: found.reads }
    }
    return this.fail(
      node,
      'expression/unknown-name',
      `There is nothing called “${node.name}” here.`,
      `此处没有名为“${node.name}”的内容。`,
      didYouMean(node.name, env.names()),
    )
  }

  #filter({ base, condition }: Expression & { kind: 'filter' }, env: Env): Value {
    const list = this.value(base, env)
    const isOpen = list.type.kind === 'any' || list.type.kind === 'null'
    if (list.type.kind !== 'list' && !isOpen) {
      expectType(this, base, list.type, [{ kind: 'list', of: any }])
      return unknown
    }
    const item: Value = { type: list.type.kind === 'list' ? list.type.of : any, reads: list.reads }
    const wanted = this.use(condition, ofItem(item, env)).type
    expectType(this, condition, wanted, [yes, number])
    const one: Value = { type: item.type, reads: list.reads }
    return wanted.kind === 'number' ? one : wanted.kind === 'any' ? { ...list, type: any } : list
  }

  #iterate(iterators: readonly Iterator[], env: Env): Env {
    return iterators.reduce((inner, { name, domain, end }) => {
      const value = this.use(domain, inner)
      if (end) {
        const last = this.use(end, inner).type
        for (const [node, type] of [
          [domain, value.type],
          [end, last],
        ] as const) {
          expectType(this, node, type, [number, { kind: 'date' }])
        }
        return within(inner, new Map([[name.name, of(value.type)]]))
      }
      expectType(this, domain, value.type, [
        { kind: 'list', of: any },
        { kind: 'range', of: any },
      ])
      const type = value.type.kind === 'list' || value.type.kind === 'range' ? value.type.of : any
      return within(inner, new Map([[name.name, { type, reads: value.reads }]]))
    }, env)
  }

  #context({ entries }: Expression & { kind: 'context' }, env: Env): Value {
    const members = new Map<string, Member>()
    let inner = env
    for (const { key, value } of entries) {
      const found = this.use(value, inner)
      members.set(key.name, { type: found.type })
      inner = within(inner, new Map([[key.name, found]]))
    }
    return of(contextOf(members))
  }

  #temporal(node: Expression & { kind: 'temporal' }): FeelType {
    const type = temporalType(node.text)
    if (type) return type
    return this.fail(
      node,
      'expression/temporal',
      `“${node.text}” is no date, time or duration, such as 2026-11-22, 08:30:00, P3D or P1Y.`,
      `“${node.text}”不是日期、时间或时长，例如 2026-11-22、08:30:00、P3D、P1Y。`,
    ).type
  }
}
