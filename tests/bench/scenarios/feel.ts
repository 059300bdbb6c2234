/**
 * Expressions: how many evaluations a core does in a second, beside a function written by hand over the same numbers
 * and beside feelin; how soon hostile ones end. CPU time of this process, which does nothing else.
 */
import { Decimal } from 'decimal.js'
import { evaluate as evaluateWithFeelin } from 'feelin'

import { parseExpression } from '#metadata/feel/parse.ts'
import { compileExpression } from '#runtime/feel/compile.ts'
import { toDecimal } from '#runtime/feel/decimal.ts'
import { ExpressionFault } from '#runtime/feel/expression-fault.ts'
import { contextOf, type FeelContext } from '#runtime/feel/values.ts'

import { hostile } from '../../runtime/feel/hostile.ts'
import { median } from '../median.ts'
import { atLeast, below, none, type Row, told } from '../row.ts'

const text = 'amount > 100000 and customer.level = "A"'

interface Plain {
  readonly amount: number
  readonly customer: { readonly level: string }
}

const records: readonly Plain[] = Array.from({ length: 100 }, (_, at) => ({
  amount: 99_951 + at,
  customer: { level: at % 2 === 0 ? 'A' : 'B' },
}))

/** Measures; needs no database. */
export async function measureFeel(rounds: number): Promise<Row[]> {
  const names = records.map(toNames)
  const run = compileExpression(parseExpression(text).expression!)
  const byHand = (record: FeelContext) =>
    (record.amount as Decimal).gt(limit) && (record.customer as FeelContext).level === 'A'
  const ours: number[] = []
  const hands: number[] = []
  const feelins: number[] = []
  for (let round = 0; round < rounds; round++) {
    ours.push(perSecond(2_000_000, at => run(names[at]!) === true))
    hands.push(perSecond(2_000_000, at => byHand(names[at]!)))
    feelins.push(perSecond(2_000, at => evaluateWithFeelin(text, { ...records[at] }).value === true))
  }
  const ended = hostile.map(([expression]) => ({ expression, ...endOf(expression) }))
  const slowest = Math.max(...ended.map(one => one.milliseconds))
  return [
    atLeast('hard: evaluations per core-second', median(ours), '/s', 1_000_000),
    told('evaluations, share of a function by hand', median(ours) / median(hands), 'of hand'),
    told('evaluations, times those of feelin', median(ours) / median(feelins), '×'),
    told(
      'compilations per core-second, parsed',
      perSecond(20_000, () => Boolean(compileAgain())),
      '/s',
    ),
    none('hard: hostile expressions that do not end with a fault', ended.filter(one => !one.fault).length, 'of them'),
    below('slowest hostile expression', slowest, 'ms CPU', 50),
  ]
}

const limit = new Decimal(100_000)
const parsed = parseExpression(text).expression!
const compileAgain = () => compileExpression(parsed)

function toNames({ amount, customer }: Plain): FeelContext {
  return contextOf([
    ['amount', toDecimal(amount)],
    ['customer', contextOf([['level', customer.level]])],
  ])
}

/** How often `evaluate` runs in a second of CPU; half of the records pass, which is checked. */
function perSecond(times: number, evaluate: (at: number) => boolean): number {
  let passed = 0
  for (let warm = 0; warm < Math.min(times, 50_000); warm++) evaluate(warm % records.length)
  const before = process.cpuUsage()
  for (let at = 0; at < times; at++) if (evaluate(at % records.length)) passed++
  const { user, system } = process.cpuUsage(before)
  if (passed !== times && passed !== times / 4) throw new Error(`${passed} of ${times} passed`)
  return times / ((user + system) / 1e6)
}

/** The faster of two runs: the first one also compiles JavaScript. */
function endOf(expression: string): { readonly fault: boolean; readonly milliseconds: number } {
  const { expression: tree } = parseExpression(expression)
  let fault = false
  const times = [1, 2].map(() => {
    const before = process.cpuUsage()
    try {
      compileExpression(tree!)(contextOf([]))
    } catch (error) {
      fault = error instanceof ExpressionFault
    }
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return { fault, milliseconds: Math.min(...times) }
}
