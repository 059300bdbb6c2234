/** Random expressions over the customer of the shop: most are well formed, some are not typed right, a few are rubbish. */
import fc from 'fast-check'

const leaf = fc.constantFrom(
  'credit',
  'size',
  'record.credit',
  'old.size',
  'contact.name',
  'contact.unit.name',
  'parent.parent.credit',
  'first_order.customer.credit',
  'orders',
  'orders.amount',
  'name',
  'stage',
  'since',
  'today',
  'now',
  'actor.name',
  'setting.large_order',
  'credit.currency',
  'record',
  'x',
  '1',
  '"credit"',
  '"«x»"',
  '@"2026-11-22"',
  'null',
  'nothing.here',
)

/** An expression as text. */
export const arbitraryExpression: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc.letrec<{ any: string }>(tie => ({
      any: fc.oneof(
        { maxDepth: 4, withCrossShrink: true },
        leaf,
        fc
          .tuple(tie('any'), fc.constantFrom('+', '-', '*', '=', '<', 'and', 'or', 'in'), tie('any'))
          .map(([a, o, b]) => `(${a} ${o} ${b})`),
        tie('any').map(a => `count(orders[amount > ${a}])`),
        tie('any').map(a => `orders[${a}]`),
        tie('any').map(a => `(for o in orders return o.amount + ${a})`),
        tie('any').map(a => `(some credit in orders satisfies ${a})`),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => `(if ${a} then ${b} else size)`),
        fc.tuple(tie('any'), tie('any')).map(([a, b]) => `{credit: ${a}, b: ${b}}.credit`),
        tie('any').map(a => `sort(orders, function(x, y) x.amount < ${a})`),
        tie('any').map(a => `has role("clerk") and ${a}`),
        tie('any').map(a => `get value(record, "size") = ${a}`),
        tie('any').map(a => `${a} /* credit */`),
      ),
    })).any,
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('credit >', '«', '«:»', '"«object-customer:field-x»"', 'a = = 3', '“credit”'),
  },
)
