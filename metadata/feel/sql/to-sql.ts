/**
 * FEEL printed as one SQL expression, so that the database computes what the evaluator would: `=` tells null from
 * nothing else, text is ordered by code points, a division by zero is null. Literals are bound. What has no SQL of the
 * same meaning is refused with its position; nothing is evaluated row by row instead.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { Comparator, Expression, RangeEnds, Test } from '../syntax.ts'
import { callSql, type PrintedCall } from './functions.ts'
import {
  capital,
  expected,
  isOrdered,
  manyDecimals,
  refuse,
  type SqlType,
  type SqlValue,
  sqlTypes,
  words,
} from './sql-value.ts'
import { memberSql, temporalLiteral } from './temporal.ts'

/** What an expression is printed against. */
export interface SqlOptions {
  /** Where a dotted name leads; undefined when it cannot be read here. */
  readonly path: (names: readonly string[]) => SqlValue | undefined
  /** The day and the moment it is; left out where nothing may depend on them. */
  readonly today?: Sql
  readonly now?: Sql
  /** Name of the time zone in which moments have dates. */
  readonly timeZone?: Sql
}

/** Prints the expression; throws `ExpressionRefusal` at what cannot be printed. */
export function toSql(expression: Expression, options: SqlOptions): SqlValue {
  const print = (node: Expression): SqlValue => toSql(node, options)
  switch (expression.kind) {
    case 'number':
      return { sql: sql`${expression.text}::numeric`, type: 'number' }
    case 'string':
      return { sql: sql`${expression.value}::text`, type: 'string' }
    case 'boolean':
      return { sql: raw(String(expression.value)), type: 'boolean' }
    case 'null':
      return { sql: raw('null'), type: 'null' }
    case 'temporal':
      return temporalLiteral(expression.text, expression)
    case 'name':
    case 'path':
      return pathSql(expression, options)
    case 'negate':
      return negateSql(expression, print(expression.operand))
    case 'arithmetic':
      return arithmeticSql(expression, print(expression.left), print(expression.right), options)
    case 'comparison':
      return bool(compareSql(expression.operator, print(expression.left), print(expression.right), expression))
    case 'between': {
      const value = print(expression.value)
      const low = compareSql('>=', value, print(expression.low), expression)
      return bool(sql`(${low} and ${compareSql('<=', value, print(expression.high), expression)})`)
    }
    case 'in': {
      const value = print(expression.value)
      return bool(anyOf(expression.tests.map(test => testSql(value, test, print))))
    }
    case 'and':
    case 'or': {
      const [left, right] = [expression.left, expression.right].map(side => wanted(side, print(side), 'boolean'))
      return bool(sql`(${left} ${raw(expression.kind)} ${right})`)
    }
    case 'if': {
      const [then, other] = [print(expression.then), print(expression.else)]
      const type = commonType(then, other, expression)
      const condition = wanted(expression.condition, print(expression.condition), 'boolean')
      const hasOwnOffset = then.hasOwnOffset === true || other.hasOwnOffset === true
      return { sql: sql`(case when ${condition} then ${then.sql} else ${other.sql} end)`, type, hasOwnOffset }
    }
    case 'call':
      return callSql(toCall(expression, print), options)
    default:
      return refuse(expression, 'This cannot be computed in the database.', '此表达式无法在数据库中计算。')
  }
}

function pathSql(expression: Expression, options: SqlOptions): SqlValue {
  const names = namesOf(expression)
  const found = names && options.path(names)
  if (found) return found
  if (names?.length === 1 && names[0] === 'today' && options.today) return { sql: options.today, type: 'date' }
  if (names?.length === 1 && names[0] === 'now' && options.now) return { sql: options.now, type: 'datetime' }
  if (expression.kind === 'path') {
    const member = memberSql(toSql(expression.base, options), expression.member.name, options)
    if (member) return member
  }
  return refuse(expression, 'This cannot be read where the database computes it.', '在数据库中计算时无法读取此项。')
}

/** The names of a dotted path; undefined where it begins with something else. */
function namesOf(expression: Expression): string[] | undefined {
  if (expression.kind === 'name') return [expression.name]
  if (expression.kind !== 'path') return undefined
  const base = namesOf(expression.base)
  return base && [...base, expression.member.name]
}

function toCall(call: Extract<Expression, { kind: 'call' }>, print: (node: Expression) => SqlValue): PrintedCall {
  const name = namesOf(call.callee)
  if (name?.length !== 1 || call.arguments.kind !== 'positional') {
    return refuse(
      call,
      'Only built-in functions with arguments in order can be computed in the database.',
      '在数据库中只能计算按顺序传参的内置函数。',
    )
  }
  return {
    name: name[0] as string,
    node: call,
    arguments: call.arguments.values,
    print,
  }
}

const bool = (value: Sql): SqlValue => ({ sql: value, type: 'boolean' })

function anyOf(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? raw('false') : sql`(${join(conditions, ' or ')})`
}

/** The SQL of a value of that type, or of null. */
function wanted(node: Expression, value: SqlValue, type: SqlType): Sql {
  if (value.type === type) return value.sql
  if (value.type === 'null') return sql`null::${raw(sqlTypes[type])}`
  return refuse(node, ...expected(type, value.type))
}

function commonType(left: SqlValue, right: SqlValue, node: Expression | Test): SqlType {
  if (left.type === right.type || right.type === 'null') return left.type
  if (left.type === 'null') return right.type
  return refuse(
    node,
    `${capital(words[left.type].en)} and ${words[right.type].en} do not go together.`,
    `${words[left.type].zh}与${words[right.type].zh}不能一起使用。`,
  )
}

/** A comparison; equality knows null, order with null is null. */
function compareSql(operator: Comparator, left: SqlValue, right: SqlValue, node: Expression | Test): Sql {
  const type = commonType(left, right, node)
  if (left.type === 'null' || right.type === 'null') {
    const other = left.type === 'null' ? right : left
    if (operator === '=') return sql`(${other.sql} is null)`
    if (operator === '!=') return sql`(${other.sql} is not null)`
    return raw('null::boolean')
  }
  if (operator === '=') return sql`(${left.sql} is not distinct from ${right.sql})`
  if (operator === '!=') return sql`(${left.sql} is distinct from ${right.sql})`
  if (!isOrdered(type)) refuse(node, `${capital(words[type].en)} has no order.`, `${words[type].zh}没有先后顺序。`)
  const order = raw(type === 'string' ? ' collate "C"' : '')
  return sql`(${left.sql}${order} ${raw(operator)} ${right.sql}${order})`
}

function testSql(value: SqlValue, test: Test, print: (node: Expression) => SqlValue): Sql {
  if (test.kind === 'compare') return compareSql(test.operator, value, print(test.operand), test)
  const { expression } = test
  if (expression.kind === 'range') return rangeSql(value, expression, expression, print)
  if (expression.kind === 'list') {
    return anyOf(expression.items.map(item => testSql(value, { ...item, kind: 'expression', expression: item }, print)))
  }
  const other = print(expression)
  return other.type === 'strings' && value.type === 'string'
    ? sql`(case when ${other.sql} is null then ${value.sql} is null else coalesce(${value.sql} = any(${other.sql}), false) end)`
    : compareSql('=', value, other, test)
}

function rangeSql(value: SqlValue, range: RangeEnds, node: Expression, print: (node: Expression) => SqlValue): Sql {
  const ends = [
    ...(range.low ? [endSql('>', value, print(range.low), range.lowClosed, node)] : []),
    ...(range.high ? [endSql('<', value, print(range.high), range.highClosed, node)] : []),
  ]
  return sql`(${join(ends, ' and ')})`
}

/** An open end that comes to null is no end. */
function endSql(operator: '<' | '>', value: SqlValue, end: SqlValue, isClosed: boolean, node: Expression): Sql {
  if (isClosed) return compareSql(`${operator}=`, value, end, node)
  const within = compareSql(operator, value, end, node)
  return sql`(case when ${end.sql} is null then nullif(${value.sql} is not null, false) else ${within} end)`
}

function negateSql(node: Expression, operand: SqlValue): SqlValue {
  if (operand.type === 'days' || operand.type === 'months') return { sql: sql`(-${operand.sql})`, type: operand.type }
  return { sql: sql`(-${wanted(node, operand, 'number')})`, type: 'number' }
}

function arithmeticSql(
  node: Extract<Expression, { kind: 'arithmetic' }>,
  left: SqlValue,
  right: SqlValue,
  { timeZone }: SqlOptions,
): SqlValue {
  const { operator } = node
  const [a, b] = [left.type, right.type]
  if (operator === '+' && a === 'string' && b === 'string') return { sql: sql`(${left.sql} || ${right.sql})`, type: a }
  if (a === 'null' || b === 'null') {
    const type = a === 'null' ? b : a
    return { sql: sql`null::${raw(sqlTypes[type])}`, type }
  }
  const isDuration = (type: SqlType) => type === 'days' || type === 'months'
  if ((a === 'date' || a === 'datetime') && isDuration(b) && (operator === '+' || operator === '-')) {
    // When a month is over depends on where one is; what is stored goes by UTC.
    if (a === 'datetime' && b === 'months' && timeZone && !left.hasOwnOffset) {
      const here = sql`(${left.sql} at time zone ${timeZone})`
      return { ...left, sql: sql`((${here} ${raw(operator)} ${right.sql}) at time zone ${timeZone})` }
    }
    const moved = sql`(${left.sql} ${raw(operator)} ${right.sql})`
    return a === 'date' ? { sql: sql`${moved}::date`, type: a } : { ...left, sql: moved }
  }
  if (operator === '-' && a === 'date' && b === 'date') {
    return { sql: sql`make_interval(days => ${left.sql} - ${right.sql})`, type: 'days' }
  }
  if (operator === '-' && a === 'datetime' && b === 'datetime') {
    return { sql: sql`make_interval(secs => extract(epoch from ${left.sql} - ${right.sql})::float8)`, type: 'days' }
  }
  if (isDuration(a) && a === b && (operator === '+' || operator === '-')) {
    return { sql: sql`(${left.sql} ${raw(operator)} ${right.sql})`, type: a }
  }
  if (isDuration(a) && a === b && operator === '/') {
    const length = ({ sql: value }: SqlValue) =>
      a === 'days'
        ? sql`extract(epoch from ${value})`
        : sql`(extract(year from ${value}) * 12 + extract(month from ${value}))`
    return { sql: sql`((${length(left)} + ${manyDecimals}) / nullif(${length(right)}, 0))`, type: 'number' }
  }
  const [x, y] = [wanted(node.left, left, 'number'), wanted(node.right, right, 'number')]
  switch (operator) {
    case '/':
      return { sql: sql`((${x} + ${manyDecimals}) / nullif(${y}, 0))`, type: 'number' }
    case '**': {
      const power = node.right.kind === 'number' && /^\d{1,2}$/.test(node.right.text)
      if (!power) {
        refuse(node.right, 'The exponent has to be a small whole number.', '指数须为较小的非负整数。')
      }
      return { sql: sql`power(${x}, ${y})`, type: 'number' }
    }
    default:
      return { sql: sql`(${x} ${raw(operator)} ${y})`, type: 'number' }
  }
}
