/** Values of records and questions: wrong types, out of range, unknown names, and SQL in every string. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openWorld, type World } from '#tests/access/world.ts'
import { databaseState } from '#tests/support/database-state.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.full.drop())

const ask = (method: string, path: string, body?: unknown, headers = {}) =>
  world.ask('admin', { method, path, body, headers })
const all = (...rules: object[]) => ({ combinator: 'and', rules })

/** Values that no field of the type takes. */
const wrong: Readonly<Record<string, readonly unknown[]>> = {
  'lead name': [1, true, ['x'], { id: 'x' }, 'x'.repeat(41)],
  'lead email': ['x', 'a@b@c', 'a b@c.de', 'a@', `${'a'.repeat(250)}@b.cn`, 7],
  'lead mobile': ['abc', '1', '+', 'javascript:alert(1)', 139],
  'lead site': ['javascript:alert(1)', 'data:text/html,x', 'http://', 'ftp://x.cn', 'x', 'http://a b.cn'],
  'lead tax_id': ['ab1234', 'AB12345', 'AB1234\n', "AB1234'--"],
  'lead budget': ['1.234', '-1', '1001', '1e3', 'NaN', 'Infinity', '0x10', '1,5', 1e21, {}, '9'.repeat(400)],
  'lead status': ['nonsense', 'old', 1, ['new'], "new' or '1'='1"],
  'lead due': ['2026-02-30', '2026-1-1', '0000-01-01', '10000-01-01', '-000001-01-01', 'today', 20260101],
  'lead at': [
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-01-01T25:00:00Z',
    '+275760-09-13T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    0,
  ],
  'lead contact': [
    'x',
    7,
    { id: 'x' },
    '01890000-0000-7000-8000-000000000000',
    'urn:uuid:01890000-0000-7000-8000-000000000000',
    [],
  ],
  'lead fee': [
    '5',
    { amount: '5' },
    { amount: '5', currency: 'XXX' },
    { amount: 'x', currency: 'CNY' },
    { amount: '5', currency: "CNY'" },
    { amount: '5', currency: 'CNY', more: 1 },
  ],
  'lead papers': [
    'x',
    [{ id: 'x' }],
    ['01890000-0000-7000-8000-000000000000'],
    Array(101).fill('01890000-0000-7000-8000-000000000000'),
  ],
  'lead number': ['L-1'],
  'lead id': ['01890000-0000-7000-8000-000000000000'],
  'lead rev': [1],
  'lead created_at': ['2026-01-01T00:00:00Z'],
  'lead owner': ['x', '01890000-0000-7000-8000-000000000000'],
  'lead record_type': ['nonsense', 'old_type'],
  'lead nonsense': [1],
  'lead __defineGetter__': [1],
  'lead constructor': [1],
  'lead hasOwnProperty': [1],
  'deal_line quantity': [1.5, '3', 0, -1, 1e300, Number.MAX_SAFE_INTEGER + 1, true],
  'deal lines': [
    'x',
    [1],
    { create: 1 },
    { nonsense: [] },
    { update: [{ id: 'x' }] },
    { delete: [null] },
    { delete: ['x'] },
  ],
  'note about': [
    '01890000-0000-7000-8000-000000000000',
    { object: 'lead', id: '01890000-0000-7000-8000-000000000000' },
    { object: '__proto__', id: '01890000-0000-7000-8000-000000000000' },
  ],
  'note done': ['true', 1, 'x'],
  '客户 tags': ['vip', ['nonsense'], [1], [['vip']], Array(501).fill('vip'), {}],
}

describe('a wrong value is refused at its place', () => {
  test.each(Object.entries(wrong))('%s', async (place, values) => {
    const [object = '', name = ''] = place.split(' ')
    const ids: Record<string, string> = {
      lead: world.own.lead,
      deal: world.own.deal,
      deal_line: world.own.line,
      客户: world.own.customer,
    }
    const before = await databaseState(world.full.system.db)
    for (const value of values) {
      const given = name === 'name' ? { name: value } : { name: 'N', [name]: value }
      const created = await ask('POST', `/api/records/${object}`, given)
      const answers = [created]
      const id = ids[object]
      if (id) answers.push(await ask('PATCH', `/api/records/${object}/${id}`, { [name]: value }, { 'if-match': '*' }))
      for (const { status, text, body } of answers) {
        expect([value, status, text.slice(0, 300)]).toEqual([
          value,
          422,
          expect.stringContaining('/problems/record/invalid'),
        ])
        expect(
          body.errors.some((error: { pointer: string }) => error.pointer.startsWith(`/${name}`)),
          text,
        ).toBe(true)
      }
    }
    expect(await databaseState(world.full.system.db)).toEqual(before)
  })
})

describe('unknown names are answered with what may have been meant', () => {
  test.each([
    ['GET', '/api/records/custmer', undefined, 404],
    ['GET', '/api/records/dael', undefined, 404],
    ['GET', '/api/records/deal?fields=amuont', undefined, 400],
    ['GET', '/api/records/deal?sort=amuont', undefined, 400],
    ['POST', '/api/records/deal/query', { filter: all({ field: 'amuont', operator: '=', value: '1' }) }, 400],
    ['POST', '/api/records/deal/query', { filter: all({ field: 'stage', operator: '=', value: 'opne' }) }, 400],
    [
      'POST',
      '/api/records/deal/query',
      { filter: all({ field: 'close_date', operator: 'within', value: 'this_quater' }) },
      400,
    ],
    ['POST', '/api/records/deal/aggregate', { groups: [{ field: 'stgae' }] }, 400],
    ['POST', '/api/records/deal', { name: 'N', amuont: 1 }, 422],
    ['GET', '/api/lists/open_dael', undefined, 404],
    ['GET', '/api/queries/by_stge', undefined, 404],
    ['POST', '/api/queries/large_deals', { parameters: { amuont: 1 } }, 400],
    ['POST', '/api/records/客户/bulk', { ids: ['01890000-0000-7000-8000-000000000000'], set: { nmae: 'x' } }, 422],
  ] as const)('%s %s %j', async (method, path, body, status) => {
    const answer = await ask(method, path, body)
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining('didYouMean')])
    if (!path.includes('custmer')) expect(answer.body.didYouMean ?? answer.body.errors[0].didYouMean).not.toEqual([])
  })
})

const injections = [
  "'; drop table ed.deal; --",
  "' or '1'='1",
  '" or ""="',
  "\\'; delete from ed.deal; --",
  '$$; select 1; $$',
  '$1',
  '%_\\%',
  "E'\\x00'",
  ') union select password_hash from platform.credential --',
  '/* */ ; commit; --',
  '{name}',
  '$' + '{process.exit(1)}',
  '{{constructor.constructor("return 1")()}}',
  '<script>alert(1)</script>',
  '=cmd|calc!A1',
  '选择 * 从 客户',
  '😀\u202e\u0007',
]

describe('SQL in a text is a text', () => {
  test.each(injections)('%s', async text => {
    const made = await ask('POST', '/api/records/客户', { name: text, 城市: text })
    expect([made.status, made.body.name, made.body.城市]).toEqual([201, text, text])
    for (const operator of ['=', 'contains', 'beginsWith', 'endsWith', '>=', 'in', 'between']) {
      const value = operator === 'in' ? [text] : operator === 'between' ? [text, text] : text
      const found = await ask('POST', '/api/records/客户/query', {
        filter: all({ field: 'name', operator, value }),
        fields: 'name',
        limit: 200,
      })
      expect([operator, found.status]).toEqual([operator, 200])
      expect(
        found.body.records.some((record: { id: string }) => record.id === made.body.id),
        operator,
      ).toBe(true)
      if (['=', 'in', 'between'].includes(operator)) expect(found.body.records).toHaveLength(1)
    }
    const sorted = await ask('GET', '/api/records/客户?sort=name,-城市&limit=1&fields=name')
    expect(
      (await ask('GET', `/api/records/客户?sort=name,-城市&limit=1&fields=name&after=${sorted.body.after}`)).status,
    ).toBe(200)
    const groups = await ask('POST', '/api/records/客户/aggregate', {
      groups: [{ field: 'name' }],
      measures: [{ fn: 'count', as: 'n' }],
      filter: all({ field: 'name', operator: '=', value: text }),
    })
    expect(groups.body.rows).toEqual([{ name: text, n: 1 }])
    expect((await ask('GET', `/api/search?q=${encodeURIComponent(text)}`)).status).toBe(200)
    expect((await ask('GET', `/api/records/客户?search=${encodeURIComponent(text)}`)).status).toBe(200)
    const changed = await ask('PATCH', `/api/records/客户/${made.body.id}`, { name: `${text}!` }, { 'if-match': '"1"' })
    expect([changed.status, changed.body.name]).toEqual([200, `${text}!`])
    const history = await ask('GET', `/api/records/客户/${made.body.id}/history`)
    expect([history.status, history.body.entries.length]).toEqual([200, 2])
    const comment = await ask('POST', `/api/records/客户/${made.body.id}/comments`, { text })
    expect([comment.status, comment.body.text]).toEqual([201, text])
    const copies = await ask('POST', '/api/records/客户/duplicates', { values: { name: text } })
    expect(copies.status).toBe(200)
    const csv = await ask(
      'GET',
      `/api/records/客户/export?fields=name&filter=${encodeURIComponent(JSON.stringify(all({ field: 'name', operator: '=', value: `${text}!` })))}`,
    )
    expect(csv.text.split(made.body.id)[1]).not.toMatch(/^,"?[=@]/)
    expect((await ask('DELETE', `/api/records/客户/${made.body.id}`, undefined, { 'if-match': '*' })).status).toBe(204)
  })

  test('where names, functions and orders are expected', async () => {
    const before = await databaseState(world.full.system.db)
    for (const text of injections) {
      for (const [path, body] of [
        ['/api/records/deal/query', { fields: [text] }],
        ['/api/records/deal/query', { sort: [text] }],
        ['/api/records/deal/query', { after: text }],
        ['/api/records/deal/query', { filter: all({ field: text, operator: '=', value: 1 }) }],
        ['/api/records/deal/query', { filter: all({ field: 'name', operator: text, value: 'x' }) }],
        ['/api/records/deal/query', { filter: { combinator: text, rules: [] } }],
        ['/api/records/deal/query', { filter: all({ field: 'amount', operator: '>', value: text }) }],
        ['/api/records/deal/query', { filter: all({ field: 'stage', operator: 'in', value: [text] }) }],
        ['/api/records/deal/query', { filter: all({ field: 'customer', operator: '=', value: text }) }],
        ['/api/records/deal/query', { filter: all({ field: 'close_date', operator: 'between', value: [text, text] }) }],
        ['/api/records/deal/query', { filter: all({ field: 'lines', match: { mode: text }, value: all() }) }],
        [
          '/api/records/deal/query',
          { filter: all({ field: 'lines', match: { mode: 'atLeast', threshold: text }, value: all() }) },
        ],
        ['/api/records/deal/aggregate', { groups: [{ field: text }] }],
        ['/api/records/deal/aggregate', { groups: [{ field: 'close_date', by: text }] }],
        ['/api/records/deal/aggregate', { measures: [{ fn: text, as: 'n' }] }],
        ['/api/records/deal/aggregate', { measures: [{ fn: 'count', as: text }] }],
        ['/api/records/deal/aggregate', { measures: [{ fn: 'count', as: 'n' }], sort: [text] }],
        ['/api/records/lead/01890000-0000-7000-8000-000000000000/actions/qualify', { input: { [text]: 1 } }],
        ['/api/records/客户/bulk', { ids: [text], set: { name: 'x' } }],
      ] as const) {
        const answer = await ask('POST', path, body)
        expect([text, path, body, answer.status >= 400 && answer.status < 500, answer.text]).toEqual([
          text,
          path,
          body,
          true,
          expect.stringContaining('/problems/'),
        ])
      }
    }
    expect(await databaseState(world.full.system.db)).toEqual(before)
  })
})

describe('questions at the edge', () => {
  const moments = [
    '0001-01-01',
    '9999-12-31',
    '0000-01-01',
    '2026-02-29',
    '+275760-09-13T00:00:00.000Z',
    '-271821-04-20T00:00:00.000Z',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999Z',
    'Thu, 01 Jan 1970',
    '1',
    'infinity',
    '-infinity',
    'now()',
    '',
  ]
  test.each(moments)('the moment %j', async value => {
    for (const [object, field] of [
      ['note', 'at'],
      ['deal', 'close_date'],
      ['note', 'created_at'],
    ]) {
      for (const operator of ['=', '!=', '<', '>=', 'between']) {
        const answer = await ask('POST', `/api/records/${object}/query`, {
          filter: all({ field, operator, value: operator === 'between' ? [value, value] : value }),
        })
        expect([200, 400], `${field} ${operator} ${answer.text}`).toContain(answer.status)
      }
    }
  })

  const numbers = [
    '9'.repeat(18),
    '9'.repeat(40),
    `-${'9'.repeat(40)}.${'9'.repeat(20)}`,
    '0',
    '-0',
    '1e5',
    'NaN',
    'Infinity',
    1e21,
    1e300,
    null,
    true,
    {},
    [],
  ]
  test.each(numbers)('the number %j', async value => {
    for (const [object, field] of [
      ['deal', 'amount'],
      ['deal_line', 'quantity'],
      ['deal_line', 'price'],
      ['deal', 'chance'],
      ['deal', 'rev'],
    ]) {
      for (const operator of ['=', '>', 'in']) {
        const answer = await ask('POST', `/api/records/${object}/query`, {
          filter: all({ field, operator, value: operator === 'in' ? [value] : value }),
        })
        expect([200, 400], `${object}.${field} ${operator} ${answer.text}`).toContain(answer.status)
      }
    }
  })

  test('filters that are too large or no filters', async () => {
    const deep = (levels: number): object =>
      levels === 0 ? { field: 'name', operator: '=', value: 'x' } : all(deep(levels - 1))
    for (const filter of [
      deep(15),
      all(...Array(300).fill(deep(0))),
      all({ field: 'name', operator: 'in', value: Array(2000).fill('x') }),
      { rules: [] },
      { combinator: 'and' },
      { combinator: 'and', rules: 'x' },
      { combinator: 'and', rules: [null] },
      { combinator: 'and', rules: [[]] },
      all({ field: ['name'], operator: '=', value: 'x' }),
      all({ field: 'name', operator: ['='], value: 'x' }),
      all({ field: 'name', operator: '=', value: { toString: 'x' } }),
      all({ field: 'name', operator: '=', value: 'x'.repeat(5000) }),
      all({ field: 'customer', operator: '=', value: { id: { id: 'x' } } }),
      all({ field: 'lines', match: null, value: all() }),
      all({ field: 'lines', match: { mode: 'atLeast', threshold: 1e9 }, value: all() }),
      all({ field: 'lines', match: { mode: 'any' }, value: 'x' }),
      all({ field: 'name.name', operator: '=', value: 'x' }),
      all({ field: '.', operator: '=', value: 'x' }),
      all({ field: 'customer.', operator: '=', value: 'x' }),
      all({ field: `customer${'.deals.customer'.repeat(20)}`, operator: '=', value: 'x' }),
    ]) {
      const answer = await ask('POST', '/api/records/deal/query', { filter })
      expect([JSON.stringify(filter).slice(0, 100), answer.status, answer.body.detail]).toEqual([
        expect.anything(),
        400,
        expect.any(String),
      ])
    }
  })

  test('children of another record are no field of this one', async () => {
    expect((await ask('GET', '/api/records/deal?fields=customer.deals')).status).toBe(400)
    expect((await ask('GET', '/api/records/deal?sort=customer.deals')).status).toBe(400)
    expect((await ask('GET', '/api/records/deal?sort=lines')).status).toBe(400)
  })

  test('every character can be searched for', async () => {
    const characters = [...Array(0x3000).keys()].filter(code => code > 0).map(code => String.fromCodePoint(code))
    for (let at = 0; at < characters.length; at += 12) {
      const q = characters.slice(at, at + 12).join(' ')
      const answer = await ask('GET', `/api/records/客户?search=${encodeURIComponent(q)}&limit=1`)
      expect([q, answer.status]).toEqual([q, 200])
    }
  })
})

test('a text that looks like ids does not break the history of its record', async () => {
  const made = await ask('POST', '/api/records/客户', { name: '-'.repeat(36), 城市: 'a'.repeat(36) })
  const history = await ask('GET', `/api/records/客户/${made.body.id}/history`)
  expect([history.status, history.body.entries.length]).toEqual([200, 1])
  expect((await ask('GET', `/api/records/客户/${made.body.id}/page`)).status).toBe(200)
  expect((await ask('GET', '/api/admin/audit')).status).toBe(200)
})
