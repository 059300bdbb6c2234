/** The built-in functions that the database computes with the same result as the evaluator. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { Expression } from '../syntax.ts'
import { expected, manyDecimals, refuse, type SqlType, type SqlValue, sqlTypes } from './sql-value.ts'
import { dayOfParts, nameOf, temporalLiteral } from './temporal.ts'

/** A call of a function by name. */
export interface PrintedCall {
  readonly name: string
  readonly node: Expression
  readonly arguments: readonly Expression[]
  readonly print: (node: Expression) => SqlValue
}

interface Moment {
  readonly today?: Sql
  readonly now?: Sql
  readonly timeZone?: Sql
}

interface PlainFunction {
  readonly takes: readonly SqlType[]
  /** How many of them may be left out. */
  readonly optional?: number
  readonly gives: SqlType
  readonly sql: (...values: Sql[]) => Sql
}

const plain = (takes: readonly SqlType[], gives: SqlType, print: (...values: Sql[]) => Sql, optional = 0) =>
  ({ takes, gives, sql: print, optional }) satisfies PlainFunction

const scaled = (name: string) =>
  plain(['number', 'number'], 'number', (value = raw('null'), scale = raw('0')) => round(name, value, scale), 1)

/** To `scale` decimals; `up` and `down` are away from and towards zero, `decimal` is half to even. */
function round(name: string, value: Sql, scale: Sql): Sql {
  const places = sql`(${scale})::int`
  const unit = sql`(10::numeric ^ ${places})`
  switch (name) {
    case 'floor':
      return sql`(floor(${value} * ${unit}) / ${unit})`
    case 'ceiling':
      return sql`(ceil(${value} * ${unit}) / ${unit})`
    case 'round down':
      return sql`trunc(${value}, ${places})`
    case 'round up':
      return sql`(sign(${value}) * ceil(abs(${value}) * ${unit}) / ${unit})`
    case 'decimal': {
      const whole = sql`floor(${value} * ${unit})`
      const rest = sql`(${value} * ${unit} - ${whole})`
      return sql`((case when ${rest} < 0.5 then ${whole} when ${rest} > 0.5 then ${whole} + 1 else ${whole} + abs(mod(${whole}, 2)) end) / ${unit})`
    }
    case 'round half down':
      return sql`(sign(${value}) * ceil(abs(${value}) * ${unit} - 0.5) / ${unit})`
    default:
      return sql`round(${value}, ${places})`
  }
}

const functions: Readonly<Record<string, PlainFunction>> = {
  not: plain(['boolean'], 'boolean', value => sql`(not ${value})`),
  contains: plain(['string', 'string'], 'boolean', (text, part) => sql`(position(${part} in ${text}) > 0)`),
  'starts with': plain(['string', 'string'], 'boolean', (text, part) => sql`starts_with(${text}, ${part})`),
  'ends with': plain(['string', 'string'], 'boolean', (text, part) => sql`(right(${text}, length(${part})) = ${part})`),
  'upper case': plain(['string'], 'string', text => sql`upper(${text})`),
  'lower case': plain(['string'], 'string', text => sql`lower(${text})`),
  'string length': plain(['string'], 'number', text => sql`length(${text})::numeric`),
  'substring before': plain(
    ['string', 'string'],
    'string',
    (text, part) =>
      sql`(case when position(${part} in ${text}) = 0 then '' else left(${text}, position(${part} in ${text}) - 1) end)`,
  ),
  'substring after': plain(
    ['string', 'string'],
    'string',
    (text, part) =>
      sql`(case when position(${part} in ${text}) = 0 then '' else substr(${text}, position(${part} in ${text}) + length(${part})) end)`,
  ),
  abs: plain(['number'], 'number', value => sql`abs(${value})`),
  modulo: plain(
    ['number', 'number'],
    'number',
    (value, by) => sql`(${value} - ${by} * floor(${value} / nullif(${by}, 0)))`,
  ),
  even: plain(['number'], 'boolean', value => sql`(mod(${value}, 2) = 0)`),
  odd: plain(['number'], 'boolean', value => sql`(abs(mod(${value}, 2)) = 1)`),
  floor: scaled('floor'),
  ceiling: scaled('ceiling'),
  decimal: { ...scaled('decimal'), optional: 0 },
  'round up': { ...scaled('round up'), optional: 0 },
  'round down': { ...scaled('round down'), optional: 0 },
  'round half up': { ...scaled('round half up'), optional: 0 },
  'round half down': { ...scaled('round half down'), optional: 0 },
  'day of year': plain(['date'], 'number', value => sql`extract(doy from ${value})::numeric`),
  'day of week': plain(['date'], 'string', (value = raw('null')) => nameOf('day', value)),
  'month of year': plain(['date'], 'string', (value = raw('null')) => nameOf('month', value)),
  'week of year': plain(['date'], 'number', value => sql`extract(week from ${value})::numeric`),
  'years and months duration': plain(['date', 'date'], 'months', (from, to) => wholeMonths(from as Sql, to as Sql)),
}

/** Whole months from one day to another, towards zero, as FEEL counts them. */
function wholeMonths(from: Sql, to: Sql): Sql {
  const months = (day: Sql) => sql`(extract(year from ${day}) * 12 + extract(month from ${day}))::int`
  const days = (day: Sql) => sql`extract(day from ${day})`
  const short = sql`(case when ${to} >= ${from} and ${days(to)} < ${days(from)} then -1 when ${to} < ${from} and ${days(to)} > ${days(from)} then 1 else 0 end)`
  return sql`make_interval(months => ${months(to)} - ${months(from)} + ${short})`
}

/** The SQL of a call; refused where the function is unknown here or an argument is of another type. */
export function callSql(call: PrintedCall, moment: Moment): SqlValue {
  const special = specials[call.name]
  if (special) return special(call, moment)
  const known = functions[call.name]
  if (!known) return unknown(call)
  const most = known.takes.length
  const least = most - (known.optional ?? 0)
  if (call.arguments.length < least || call.arguments.length > most) {
    return refuse(
      call.node,
      `"${call.name}" takes ${least === most ? most : `${least} to ${most}`} arguments.`,
      `“${call.name}”需要 ${least === most ? most : `${least} 至 ${most}`} 个参数。`,
    )
  }
  const values = call.arguments.map((node, index) => argument(call, node, known.takes[index] as SqlType))
  return { sql: known.sql(...values), type: known.gives }
}

function argument({ print }: PrintedCall, node: Expression, type: SqlType): Sql {
  const value = print(node)
  if (value.type === type) return value.sql
  if (value.type === 'null') return sql`null::${raw(sqlTypes[type])}`
  return refuse(node, ...expected(type, value.type))
}

function unknown({ name, node }: PrintedCall): never {
  return refuse(node, `"${name}" cannot be computed in the database.`, `“${name}”无法在数据库中计算。`)
}

type Special = (call: PrintedCall, moment: Moment) => SqlValue

const specials: Readonly<Record<string, Special>> = {
  today: (call, { today }) => (today ? { sql: today, type: 'date' } : unknown(call)),
  now: (call, { now }) => (now ? { sql: now, type: 'datetime' } : unknown(call)),
  date: (call, { timeZone }) => {
    const [first] = call.arguments
    if (first?.kind === 'string' && call.arguments.length === 1) return ofLiteral(call, first, 'date')
    if (call.arguments.length === 3) {
      const [year, month, day] = call.arguments.map(node => argument(call, node, 'number')) as [Sql, Sql, Sql]
      return { sql: dayOfParts(year, month, day), type: 'date' }
    }
    if (call.arguments.length !== 1 || !first) return unknown(call)
    const value = call.print(first)
    if (value.type === 'date') return value
    if (value.type !== 'datetime' || value.hasOwnOffset || !timeZone) return unknown(call)
    return { sql: sql`(${value.sql} at time zone ${timeZone})::date`, type: 'date' }
  },
  'date and time': call => ofLiteral(call, call.arguments[0], 'datetime'),
  duration: call => ofLiteral(call, call.arguments[0], 'days', 'months'),
  substring: substringSql,
  min: call => extreme(call, 'least'),
  max: call => extreme(call, 'greatest'),
  sum: call => sum(call),
  mean: call => {
    const count = raw(String(items(call).length))
    return { sql: sql`((${sum(call).sql} + ${manyDecimals}) / ${count})`, type: 'number' }
  },
  all: call => together(call, 'and'),
  any: call => together(call, 'or'),
  count: call => {
    const list = call.arguments.length === 1 && call.print(call.arguments[0] as Expression)
    return list && list.type === 'strings'
      ? { sql: sql`cardinality(${list.sql})::numeric`, type: 'number' }
      : unknown(call)
  },
  'list contains': listContains,
  string: stringSql,
  'string join': stringJoin,
}

/** What the database writes as FEEL does. */
function stringSql(call: PrintedCall): SqlValue {
  const [node, ...rest] = call.arguments
  if (!node || rest.length > 0) return unknown(call)
  const value = call.print(node)
  switch (value.type) {
    case 'string':
      return value
    case 'number':
      return { sql: sql`trim_scale(${value.sql})::text`, type: 'string' }
    case 'boolean':
      return { sql: sql`(${value.sql})::text`, type: 'string' }
    case 'date':
      return { sql: sql`to_char(${value.sql}, 'YYYY-MM-DD')`, type: 'string' }
    default:
      return unknown(call)
  }
}

/** Texts one after another; those that are null are left out. */
function stringJoin(call: PrintedCall): SqlValue {
  const [list, delimiter, ...rest] = call.arguments
  if (!list || rest.length > 0) return unknown(call)
  const between = delimiter ? sql`coalesce(${argument(call, delimiter, 'string')}, '')` : sql`''::text`
  if (list.kind === 'list') {
    const texts = list.items.map(item => argument(call, item, 'string'))
    return texts.length === 0 ? unknown(call) : { sql: sql`concat_ws(${between}, ${join(texts)})`, type: 'string' }
  }
  return { sql: sql`array_to_string(${argument(call, list, 'strings')}, ${between})`, type: 'string' }
}

function together(call: PrintedCall, word: 'and' | 'or'): SqlValue {
  const values = items(call).map(item => argument(call, item, 'boolean'))
  return values.length === 0 ? unknown(call) : { sql: sql`(${join(values, ` ${word} `)})`, type: 'boolean' }
}

function ofLiteral(call: PrintedCall, node: Expression | undefined, ...types: SqlType[]): SqlValue {
  if (call.arguments.length !== 1 || node?.kind !== 'string') return unknown(call)
  const value = temporalLiteral(node.value, node)
  return types.includes(value.type) ? value : unknown(call)
}

/** Counts from 1, from the end where it is negative. */
function substringSql(call: PrintedCall): SqlValue {
  const [textNode, startNode, lengthNode, ...rest] = call.arguments
  if (!textNode || !startNode || rest.length > 0) return unknown(call)
  const text = argument(call, textNode, 'string')
  const start = sql`(${argument(call, startNode, 'number')})::int`
  const from = sql`(case when ${start} < 0 then length(${text}) + ${start} + 1 else nullif(${start}, 0) end)`
  if (!lengthNode) return { sql: sql`(case when ${from} > 0 then substr(${text}, ${from}) end)`, type: 'string' }
  const length = sql`(${argument(call, lengthNode, 'number')})::int`
  const part = sql`(case when ${from} > 0 and ${length} >= 0 then substr(${text}, ${from}, ${length}) end)`
  return { sql: part, type: 'string' }
}

/** The arguments, or the items of the one list that is written out. */
function items(call: PrintedCall): readonly Expression[] {
  const [first] = call.arguments
  return call.arguments.length === 1 && first?.kind === 'list' ? first.items : call.arguments
}

/** Null where any of them is null, as the evaluator has it. */
function extreme(call: PrintedCall, name: 'least' | 'greatest'): SqlValue {
  const values = items(call).map(item => call.print(item))
  const type = values[0]?.type
  if (!type || !['number', 'date', 'datetime'].includes(type)) return unknown(call)
  if (values.some(value => value.type !== type)) return unknown(call)
  const all = values.map(value => value.sql)
  const whole = join(
    all.map(value => sql`${value} is not null`),
    ' and ',
  )
  return { sql: sql`(case when ${whole} then ${raw(name)}(${join(all)}) end)`, type }
}

function sum(call: PrintedCall): SqlValue {
  const values = items(call).map(item => argument(call, item, 'number'))
  return values.length === 0 ? unknown(call) : { sql: sql`(${join(values, ' + ')})`, type: 'number' }
}

function listContains(call: PrintedCall): SqlValue {
  const [listNode, itemNode] = call.arguments
  if (!listNode || !itemNode || listNode.kind === 'list') return unknown(call)
  const list = call.print(listNode)
  if (list.type !== 'strings') return unknown(call)
  return {
    sql: sql`(case when ${list.sql} is not null then coalesce(${argument(call, itemNode, 'string')} = any(${list.sql}), false) end)`,
    type: 'boolean',
  }
}
