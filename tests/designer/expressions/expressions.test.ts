/** What the editor of expressions is told while somebody types: problems, what can stand next, the value on a record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { field, fixtureApplication, role } from '#tests/support/fixture-application.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

let full: FullHttp
let admin: string
let blind: string
let draft: string
let rich: string

beforeAll(async () => {
  const designer = role('designer', {
    system: ['design'],
    rights: [
      { object: 'deal', read: 'own' },
      { object: '客户', read: 'all', fields: [{ field: 'secret', access: 'hidden' }] },
    ],
  })
  const setting = {
    id: 'fix-limit',
    kind: 'setting',
    name: 'limit',
    label: { en: 'Limit', 'zh-CN': '限额' },
    type: 'number',
    default: '5',
  } as Definition
  full = await fullHttp(toApplication([...fixtureApplication().definitions, designer, setting]))
  admin = await full.signIn((await full.person('Ada', ['sys-role-administrator'])).actor.userId)
  const person = await full.person('Ben', ['fix-role-designer'])
  blind = await full.signIn(person.actor.userId)
  const customer = await full.insert('客户', { name: 'Acme', 城市: 'Wuxi', secret: 'hush' })
  rich = await full.insert('deal', {
    name: 'Rich',
    stage: 'won',
    amount: 700,
    amount_currency: 'CNY',
    customer,
    owner_id: person.actor.userId,
  })
  await full.insert('deal_line', { name: 'Line', quantity: 3, deal: rich })
  await full.insert('deal', { name: 'Poor', stage: 'open', amount: 1, amount_currency: 'CNY', owner_id: null })
  draft = (await ask(admin, '', { name: 'Formulas', shared: true })).body.id
  await run('add-element', {
    kind: 'object',
    name: 'deal',
    path: ['fields'],
    element: { ...field('deal', 'big', 'boolean'), id: 'fix-deal-big' },
  })
})
afterAll(() => full?.drop())

const ask = (who: string, path: string, body?: unknown) =>
  full.ask(who, { method: body === undefined ? 'GET' : 'POST', path: `/api/designer/drafts${path}`, body })
const run = (command: string, args: object) => ask(admin, `/${draft}/commands`, { command, ...args })
/** The formula of a boolean field that the draft adds. */
const at = (text: string, more: object = {}) => ({
  kind: 'object',
  name: 'deal',
  pointer: '/fields/9/formula',
  text,
  ...more,
})
const check = async (text: string) => (await ask(admin, `/${draft}/expressions/check`, at(text))).body
const value = async (text: string, more: object = {}, who = admin) =>
  (await ask(who, `/${draft}/expressions/value`, at(text, more))).body

describe('problems', () => {
  test('a place that is still empty is known by its schema', async () => {
    expect(await check('amount > 100')).toEqual({ type: { en: 'yes or no', zh: '是/否' }, problems: [] })
  })

  test('a name that there is not, with what was meant; in both languages and with its place', async () => {
    const { problems } = await check('amont > 100')
    expect(problems).toMatchObject([
      {
        code: 'expression/unknown-name',
        range: { from: 0, to: 5 },
        didYouMean: ['amount'],
        message: { en: 'There is nothing called “amont” here.', 'zh-CN': '此处没有名为“amont”的内容。' },
      },
    ])
  })

  test('a value of another type than the field', async () => {
    expect((await check('amount + 1')).problems).toMatchObject([{ code: 'expression/type' }])
  })

  test.each([{ name: 'deals' }, { pointer: '/label/en' }, { pointer: '/fields/99/formula' }])(
    'no expression belongs at %o',
    async more => {
      const answer = await ask(admin, `/${draft}/expressions/check`, at('1', more))
      expect(answer).toMatchObject({ status: 404, body: { type: '/problems/definition/unknown' } })
    },
  )
})

describe('completion', () => {
  const complete = async (text: string) => {
    const offset = text.includes('|') ? text.indexOf('|') : text.length
    const body = at(text.replace('|', ''), { at: offset })
    return (await ask(admin, `/${draft}/expressions/complete`, body)).body
  }
  const names = async (text: string): Promise<string[]> =>
    (await complete(text)).options.map((option: { name: string }) => option.name)

  test('the names of the scope, fields with their labels and types', async () => {
    const { options, from, isOpen } = await complete('am')
    expect({ from, isOpen }).toEqual({ from: 0, isOpen: true })
    expect(options).toContainEqual({
      kind: 'field',
      name: 'amount',
      label: { en: 'amount', 'zh-CN': 'amount' },
      type: { en: 'number', zh: '数字' },
    })
    expect(options.map((option: { name: string }) => option.name)).toEqual(
      expect.arrayContaining(['record', 'actor', 'today', 'setting']),
    )
  })

  test.each([
    ['customer.', ['name', '城市', 'title']],
    ['amount.', ['currency']],
    ['if amount > 1 and record.customer.na', ['name', 'code']],
    ['lines[1].', ['quantity', 'price']],
    ['lines[quantity > 1].', ['quantity']],
    ['every line in lines satisfies line.', ['quantity', 'price']],
    ['for one in customer.deals, line in one.lines return line.', ['quantity']],
    ['setting.', ['limit']],
    ['today.', ['year', 'month']],
    ['actor.', ['roles', 'teams', 'name']],
  ])('%s is followed by its members', async (text, wanted) => {
    const { options, isOpen } = await complete(text)
    expect(isOpen).toBe(false)
    expect(options.map((option: { name: string }) => option.name)).toEqual(expect.arrayContaining(wanted))
    expect(options.map((option: { name: string }) => option.name)).not.toContain('amount')
  })

  test('within a filter the element’s members stand by themselves', async () => {
    expect(await names('count(lines[')).toEqual(expect.arrayContaining(['item', 'quantity', 'amount']))
    expect(await names('count(lines[quantity > 1]) > ')).not.toContain('quantity')
  })

  test.each(['stage = ', 'stage = "', 'stage in ("won", "', 'customer.name = "x" or stage != "w|"', 'stage in ['])(
    '%s is followed by codes',
    async text => {
      const codes = (await complete(text)).options.filter((option: { kind: string }) => option.kind === 'code')
      expect(codes).toEqual([
        { kind: 'code', name: 'open', label: { en: 'Open', 'zh-CN': '进行中' } },
        { kind: 'code', name: 'won', label: { en: 'Won', 'zh-CN': '赢单' } },
        { kind: 'code', name: 'lost', label: { en: 'Lost', 'zh-CN': '输单' } },
      ])
    },
  )

  test('codes of several choices, and roles', async () => {
    expect(await names('list contains(customer.tags, "')).toEqual(['vip', 'gov'])
    expect(await names('has role("')).toEqual(expect.arrayContaining(['seller', 'designer']))
    expect(await names('name = "')).toEqual([])
  })

  test('behind nothing that is known nothing is offered', async () => {
    expect(await names('nothing.')).toEqual([])
    expect(await names('(1 + 2).')).toEqual([])
  })
})

describe('the value on a record', () => {
  test('of production, as long as the draft has no preview', async () => {
    const answer = await value('amount > 100 and customer.城市 = "Wuxi" and setting.limit = 5', { record: rich })
    expect(answer).toMatchObject({ of: 'production', record: { id: rich, title: 'Rich' }, value: 'true' })
    expect(answer.records.map((record: { title: string }) => record.title).sort()).toEqual(['Poor', 'Rich'])
  })

  test.each([
    ['name', '"Rich"'],
    ['amount + 0.5', '700.5'],
    ['customer', '"Acme"'],
    ['lines', '["Line"]'],
    ['close_date', 'null'],
  ])('%s as somebody reads it', async (text, wanted) => {
    expect((await value(text, { record: rich })).value).toBe(wanted)
  })

  test('records are found by words', async () => {
    const answer = await value('amount > 1', { find: 'Poor' })
    expect(answer).toMatchObject({ records: [{ title: 'Poor' }], record: { title: 'Poor' }, value: 'false' })
    expect(await value('amount > 1', { find: 'nobody' })).toMatchObject({ none: 'noRecords', records: [] })
  })

  test('a fault of the evaluation is told', async () => {
    const text = 'count(for i in 1..60000, j in 1..60000 return i) > 1'
    expect(await value(text, { record: rich })).toMatchObject({
      fault: { en: expect.any(String), zh: expect.any(String) },
    })
  })

  test('what is wrong has none, and what production does not have yet neither', async () => {
    expect(await value('amont > 1')).toMatchObject({ none: 'problems' })
    expect(await value('big = true')).toMatchObject({ none: 'unknown' })
  })

  test('names that the draft has changed are those of the same things', async () => {
    await run('rename-element', { kind: 'object', name: 'deal', path: ['fields', 'chance'], to: 'odds' })
    expect(await value('odds = null', { record: rich })).toMatchObject({ value: 'true' })
  })

  test('only with the rights of who asks', async () => {
    const own = await value('amount > 100', {}, blind)
    expect(own).toMatchObject({ records: [{ title: 'Rich' }], value: 'true' })
    expect(await value('customer.城市 = "Wuxi"', {}, blind)).toMatchObject({ value: 'true' })
    for (const text of [
      'customer.secret = "hush"',
      'count(customer.deals) > 1',
      'lines[1].quantity > 1',
      'setting.limit > 1',
      'actor.email = null',
    ]) {
      const answer = await value(text, {}, blind)
      expect(answer, text).toMatchObject({ none: 'noRight' })
      expect(answer, text).not.toHaveProperty('value')
    }
  })

  test('of the preview, once there is one', async () => {
    await ask(admin, `/${draft}/preview`, { from: 'production', records: 10 })
    await expect
      .poll(async () => (await ask(admin, `/${draft}/preview`)).body.state, { timeout: 120_000, interval: 300 })
      .toBe('ready')
    expect(await value('big = null and amount >= 0')).toMatchObject({ of: 'preview', value: 'true' })
    await full.ask(admin, { method: 'DELETE', path: `/api/designer/drafts/${draft}/preview` })
  })
})
