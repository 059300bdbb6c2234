/** Expressions about a customer of the shop: what they come to and read, or what is wrong with them, and where. */
import { describe, expect, it } from 'vitest'

import { indexSymbols } from '#metadata/application.ts'
import { builtIns } from '#metadata/feel/built-ins.ts'
import { checkExpression } from '#metadata/feel/check.ts'
import { recordScope } from '#metadata/feel/scope.ts'
import type { FeelType } from '#metadata/feel/types.ts'
import { make, shop } from '../shop.ts'

const symbols = indexSymbols(
  shop(draft => {
    draft.add(make('setting', 'limit', { type: 'number' }))
    draft.add(make('setting', 'start', { type: 'date' }))
  }),
)
const variables: Record<string, FeelType> = { reason: { kind: 'string' }, size: { kind: 'boolean' } }
const scope = recordScope(symbols, symbols.definition('object', 'customer'), { old: true })
const check = (text: string, ...wanted: FeelType[]) => checkExpression(text, scope, ...wanted)

const shown = (type: FeelType): string =>
  type.kind === 'list' || type.kind === 'range'
    ? `${type.kind}<${shown(type.of)}>`
    : type.kind === 'context' && type.object
      ? type.object
      : type.kind

describe('what it comes to, and what it reads', () => {
  it.each([
    ['size', 'number', 'record.size'],
    ['record', 'object-customer', 'record'],
    ['credit > 100 and parent.stage = "won"', 'boolean', 'record.credit record.parent.stage'],
    ['credit.currency', 'string', 'record.credit.currency'],
    ['contact', 'sys-user', 'record.contact'],
    ['contact = owner', 'boolean', 'record.contact record.owner'],
    ['owner = actor', 'boolean', 'record.owner actor'],
    ['id + title', 'string', 'record.id record.title'],
    ['tags', 'list<string>', 'record.tags'],
    ['"a" in tags', 'boolean', 'record.tags'],
    ['about.object', 'string', 'record.about.object'],
    ['logo.size', 'list<number>', 'record.logo.size'],
    ['orders', 'list<object-order>', 'record.orders'],
    ['orders.amount', 'list<number>', 'record.orders.amount'],
    ['orders[amount > size][1]', 'object-order', 'record.orders.amount record.size record.orders'],
    ['orders[-1].customer.name', 'string', 'record.orders.customer.name'],
    ['for o in orders return o.day', 'list<date>', 'record.orders record.orders.day'],
    ['some o in orders, n in [1] satisfies o.amount > n', 'boolean', 'record.orders record.orders.amount'],
    ['sort(orders, function(a, b) a.day < b.day)[1].day', 'date', 'record.orders record.orders.day'],
    ['old.size < size', 'boolean', 'old.size record.size'],
    ['since + @"P1M"', 'date', 'record.since'],
    ['today - since', 'days and time duration', 'today record.since'],
    ['(now - seen).hours', 'number', 'now record.seen'],
    ['seen.year', 'number', 'record.seen'],
    ['setting.limit * 2', 'number', 'setting.limit'],
    ['actor.unit.parent.name', 'string', 'actor.unit.parent.name'],
    ['actor.teams.name', 'list<string>', 'actor.teams.name'],
    ['has role("clerk")', 'boolean', ''],
    ['if active then size else null', 'number', 'record.active record.size'],
    ['if active then size else name', 'any', 'record.active record.size record.name'],
    [
      '(if active then parent else first_order.customer).name',
      'string',
      'record.active record.parent.name record.first_order.customer.name',
    ],
    ['get value(record, "size")', 'number', 'record record.size'],
    ['min(size, credit)', 'number', 'record.size record.credit'],
    ['max(orders.day)', 'date', 'record.orders.day'],
    ['duration("P1Y")', 'years and months duration', ''],
    ['sum(orders.amount)', 'number', 'record.orders.amount'],
    ['size in [1..setting.limit]', 'boolean', 'record.size setting.limit'],
    ['{a: size, b: a + 1}.b', 'number', 'record.size'],
    ['[1..3].start', 'number', ''],
    ['(function(x) x + size)(1)', 'number', 'record.size'],
    ['stage in ("open", "won")', 'boolean', 'record.stage'],
    ['record_type = "firm"', 'boolean', 'record.record_type'],
    ['record.nothing = null or true', 'boolean', '', 7],
  ])('%s', (text, type, reads, problemAt?: number) => {
    const checked = check(text)
    expect(checked.problems.map(problem => problem.from)).toEqual(problemAt === undefined ? [] : [problemAt])
    expect(shown(checked.type)).toBe(type)
    const names = checked.reads.map(({ root, path }) => [root, ...path].join('.'))
    expect(names.toSorted()).toEqual(reads.split(' ').filter(Boolean).toSorted())
  })
})

describe('what is wrong, and where', () => {
  it.each([
    ['sise > 1', 0, 4, 'unknown-name', 'There is nothing called “sise” here.', ['size', 'since']],
    ['parent.nme = ""', 7, 10, 'unknown-name', '“parent” has nothing called “nme”.', ['name']],
    ['orders.amout', 7, 12, 'unknown-name', '“orders” has nothing called “amout”.', ['amount']],
    ['setting.limt', 8, 12, 'unknown-name', '“setting” has nothing called “limt”.', ['limit']],
    ['has role("clark")', 10, 15, 'unknown-name', 'There is no role called clark.', ['clerk']],
    ['size instance of numbr', 17, 22, 'unknown-name', 'There is no type “numbr”.', ['number']],
    ['? > 1', 0, 1, 'unknown-name', '“?” stands in unary tests only.', undefined],
    ['strng length(name)', 0, 12, 'unknown-function', 'There is no function “strng length”.', ['string length']],
    ['cont(orders)', 0, 4, 'unknown-function', 'There is no function “cont”.', ['contains', 'count', 'context']],
    [
      'name + size',
      0,
      11,
      'type',
      '“+” does not join these: text, number. Make a text of it with string(…).',
      undefined,
    ],
    ['since * 2', 0, 9, 'type', '“*” does not join these: date, number.', undefined],
    ['size = name', 0, 11, 'type', 'These cannot be compared: number, text.', undefined],
    ['since > now', 0, 11, 'type', 'These cannot be compared: date, date and time.', undefined],
    ['contact = parent', 0, 16, 'type', 'These cannot be compared: record, record.', undefined],
    ['active > false', 0, 14, 'type', 'There is no order among these: yes or no.', undefined],
    ['size and active', 0, 4, 'type', 'Wanted here: yes or no; this is: number.', undefined],
    ['if size then 1 else 2', 3, 7, 'type', 'Wanted here: yes or no; this is: number.', undefined],
    ['for x in size return x', 9, 13, 'type', 'Wanted here: list or range; this is: number.', undefined],
    ['size[1]', 0, 4, 'type', 'Wanted here: list; this is: number.', undefined],
    ['contains(name, size)', 15, 19, 'type', 'Wanted here: text; this is: number.', undefined],
    ['append(orders.amount, name)', 22, 26, 'type', 'Wanted here: number; this is: text.', undefined],
    ['name(1)', 0, 4, 'type', 'Only a function can be called; this is: text.', undefined],
    ['size in ["a"]', 8, 13, 'type', 'These cannot be compared: number, list of text.', undefined],
    ['size between 1 and "3"', 19, 22, 'type', 'These cannot be compared: number, text.', undefined],
    ['count(orders, 1)', 0, 16, 'arguments', '“count” takes 1 argument.', undefined],
    ['substring(name)', 0, 15, 'arguments', '“substring” takes 2 or 3 arguments.', undefined],
    [
      'substring(text: name, start position: 1)',
      10,
      14,
      'arguments',
      'There is no parameter “text”; it has: string, start position, length.',
      undefined,
    ],
    [
      'convert(credit * 2, "CNY")',
      8,
      18,
      'arguments',
      'This number does not know its currency; say which it is: convert(…, amount.currency, "CNY").',
      undefined,
    ],
    ['has role(name)', 9, 13, 'arguments', 'The name of the role is written as a text here: has role("…").', undefined],
    [
      'stage = "opn"',
      9,
      12,
      'unknown-code',
      '“opn” is no code of the choice that it is compared with.',
      ['open', 'won', 'old'],
    ],
    [
      'stage in ("open", "wn")',
      19,
      21,
      'unknown-code',
      '“wn” is no code of the choice that it is compared with.',
      ['won'],
    ],
    [
      'list contains(tags, "c")',
      21,
      22,
      'unknown-code',
      '“c” is no code of the choice that it is compared with.',
      ['a', 'b'],
    ],
    ['"c" in tags', 1, 2, 'unknown-code', '“c” is no code of the choice that it is compared with.', ['a', 'b']],
    [
      'record_type = "frm"',
      15,
      18,
      'unknown-code',
      '“frm” is no code of the choice that it is compared with.',
      ['firm'],
    ],
    [
      'since > @"2026-1-1"',
      8,
      19,
      'temporal',
      '“2026-1-1” is no date, time or duration, such as 2026-11-22, 08:30:00, P3D or P1Y.',
      undefined,
    ],
  ] as const)('%s', (text, from, to, code, en, didYouMean) => {
    expect(check(text).problems).toEqual([
      {
        from,
        to,
        code: `expression/${code}`,
        en,
        zh: expect.stringMatching(/\p{Script=Han}/u),
        ...(didYouMean ? { didYouMean } : {}),
      },
    ])
  })

  it('tells each fault once', () => {
    expect(check('sise + 1 > nothing.there and sise').problems.map(problem => problem.from)).toEqual([0, 11, 29])
  })
})

describe('what is wanted', () => {
  it('is told of the whole expression', () => {
    expect(check('size > 1', { kind: 'number' }).problems).toMatchObject([{ from: 0, to: 8, code: 'expression/type' }])
    expect(check('since', { kind: 'date' }, { kind: 'date and time' }).problems).toEqual([])
    expect(check('null', { kind: 'number' }).problems).toEqual([])
  })

  it('is one of the codes of a choice', () => {
    const choice: FeelType = { kind: 'string', codes: { all: ['open', 'won'] } }
    expect(check('if active then "open" else "lost"', choice).problems).toMatchObject([{ from: 28, to: 32 }])
  })
})

it('variables hide fields, which record still reaches', () => {
  const inner = recordScope(symbols, symbols.definition('object', 'customer'), { variables })
  expect(checkExpression('size and reason != "" and record.size > 1', inner).problems).toEqual([])
  expect(checkExpression('old.size', inner).problems).toHaveLength(1)
})

it('without an object there is no record', () => {
  expect(
    checkExpression('actor.name = "x" and today > setting.start', recordScope(symbols, undefined)).problems,
  ).toEqual([])
  expect(checkExpression('record.size', recordScope(symbols, undefined)).problems).toHaveLength(1)
})

it('every built-in function takes what its signature says', () => {
  const samples: Record<string, string> = {
    number: '1',
    string: '"a"',
    boolean: 'true',
    date: '@"2026-11-22"',
    time: '@"10:00:00"',
    'date and time': '@"2026-11-22T10:00:00"',
    duration: '@"P1D"',
    'days and time duration': '@"P1D"',
    any: '1',
    variable: '1',
    context: '{a: 1}',
    function: 'function(a, b) a = b',
  }
  const sample = (type: FeelType): string =>
    type.kind === 'list' ? `[${sample(type.of)}]` : type.kind === 'range' ? '[1..2]' : (samples[type.kind] as string)
  const wrong: string[] = []
  for (const [name, signatures] of builtIns) {
    if (name === 'has role' || name === 'convert') continue
    for (const { parameters } of signatures) {
      const named = parameters.map(item => `${item.name}: ${sample(item.type)}`)
      const calls = [`${name}(${parameters.map(item => sample(item.type)).join(', ')})`, `${name}(${named.join(', ')})`]
      for (const call of calls)
        if (check(call).problems.length > 0) wrong.push(`${call}: ${check(call).problems[0]?.en}`)
    }
  }
  expect(wrong).toEqual([])
})
