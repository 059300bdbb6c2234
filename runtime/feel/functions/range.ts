/** Range functions (DMN 1.5, table 78). A point is taken as the range from itself to itself; an open end is beyond all. */
import { parseExpression } from '#metadata/feel/parse.ts'
import type { Expression } from '#metadata/feel/syntax.ts'

import { toDecimal } from '../decimal.ts'
import { order } from '../order.ts'
import type { Run } from '../run.ts'
import { parseDate, parseDateTime, parseDuration, parseTemporal, parseTime } from '../temporal/parse-temporal.ts'
import { FeelRange, type FeelValue } from '../values.ts'
import type { BuiltIn } from './built-in.ts'

type Relation = (a: FeelRange, b: FeelRange) => boolean

const before: Relation = (a, b) => compareEnds(highOf(a), lowOf(b)) < 0
const meets: Relation = (a, b) => a.highClosed && b.lowClosed && compareValues(highOf(a), lowOf(b)) === 0
const overlaps: Relation = (a, b) => !before(a, b) && !before(b, a)
const overlapsBefore: Relation = (a, b) =>
  compareEnds(lowOf(a), lowOf(b)) < 0 && !before(a, b) && compareEnds(highOf(a), highOf(b)) <= 0
const finishes: Relation = (a, b) => compareEnds(highOf(a), highOf(b)) === 0 && compareEnds(lowOf(a), lowOf(b)) >= 0
const includes: Relation = (a, b) => compareEnds(lowOf(a), lowOf(b)) <= 0 && compareEnds(highOf(a), highOf(b)) >= 0
const starts: Relation = (a, b) => compareEnds(lowOf(a), lowOf(b)) === 0 && compareEnds(highOf(a), highOf(b)) <= 0
const coincides: Relation = (a, b) => compareEnds(lowOf(a), lowOf(b)) === 0 && compareEnds(highOf(a), highOf(b)) === 0

export const rangeFunctions = {
  before: related(before),
  after: related(turned(before)),
  meets: related(meets),
  'met by': related(turned(meets)),
  overlaps: related(overlaps),
  'overlaps before': related(overlapsBefore),
  'overlaps after': related(turned(overlapsBefore)),
  finishes: related(finishes),
  'finished by': related(turned(finishes)),
  includes: related(includes),
  during: related(turned(includes)),
  starts: related(starts),
  'started by': related(turned(starts)),
  coincides: related(coincides),
  range: (run: Run, from: string) => {
    run.spend(100 + from.length)
    const { expression } = parseExpression(from)
    if (expression?.kind !== 'range') return null
    const [low, high] = [endFrom(expression.low), endFrom(expression.high)]
    if (low === undefined || high === undefined || (low === null && high === null)) return null
    return new FeelRange(low, high, expression.lowClosed && low !== null, expression.highClosed && high !== null)
  },
} satisfies Record<string, BuiltIn>

function related(relation: Relation): BuiltIn {
  return (run: Run, a: FeelValue, b: FeelValue) => {
    run.spend(2)
    const [left, right] = [asRange(a), asRange(b)]
    for (const end of [left.low, left.high, right.low, right.high]) run.spendOn(end)
    return a === null || b === null ? null : relation(left, right)
  }
}

function turned(relation: Relation): Relation {
  return (a, b) => relation(b, a)
}

function asRange(value: FeelValue): FeelRange {
  return value instanceof FeelRange ? value : new FeelRange(value, value, true, true)
}

/** `side`: -1 just before the value, 0 at it, 1 just after. */
interface End {
  readonly value: FeelValue
  readonly side: -1 | 0 | 1
  readonly beyond: -1 | 1
}

function lowOf({ low, lowClosed }: FeelRange): End {
  return { value: low, side: lowClosed ? 0 : 1, beyond: -1 }
}

function highOf({ high, highClosed }: FeelRange): End {
  return { value: high, side: highClosed ? 0 : -1, beyond: 1 }
}

function compareEnds(a: End, b: End): number {
  return compareValues(a, b) || a.side - b.side
}

function compareValues(a: End, b: End): number {
  if (a.value !== null && b.value !== null) return order(a.value, b.value, '..') ?? 0
  if (a.value === null && b.value === null) return a.beyond - b.beyond
  return a.value === null ? a.beyond : -b.beyond
}

/** The end of a range that is written with literals only; undefined for anything else. */
function endFrom(expression: Expression | null): FeelValue | undefined {
  switch (expression?.kind) {
    case undefined:
    case 'null':
      return null
    case 'number':
      return toDecimal(expression.text)
    case 'negate':
      return expression.operand.kind === 'number' ? toDecimal(`-${expression.operand.text}`) : undefined
    case 'string':
      return expression.value
    case 'temporal':
      return parseTemporal(expression.text) ?? undefined
    case 'call':
      return calledEnd(expression)
    default:
      return undefined
  }
}

const constructors = new Map<string, (text: string) => FeelValue>([
  ['date', parseDate],
  ['time', parseTime],
  ['date and time', parseDateTime],
  ['duration', parseDuration],
])

function calledEnd(call: Expression & { kind: 'call' }): FeelValue | undefined {
  const make = call.callee.kind === 'name' ? constructors.get(call.callee.name) : undefined
  const [argument, ...others] = call.arguments.kind === 'positional' ? call.arguments.values : []
  return make && argument?.kind === 'string' && others.length === 0 ? (make(argument.value) ?? undefined) : undefined
}
