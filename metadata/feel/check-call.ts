/** Checks the call of a function: which of its signatures the arguments fit, and what comes of it. */
import { didYouMean } from '../did-you-mean.ts'
import { type Argument, argumentsOf, type Bound, bindArguments, countsOf } from './bind-arguments.ts'
import { builtIns, type Signature } from './built-ins.ts'
import { checkLiteral, expectType } from './check-wanted.ts'
import type { Checking, Env, Value } from './checking.ts'
import { elementType, mentionsElement, refineDuration, substituteElement } from './element-type.ts'
import { specialFunctions } from './special-functions.ts'
import type { Expression } from './syntax.ts'
import { accepts, any, describeType, type FeelType } from './types.ts'

type Call = Expression & { readonly kind: 'call' }

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
      `只能调用函数，而这是${word.zh}。`,
    )
  }
  if (type.parameters.length !== given.length) return wrongCount(checker, call, [type.parameters.length])
  given.forEach(({ node, name }, index) => {
    const wanted = type.parameters[index] as FeelType
    if (!name) expectType(checker, node, (values[index] as Value).type, [wanted])
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
    const bound = bindArguments(signature, given)
    return bound ? [{ signature, bound }] : []
  })
  if (fitting.length === 0) {
    for (const { node } of given) checker.use(node, env)
    return wrongCount(checker, call, signatures.flatMap(countsOf))
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
    const wanted = substituteElement(mistake.parameter.type, element.type)
    expectType(checker, mistake.argument.node, typeAt(mistake.argument.node), [wanted])
    return { type: substituteElement(chosen.signature.result, any), reads: [] }
  }
  for (const { argument, parameter } of chosen.bound) {
    checkLiteral(checker, argument.node, substituteElement(parameter.type, element.type))
  }
  const special = specialFunctions[name]?.(checker, chosen.bound, values)
  if (special) return special
  return {
    type: refineDuration(substituteElement(chosen.signature.result, element.type), chosen.bound, typeAt),
    reads: chosen.bound.flatMap(({ argument, parameter }) =>
      mentionsElement(parameter.type) ? (values.get(argument.node)?.reads ?? []) : [],
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
      `没有参数“${wrong.name}”；可用的参数：${names.join('、')}。`,
      didYouMean(wrong.name, names),
    )
  )
}
