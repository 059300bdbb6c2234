/** Checks what operators join: arithmetic, comparisons, and the tests of `in`. */
import { checkLiteral } from './check-wanted.ts'
import type { Checking, Env, Value } from './checking.ts'
import { within } from './env.ts'
import { areComparable, arithmeticType, isOrdered } from './operators.ts'
import type { Comparator, Expression, Test } from './syntax.ts'
import { accepts, describeType, type FeelType } from './types.ts'

/** What `left operator right` comes to. */
export function checkArithmetic(
  checker: Checking,
  node: Expression & { kind: 'arithmetic' },
  left: FeelType,
  right: FeelType,
): FeelType {
  const type = arithmeticType(node.operator, left, right)
  if (type) return type
  const [one, other] = [describeType(left), describeType(right)]
  const isText = node.operator === '+' && (left.kind === 'string' || right.kind === 'string')
  return checker.fail(
    node,
    'expression/type',
    `“${node.operator}” does not join these: ${one.en}, ${other.en}.${isText ? ' Make a text of it with string(…).' : ''}`,
    `“${node.operator}”不能用于${one.zh}与${other.zh}。${isText ? '可用 string(…) 转换为文本。' : ''}`,
  ).type
}

/** Notes where two values cannot be equal, or have no order that the operator asks for. */
export function checkComparison(
  checker: Checking,
  node: Expression,
  operator: Comparator,
  left: FeelType,
  right: FeelType,
): void {
  if (!areComparable(left, right)) {
    failIncomparable(checker, node, left, right)
  } else if (operator !== '=' && operator !== '!=') {
    if (!isOrdered(left)) failUnordered(checker, node, left)
    else if (!isOrdered(right)) failUnordered(checker, node, right)
  }
}

/** Notes that values of a type have no order. */
export function failUnordered(checker: Checking, node: Expression, type: FeelType): void {
  const word = describeType(type)
  checker.fail(node, 'expression/type', `There is no order among these: ${word.en}.`, `${word.zh}没有大小顺序。`)
}

/** Notes where a value and what it is tested by do not go together. */
export function checkTest(checker: Checking, test: Test, subject: Expression, value: Value, env: Env): void {
  const inner = within(env, new Map([['?', value]]))
  if (test.kind === 'compare') {
    const { type } = checker.use(test.operand, inner)
    checkComparison(checker, test.operand, test.operator, value.type, type)
    checkLiteral(checker, test.operand, value.type)
    return
  }
  const { type } = checker.use(test.expression, inner)
  checkLiteral(checker, test.expression, value.type)
  checkLiteral(checker, subject, type.kind === 'list' ? type.of : type)
  if (!isTest(checker, test.expression, value.type, type)) failIncomparable(checker, test.expression, value.type, type)
}

function failIncomparable(checker: Checking, node: Expression, left: FeelType, right: FeelType): void {
  const [one, other] = [describeType(left), describeType(right)]
  checker.fail(
    node,
    'expression/type',
    `These cannot be compared: ${one.en}, ${other.en}.`,
    `${one.zh}与${other.zh}不能比较。`,
  )
}

function isTest(checker: Checking, node: Expression, value: FeelType, test: FeelType): boolean {
  if (accepts(value, test) || test.kind === 'function') return true
  if (test.kind === 'range') return accepts(test.of, value)
  if (test.kind === 'boolean') return /\?/.test(checker.text.slice(node.from, node.to))
  if (test.kind !== 'list') return false
  return accepts(test.of, value) || (test.of.kind === 'range' && accepts(test.of.of, value))
}
