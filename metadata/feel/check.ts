/**
 * Checks an expression against the names and types of its scope, and says what it comes to, what it reads and where it
 * names something of the application. The types tell faults only: what is unknown is taken to be right, and every
 * value may be null.
 */

import { didYouMean } from '../did-you-mean.ts'
import { callType, inside } from './check-call.ts'
import type { Checking, Env, ExpressionReference, Value } from './checking.ts'
import { ofItem, ofScope, within } from './env.ts'
import { areComparable, arithmeticType, isOrdered, partsOf } from './operators.ts'
import { parseExpression } from './parse.ts'
import type { ExpressionProblem } from './problem.ts'
import type { Read, Scope } from './scope.ts'
import type { Comparator, Expression, Iterator, Name, Test } from './syntax.ts'
import { temporalType } from './temporal-type.ts'
import { accepts, any, type Codes, contextOf, describeType, type FeelType, type Member, unify } from './types.ts'
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
  checker.want(expression, type, wanted)
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
        return this.#path(node, env)
      case 'filter':
        return this.#filter(node, env)
      case 'call':
        return callType(this, node, env)
      case 'negate': {
        const { type } = this.use(node.operand, env)
        this.#expect(node.operand, type, [number, { kind: 'duration' }])
        return of(type)
      }
      case 'arithmetic':
        return of(this.#arithmetic(node, this.use(node.left, env).type, this.use(node.right, env).type))
      case 'comparison': {
        const [left, right] = [this.use(node.left, env).type, this.use(node.right, env).type]
        this.#compare(node, node.operator, left, right)
        this.literal(node.right, left)
        this.literal(node.left, right)
        return of(yes)
      }
      case 'between': {
        const value = this.use(node.value, env).type
        for (const end of [node.low, node.high]) this.#compare(end, '<=', value, this.use(end, env).type)
        return of(yes)
      }
      case 'in': {
        const value = this.use(node.value, env)
        for (const test of node.tests) this.#test(test, node.value, value, env)
        return of(yes)
      }
      case 'and':
      case 'or':
        for (const side of [node.left, node.right]) this.#expect(side, this.use(side, env).type, [yes])
        return of(yes)
      case 'if': {
        this.#expect(node.condition, this.use(node.condition, env).type, [yes])
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
        this.#expect(node.condition, this.use(node.condition, inner).type, [yes])
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
        for (const { end, type } of ends) if (!isOrdered(type)) this.#unordered(end, type)
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

  /** A literal that stands where a code of a choice is wanted is one of its codes. */
  literal(node: Expression, wanted: FeelType): void {
    if (node.kind === 'list') {
      const inner = wanted.kind === 'list' ? wanted.of : wanted
      for (const item of node.items) this.literal(item, inner)
    } else if (node.kind === 'if') {
      this.literal(node.then, wanted)
      this.literal(node.else, wanted)
    } else if (node.kind === 'string' && wanted.kind === 'string' && wanted.codes) {
      this.#code(node, wanted.codes)
    }
  }

  #code(node: Expression & { kind: 'string' }, { all, typesOf }: Codes): void {
    if (!all.includes(node.value)) {
      this.fail(
        inside(node),
        'expression/unknown-code',
        `“${node.value}” is no code of the choice that it is compared with.`,
        `“${node.value}”不是与之比较的选项的代码。`,
        didYouMean(node.value, all),
      )
    } else if (typesOf) this.refer(inside(node), { target: 'recordType', object: typesOf, value: node.value })
  }

  /** What the whole expression has to come to. */
  want(node: Expression, type: FeelType, wanted: readonly FeelType[]): void {
    if (wanted.length === 0) return
    this.#expect(node, type, wanted)
    for (const one of wanted) this.literal(node, one)
  }

  #expect(node: Expression, type: FeelType, wanted: readonly FeelType[]): void {
    if (wanted.some(one => accepts(one, type))) return
    const words = wanted.map(describeType)
    const given = describeType(type)
    this.fail(
      node,
      'expression/type',
      `Wanted here: ${words.map(word => word.en).join(' or ')}; this is: ${given.en}.`,
      `此处需要${words.map(word => word.zh).join('或')},而不是${given.zh}。`,
    )
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
      this.#refer(node, found, node.name, found.isDirect)
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

  #refer(spot: { from: number; to: number }, { reference }: Member, value: string, isDirect = false): void {
    if (reference) this.refer(spot, { ...reference, value }, isDirect)
  }

  #path({ base, member }: Expression & { kind: 'path' }, env: Env): Value {
    return this.member(this.value(base, env), member, base)
  }

  /** What `owner.name` is, the owner's value being `base`. */
  member(base: Value, { name, from, to }: Name, owner: Expression): Value {
    const { type } = base
    const reads = base.reads.map(({ root, path }): Read => ({ root, path: [...path, name] }))
    if (type.kind === 'any' || type.kind === 'null') return { type: any, reads }
    if (type.kind === 'list') {
      const inner = this.member({ type: type.of, reads: base.reads }, { name, from, to }, owner)
      return { type: { kind: 'list', of: inner.type }, reads: inner.reads }
    }
    const found = type.kind === 'context' ? type.members.get(name) : undefined
    if (found) {
      this.#refer({ from, to }, found, name)
      return { type: found.type, reads }
    }
    const parts = partsOf(type)
    const part = parts.get(name)
    // What a date is made of is read with the date.
    if (part) return { type: part, reads: type.kind === 'number' ? reads : base.reads }
    const whose = shortened(this.text.slice(owner.from, owner.to))
    const names = type.kind === 'context' ? type.members.names() : [...parts.keys()]
    return this.fail(
      { from, to },
      'expression/unknown-name',
      `“${whose}” has nothing called “${name}”.`,
      `“${whose}”中没有“${name}”。`,
      didYouMean(name, names),
    )
  }

  #filter({ base, condition }: Expression & { kind: 'filter' }, env: Env): Value {
    const list = this.value(base, env)
    const isOpen = list.type.kind === 'any' || list.type.kind === 'null'
    if (list.type.kind !== 'list' && !isOpen) {
      this.#expect(base, list.type, [{ kind: 'list', of: any }])
      return unknown
    }
    const item: Value = { type: list.type.kind === 'list' ? list.type.of : any, reads: list.reads }
    const wanted = this.use(condition, ofItem(item, env)).type
    this.#expect(condition, wanted, [yes, number])
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
          this.#expect(node, type, [number, { kind: 'date' }])
        }
        return within(inner, new Map([[name.name, of(value.type)]]))
      }
      this.#expect(domain, value.type, [
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
      `“${node.text}”不是日期、时间或时长,例如 2026-11-22、08:30:00、P3D、P1Y。`,
    ).type
  }

  #arithmetic(node: Expression & { kind: 'arithmetic' }, left: FeelType, right: FeelType): FeelType {
    const type = arithmeticType(node.operator, left, right)
    if (type) return type
    const [one, other] = [describeType(left), describeType(right)]
    const isText = node.operator === '+' && (left.kind === 'string' || right.kind === 'string')
    return this.fail(
      node,
      'expression/type',
      `“${node.operator}” does not join these: ${one.en}, ${other.en}.${isText ? ' Make a text of it with string(…).' : ''}`,
      `“${node.operator}”不能用于${one.zh}与${other.zh}。${isText ? '可用 string(…) 转换为文本。' : ''}`,
    ).type
  }

  #compare(node: Expression, operator: Comparator, left: FeelType, right: FeelType): void {
    if (!areComparable(left, right)) {
      const [one, other] = [describeType(left), describeType(right)]
      this.fail(
        node,
        'expression/type',
        `These cannot be compared: ${one.en}, ${other.en}.`,
        `${one.zh}与${other.zh}不能比较。`,
      )
    } else if (operator !== '=' && operator !== '!=') {
      if (!isOrdered(left)) this.#unordered(node, left)
      else if (!isOrdered(right)) this.#unordered(node, right)
    }
  }

  #unordered(node: Expression, type: FeelType): void {
    const word = describeType(type)
    this.fail(node, 'expression/type', `There is no order among these: ${word.en}.`, `${word.zh}没有大小顺序。`)
  }

  #test(test: Test, subject: Expression, value: Value, env: Env): void {
    const inner = within(env, new Map([['?', value]]))
    if (test.kind === 'compare') {
      const { type } = this.use(test.operand, inner)
      this.#compare(test.operand, test.operator, value.type, type)
      this.literal(test.operand, value.type)
      return
    }
    const { type } = this.use(test.expression, inner)
    this.literal(test.expression, value.type)
    this.literal(subject, type.kind === 'list' ? type.of : type)
    if (!this.#isTest(test.expression, value.type, type)) {
      const [one, other] = [describeType(value.type), describeType(type)]
      this.fail(
        test.expression,
        'expression/type',
        `These cannot be compared: ${one.en}, ${other.en}.`,
        `${one.zh}与${other.zh}不能比较。`,
      )
    }
  }

  #isTest(node: Expression, value: FeelType, test: FeelType): boolean {
    if (accepts(value, test) || test.kind === 'function') return true
    if (test.kind === 'range') return accepts(test.of, value)
    if (test.kind === 'boolean') return /\?/.test(this.text.slice(node.from, node.to))
    if (test.kind !== 'list') return false
    return accepts(test.of, value) || (test.of.kind === 'range' && accepts(test.of.of, value))
  }
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
