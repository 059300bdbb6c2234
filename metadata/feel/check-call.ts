/** Checks the call of a function: which of its signatures the arguments fit, and what comes of it. */
import { didYouMean } from '../did-you-mean.ts'
import { builtIns, type Signature, type SignatureParameter } from './built-ins.ts'
import type { Checking, Env, Value } from './checking.ts'
import type { Arguments, Expression, Name } from './syntax.ts'
import { temporalType } from './temporal-type.ts'
import { accepts, any, describeType, type FeelType, unify } from './types.ts'

type Call = Expression & { readonly kind: 'call' }

/** An argument with the name under which it was given. */
interface Argument {
  readonly node: Expression
  readonly name: Name | undefined
}

/** What stands between the quotes of a literal. */
export const inside = ({ from, to }: Expression) => ({ from: from + 1, to: to - 1 })

/** A call means a local function before a built-in one, and that before a name of the scope. */
export function callType(checker: Checking, call: Call, env: Env): Value {
  const { callee } = call
  const given = argumentsOf(call.arguments)
  if (callee.kind !== 'name') return callValue(checker, call, checker.use(callee, env), given, env)
  const found = env.get(callee.name)
  if (found?.isLocal) return callValue(checker, call, found, given, env)
  const signatures = builtIns.get(callee.name)
  if (signatures) return callBuiltIn(checker, call, callee.name, signatures, given, env)
  if (found) return callValue(checker, call, found, given, env)
  for (const { node } of given) checker.use(node, env)
  return checker.fail(
    callee,
    'expression/unknown-function',
    `There is no function “${callee.name}”.`,
    `没有函数“${callee.name}”。`,
    didYouMean(callee.name, builtIns.keys()),
  )
}

const argumentsOf = (given: Arguments): Argument[] =>
  given.kind === 'named'
    ? given.values.map(({ parameter, value }) => ({ node: value, name: parameter }))
    : given.values.map(node => ({ node, name: undefined }))

/** The call of what is no built-in function: one that the expression itself makes. */
function callValue(checker: Checking, call: Call, { type }: Value, given: readonly Argument[], env: Env): Value {
  const values = given.map(({ node }) => checker.use(node, env))
  if (type.kind === 'any' || type.kind === 'null') return { type: any, reads: [] }
  if (type.kind !== 'function') {
    const word = describeType(type)
    return checker.fail(
      call.callee,
      'expression/type',
      `Only a function can be called; this is: ${word.en}.`,
      `只能调用函数,而这是${word.zh}。`,
    )
  }
  if (type.parameters.length !== given.length) return wrongCount(checker, call, [type.parameters.length])
  given.forEach(({ node, name }, index) => {
    const wanted = type.parameters[index] as FeelType
    if (!name) expectArgument(checker, node, wanted, (values[index] as Value).type)
  })
  return { type: type.result, reads: [] }
}

function wrongCount(checker: Checking, call: Call, counts: readonly number[]): Value {
  const list = [...new Set(counts)].toSorted((a, b) => a - b)
  const name = checker.text.slice(call.callee.from, call.callee.to)
  return checker.fail(
    call,
    'expression/arguments',
    `“${name}” takes ${list.join(' or ')} argument${list.at(-1) === 1 ? '' : 's'}.`,
    `“${name}”需要 ${list.join(' 或 ')} 个参数。`,
  )
}

function expectArgument(checker: Checking, node: Expression, wanted: FeelType, given: FeelType): void {
  if (accepts(wanted, given)) return
  const [want, have] = [describeType(wanted), describeType(given)]
  checker.fail(
    node,
    'expression/type',
    `Wanted here: ${want.en}; this is: ${have.en}.`,
    `此处需要${want.zh},而不是${have.zh}。`,
  )
}

/** An argument at its parameter. */
interface Bound {
  readonly argument: Argument
  readonly parameter: SignatureParameter
}

function callBuiltIn(
  checker: Checking,
  call: Call,
  name: string,
  signatures: readonly Signature[],
  given: readonly Argument[],
  env: Env,
): Value {
  const unknown = unknownParameter(checker, signatures, given)
  if (unknown) {
    for (const { node } of given) checker.use(node, env)
    return unknown
  }
  const fitting = signatures.flatMap(signature => {
    const bound = bind(signature, given)
    return bound ? [{ signature, bound }] : []
  })
  if (fitting.length === 0) {
    for (const { node } of given) checker.use(node, env)
    return wrongCount(checker, call, signatures.flatMap(counts))
  }
  const functions = new Map<Expression, Expression & { readonly kind: 'function' }>()
  const values = new Map<Expression, Value>()
  for (const { node } of given) {
    if (node.kind === 'function' && fitting.some(({ bound }) => wantsFunction(bound, node))) functions.set(node, node)
    else values.set(node, checker.use(node, env))
  }
  const typeAt = (node: Expression): FeelType =>
    values.get(node)?.type ?? { kind: 'function', parameters: [], result: any }
  const mistakes = fitting.map(({ bound }) => {
    const unfit = bound.filter(({ argument, parameter }) => !accepts(parameter.type, typeAt(argument.node)))
    const { conflict } = elementType(bound, typeAt)
    return unfit.length === 0 && conflict ? bound.filter(({ argument }) => argument.node === conflict) : unfit
  })
  const best = mistakes.findIndex(list => list.length === 0)
  const chosen = fitting[best < 0 ? nearest(mistakes) : best] as (typeof fitting)[number]
  const element = elementType(chosen.bound, typeAt)
  for (const [node, written] of functions) {
    const reads = [...values.values()].flatMap(value => value.reads)
    checker.function(
      written,
      env,
      Array.from({ length: written.parameters.length }, () => ({ type: element.type, reads })),
    )
    values.set(node, { type: typeAt(node), reads: [] })
  }
  if (best < 0) {
    const [mistake] = mistakes[nearest(mistakes)] as [Bound]
    const wanted = substitute(mistake.parameter.type, element.type)
    expectArgument(checker, mistake.argument.node, wanted, typeAt(mistake.argument.node))
    return { type: substitute(chosen.signature.result, any), reads: [] }
  }
  for (const { argument, parameter } of chosen.bound) {
    checker.literal(argument.node, substitute(parameter.type, element.type))
  }
  const special = specials[name]?.(checker, chosen.bound, values)
  if (special) return special
  return {
    type: refine(substitute(chosen.signature.result, element.type), chosen.bound, typeAt),
    reads: chosen.bound.flatMap(({ argument, parameter }) =>
      mentions(parameter.type) ? (values.get(argument.node)?.reads ?? []) : [],
    ),
  }
}

const wantsFunction = (bound: readonly Bound[], node: Expression) =>
  bound.some(({ argument, parameter }) => argument.node === node && parameter.type.kind === 'function')

const nearest = (mistakes: readonly (readonly Bound[])[]) =>
  mistakes.reduce(
    (least, list, index) => (list.length < (mistakes[least] as readonly Bound[]).length ? index : least),
    0,
  )

function unknownParameter(
  checker: Checking,
  signatures: readonly Signature[],
  given: readonly Argument[],
): Value | undefined {
  const names = [...new Set(signatures.flatMap(signature => signature.parameters.map(parameter => parameter.name)))]
  const wrong = given.find(({ name }) => name && !names.includes(name.name))?.name
  return (
    wrong &&
    checker.fail(
      wrong,
      'expression/arguments',
      `There is no parameter “${wrong.name}”; it has: ${names.join(', ')}.`,
      `没有参数“${wrong.name}”;可用的参数:${names.join('、')}。`,
      didYouMean(wrong.name, names),
    )
  )
}

/** How many arguments a signature takes; the rest counts as one. */
function counts({ parameters }: Signature): number[] {
  const least = parameters.filter(parameter => !parameter.optional).length
  return Array.from({ length: parameters.length - least + 1 }, (_, index) => least + index)
}

/** The arguments at the parameters of a signature; undefined where they are too many or too few. */
function bind({ parameters }: Signature, given: readonly Argument[]): Bound[] | undefined {
  if (given.some(({ name }) => name)) {
    const bound = given.flatMap(argument => {
      const parameter = parameters.find(item => item.name === argument.name?.name)
      return parameter ? [{ argument, parameter }] : []
    })
    const isWhole = parameters.every(item => item.optional || bound.some(({ parameter }) => parameter === item))
    return bound.length === given.length && isWhole ? bound : undefined
  }
  const last = parameters.at(-1)
  const least = parameters.filter(parameter => !parameter.optional).length
  if (given.length < least || (given.length > parameters.length && !last?.rest)) return undefined
  return given.map((argument, index) => ({ argument, parameter: (parameters[index] ?? last) as SignatureParameter }))
}

/** What T stands for, and the argument that does not agree with those before it. */
function elementType(
  bound: readonly Bound[],
  typeAt: (node: Expression) => FeelType,
): { type: FeelType; conflict: Expression | undefined } {
  let type: FeelType = { kind: 'null' }
  let conflict: Expression | undefined
  for (const { argument, parameter } of bound) {
    const found = boundTo(parameter.type, typeAt(argument.node))
    if (!found) continue
    if (!accepts(type, found)) conflict ??= argument.node
    else type = keepsCodes(type, found)
  }
  return { type: type.kind === 'null' ? any : type, conflict }
}

/** A choice and a text make a choice here: the text is then looked at as one of its codes. */
function keepsCodes(type: FeelType, found: FeelType): FeelType {
  if (type.kind === 'string' && found.kind === 'string') return type.codes ? type : found
  return unify(type, found)
}

function boundTo(pattern: FeelType, given: FeelType): FeelType | undefined {
  if (pattern.kind === 'variable') return given
  if ((pattern.kind === 'list' || pattern.kind === 'range') && pattern.kind === given.kind) {
    return boundTo(pattern.of, given.of)
  }
  return undefined
}

function mentions(pattern: FeelType): boolean {
  return pattern.kind === 'variable' || ((pattern.kind === 'list' || pattern.kind === 'range') && mentions(pattern.of))
}

function substitute(pattern: FeelType, type: FeelType): FeelType {
  if (pattern.kind === 'variable') return type
  if (pattern.kind === 'list' || pattern.kind === 'range')
    return { kind: pattern.kind, of: substitute(pattern.of, type) }
  return pattern
}

/** `duration` is told more closely where the arguments say which kind. */
function refine(type: FeelType, bound: readonly Bound[], typeAt: (node: Expression) => FeelType): FeelType {
  if (type.kind !== 'duration') return type
  const kinds = bound.map(({ argument: { node } }) => {
    const given = node.kind === 'string' ? (temporalType(node.value) ?? any) : typeAt(node)
    return given.kind === 'list' ? given.of : given
  })
  const [first] = kinds
  const isOne = first?.kind === 'days and time duration' || first?.kind === 'years and months duration'
  return isOne && kinds.every(kind => kind.kind === first.kind) ? first : type
}

type Special = (checker: Checking, bound: readonly Bound[], values: ReadonlyMap<Expression, Value>) => Value | undefined

/** Functions whose arguments name something. */
const specials: Readonly<Record<string, Special>> = {
  'get value'(checker, bound, values) {
    const at = (name: string) => bound.find(({ parameter }) => parameter.name === name)?.argument.node
    const [context, key] = [at('m'), at('key')]
    const base = context && values.get(context)
    if (!base || key?.kind !== 'string' || base.type.kind !== 'context' || base.type.object === undefined)
      return undefined
    return checker.member(base, { name: key.value, ...inside(key) }, context)
  },
  convert(checker, bound, values) {
    const amount = bound.find(({ parameter }) => parameter.name === 'amount')?.argument.node
    const type = amount && values.get(amount)?.type
    const isPlain = type?.kind === 'number' && !type.currency
    if (amount && isPlain && !bound.some(({ parameter }) => parameter.name === 'from')) {
      return checker.fail(
        amount,
        'expression/arguments',
        'This number does not know its currency; say which it is: convert(…, amount.currency, "CNY").',
        '此数值没有币种,请指明:convert(…, amount.currency, "CNY")。',
      )
    }
    // Rates come with the settings.
    return { type: { kind: 'number', currency: true }, reads: [{ root: 'setting', path: [] }] }
  },
  'has role'(checker, bound) {
    const node = bound[0]?.argument.node
    if (node?.kind !== 'string') {
      return checker.fail(
        node ?? { from: 0, to: 0 },
        'expression/arguments',
        'The name of the role is written as a text here: has role("…").',
        '此处须直接写出角色名称:has role("…")。',
      )
    }
    const role = checker.scope.symbols.definition('role', node.value)
    if (role) checker.refer(inside(node), { target: 'role', value: node.value })
    else {
      const roles = checker.scope.symbols.all('role').map(item => item.name)
      checker.fail(
        inside(node),
        'expression/unknown-name',
        `There is no role called ${node.value}.`,
        `没有名为 ${node.value} 的角色。`,
        didYouMean(node.value, roles),
      )
    }
    return undefined
  },
}
