/** Random well-typed expressions over the columns of the sample table, of what both sides can compute. */
import fc from 'fast-check'

interface Kinds {
  number: string
  text: string
  yes: string
  day: string
  moment: string
  span: string
}

const number = fc.constantFrom('n', 'm', '0', '1', '2.5', '-3', '10', '0.1')
const text = fc.constantFrom('s', 't', '""', '"a"', '"ab"', '"中"', '"😀"', '"B"', '"%"')
const yes = fc.constantFrom('b', 'c', 'true', 'false')
const day = fc.constantFrom('d', 'e', 'today', '@"2026-11-22"', '@"2024-02-29"')
const moment = fc.constantFrom('z', 'now', '@"2026-11-22T00:00:00Z"')
const days = fc.constantFrom('@"P1D"', '@"P10D"', '@"-P40D"')
const months = fc.constantFrom('@"P1M"', '@"-P1M"', '@"P1Y"', '@"P14M"')
const span = fc.oneof(days, months)
const equality = fc.constantFrom('=', '!=')
const order = fc.constantFrom('<', '<=', '>', '>=')
const comparator = fc.oneof(equality, order)

type Text = fc.Arbitrary<string>

/** `a ? b` with what is random in its places. */
const join = (parts: TemplateStringsArray, ...values: Text[]): Text =>
  fc.tuple(...values).map(found => parts.reduce((all, part, index) => `${all}${part}${found[index] ?? ''}`, ''))

const kinds = fc.letrec<Kinds>(tie => {
  const of = tie as (kind: keyof Kinds) => Text
  const [n, s, y, d, z] = [of('number'), of('text'), of('yes'), of('day'), of('moment')]
  const depth = { maxDepth: 3, depthSize: 'small' as const }
  return {
    number: fc.oneof(
      depth,
      number,
      join`(${n} ${fc.constantFrom('+', '-', '*', '/')} ${n})`,
      join`(-${n})`,
      join`(if ${y} then ${n} else ${n})`,
      join`abs(${n})`,
      join`${fc.constantFrom('floor', 'ceiling')}(${n})`,
      join`${fc.constantFrom('round up', 'round down', 'round half up', 'round half down')}(${n}, ${fc.constantFrom('0', '1', '2')})`,
      join`modulo(${n}, ${n})`,
      join`${fc.constantFrom('min', 'max')}(${n}, ${n})`,
      join`string length(${s})`,
      join`${d}.${fc.constantFrom('year', 'month', 'day', 'weekday')}`,
      join`(${d} - ${d}).days`,
      join`(${n} ** ${fc.constantFrom('0', '1', '2', '3')})`,
      join`years and months duration(${d}, ${d}).${fc.constantFrom('years', 'months')}`,
      join`day of year(${d})`,
      join`week of year(${d})`,
      join`decimal(${n}, ${fc.constantFrom('0', '1', '2', '-1')})`,
      join`mean(${n}, ${n})`,
      join`((${d} - ${d}) / ${fc.constantFrom('@"P1D"', '@"P7D"', '@"PT0S"')})`,
      join`(${months} / ${months})`,
      join`(z - ${fc.constantFrom('now', '@"2026-11-22T00:00:00Z"')}).${fc.constantFrom('days', 'hours', 'minutes')}`,
      join`((now - z) / @"PT1H")`,
      fc.constant('count(l)'),
      join`${fc.constantFrom('z', 'now', '(z + @"PT5H")')}.${fc.constantFrom('year', 'month', 'day', 'hour', 'minute')}`,
    ),
    text: fc.oneof(
      depth,
      text,
      join`(${s} + ${s})`,
      join`(if ${y} then ${s} else ${s})`,
      join`${fc.constantFrom('upper case', 'lower case')}(${s})`,
      join`substring(${s}, ${fc.constantFrom('1', '2', '-1', '-2', '5')})`,
      join`substring(${s}, ${fc.constantFrom('1', '2', '-1')}, ${fc.constantFrom('1', '2')})`,
      join`${fc.constantFrom('substring before', 'substring after')}(${s}, ${s})`,
      join`string(${fc.oneof(number, y, d)})`,
      join`${fc.constantFrom('day of week', 'month of year')}(${d})`,
      join`string join([${s}, ${s}], ${s})`,
      join`string join(l, ${s})`,
    ),
    yes: fc.oneof(
      depth,
      yes,
      join`(${n} ${comparator} ${n})`,
      join`(${s} ${comparator} ${s})`,
      join`(${d} ${comparator} ${d})`,
      join`(${z} ${comparator} ${z})`,
      join`(${y} ${equality} ${y})`,
      join`(${fc.oneof(n, s, d, z, y)} ${equality} null)`,
      join`(${y} ${fc.constantFrom('and', 'or')} ${y})`,
      join`not(${y})`,
      join`${fc.constantFrom('all', 'any')}(${y}, ${y})`,
      join`(${n} between ${n} and ${n})`,
      join`(${n} in ${fc.constantFrom('[', '(')}${n}..${n}${fc.constantFrom(']', ')')})`,
      join`(${n} in (${n}, ${comparator} ${n}))`,
      join`(${s} in (${s}, ${s}))`,
      join`(${s} in [${s}, ${s}])`,
      join`(${d} in [${d}..${d}])`,
      join`${fc.constantFrom('contains', 'starts with', 'ends with')}(${s}, ${s})`,
      join`list contains(l, ${s})`,
      join`(${s} in l)`,
      join`${fc.constantFrom('even', 'odd')}(${fc.constantFrom('1', '2', '-3', '0')})`,
    ),
    day: fc.oneof(
      depth,
      day,
      join`(${d} ${fc.constantFrom('+', '-')} ${span})`,
      join`(if ${y} then ${d} else ${d})`,
      join`date(${fc.oneof(fc.constantFrom('2026', '2024', '2.5'), join`${d}.year`)}, ${fc.constantFrom('2', '13', 'm', 'd.month')}, ${fc.constantFrom('1', '29', '31', 'n', 'd.day')})`,
      join`date(${fc.constantFrom('z', 'now', '(z - @"P1D")')})`,
    ),
    moment: fc.oneof(
      depth,
      moment,
      join`(${z} ${fc.constantFrom('+', '-')} ${fc.oneof(days, fc.constant('@"PT5H"'))})`,
      join`(${fc.constantFrom('z', 'now')} ${fc.constantFrom('+', '-')} ${months})`,
    ),
    span: fc.oneof(depth, span, join`(${days} + ${days})`, join`(-${span})`, join`(${d} - ${d})`),
  }
})

/** An expression as text. */
export const arbitraryTyped: Text = fc.oneof(
  { weight: 4, arbitrary: kinds.yes },
  { weight: 3, arbitrary: kinds.number },
  { weight: 2, arbitrary: kinds.text },
  { weight: 2, arbitrary: kinds.day },
  { weight: 1, arbitrary: kinds.moment },
  { weight: 1, arbitrary: kinds.span },
)
