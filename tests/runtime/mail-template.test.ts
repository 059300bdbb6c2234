import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition, MailTemplateDefinition } from '#metadata/definitions.ts'
import { fillMail, renderTemplate } from '#runtime/mail/render-template.ts'
import { sendTemplate } from '#runtime/mail/send-template.ts'
import { toPlainText, toSimpleHtml } from '#runtime/mail/simple-html.ts'
import { valueText } from '#runtime/mail/value-text.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { write } from '#runtime/write.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let admin: Caller
let clerk: Caller
let deal: string

const template = (properties: Partial<MailTemplateDefinition>): MailTemplateDefinition => ({
  id: 'mail-deal',
  kind: 'mailTemplate',
  name: 'deal',
  label: { en: 'Deal', 'zh-CN': '商机' },
  object: 'deal',
  subject: { en: 'About {{name}}' },
  body: {},
  ...properties,
})
const reader = { name: 'Lin', locale: 'en', timeZone: 'Asia/Shanghai' } as const

beforeAll(async () => {
  const stored = template({ body: { en: 'Hello {{recipient}}', 'zh-CN': '{{recipient}},您好' } })
  const { definitions } = accessApplication()
  fixture = await fixtureSystem(toApplication([...definitions, stored as Definition]))
  admin = await fixture.person('Olga', ['sys-role-administrator'])
  clerk = await fixture.person('Gus', ['fix-role-clerk'])
  const customer = await fixture.insert('客户', { name: '上海 <贝尔>', owner_id: clerk.actor.userId })
  deal = await fixture.insert('deal', {
    name: 'Big & new',
    amount: '1234567.50',
    amount_currency: 'CNY',
    chance: '0.25',
    close_date: '2026-01-31',
    customer,
    owner_id: clerk.actor.userId,
  })
  for (const [name, quantity] of [
    ['Pump', 3],
    ['Valve', 1],
  ] as const)
    await fixture.insert('deal_line', { name, quantity, deal, owner_id: clerk.actor.userId })
})
afterAll(() => fixture?.drop())

async function body(
  text: string,
  who = admin,
  more: Partial<Parameters<typeof renderTemplate>[2]> = {},
  format?: 'html',
) {
  const context = { ...toContext(fixture.system, who), publicUrl: 'https://crm.test' }
  const wish = { record: { objectId: 'fix-deal', id: deal }, reader, ...more }
  return renderTemplate(context, template({ body: { en: text }, ...(format ? { format } : {}) }), wish)
}

describe('values', () => {
  test.each([
    ['{{name}}: {{amount}}, {{chance}}, {{close_date}}', 'Big & new: 1,234,567.5 CNY, 25%, Jan 31, 2026'],
    ['{{customer}} / {{customer.name}} / {{record.name}}', '上海 <贝尔> / 上海 <贝尔> / Big & new'],
    [
      '{{#each lines}}{{@index}} {{name}} x{{quantity}} of {{../name}}{{#unless @last}}, {{/unless}}{{/each}}',
      '0 Pump x3 of Big & new, 1 Valve x1 of Big & new',
    ],
    ['{{#if amount}}has{{else}}none{{/if}} {{#unless amount}}none{{/unless}}', 'has '],
    ['{{recipient}} {{actor}} {{recipient.name}}', 'Lin Olga Lin'],
    ['{{variables.reason}} {{#each variables.list}}[{{this}}{{this.x}}]{{/each}}', 'late [1][2]'],
    ['{{constructor}}{{__proto__}}{{variables.constructor.name}}{{record.constructor}}', ''],
  ])('%s', async (text, expected) => {
    const variables = { reason: 'late', list: ['1', '2'] }
    expect((await body(text, admin, { variables })).text).toBe(expected)
  })

  test('of the reader’s language and a link to the record', async () => {
    const { text, subject } = await body('{{close_date}} {{link}}', admin, { reader: { ...reader, locale: 'zh-CN' } })
    expect([subject, text]).toEqual(['About Big & new', `2026年1月31日 https://crm.test/records/deal/${deal}`])
  })

  test('only what the actor may see', async () => {
    expect((await body('{{name}}', clerk)).text).toBe('Big & new')
    await expect(body('{{chance}}', clerk)).rejects.toMatchObject({ code: 'field/unknown' })
    const foreign = await fixture.person('Other', ['fix-role-clerk'])
    await expect(body('{{name}}', foreign)).rejects.toMatchObject({ code: 'record/unknown' })
  })

  test('without a record the fields are named', async () => {
    const context = toContext(fixture.system, admin)
    const { text } = await renderTemplate(
      context,
      template({ body: { en: '{{name}} {{#each lines}}{{quantity}}{{/each}}' } }),
      { reader },
    )
    expect(text).toMatch(/^‹.+› ‹.+›$/)
  })

  test('long numbers keep their digits', () => {
    expect(valueText({ type: 'decimal' } as never, '-12345678901234567890.123456789', reader)).toBe(
      '-12,345,678,901,234,567,890.123456789',
    )
    expect(valueText({ type: 'percent' } as never, '0.075', reader)).toBe('7.5%')
  })
})

describe('HTML', () => {
  test('values are escaped, tags are few', async () => {
    const { html, text } = await body(
      '<p onclick="x()">Hi {{customer.name}}</p><script>alert(1)</script><a href="{{link}}">open</a><a href="javascript:x">no</a>',
      admin,
      {},
      'html',
    )
    expect(html).toBe(
      `<p>Hi 上海 &lt;贝尔&gt;</p>alert(1)<a href="https://crm.test/records/deal/${deal}">open</a><a>no</a>`,
    )
    expect(text).toContain(`open (https://crm.test/records/deal/${deal})`)
  })

  test.each([
    ['<b><i>x</b>', '<b><i>x</i></b>'],
    ['a < b > c', 'a &lt; b &gt; c'],
    ['</p>x<td colspan="2" style="x">', 'x<td colspan="2"></td>'],
    ['<img src=x onerror=alert(1)><svg/onload=x><!-- c -->', ' c '],
    ['<a href="https://x.test/?a=1&amp;b=2">', '<a href="https://x.test/?a=1&amp;b=2"></a>'],
    ['<a href="HTTPS://x.test" href="javascript:x">', '<a></a>'],
    ['<<b>', '&lt;<b></b>'],
  ])('%s', (html, expected) => {
    expect(toSimpleHtml(html)).toBe(expected)
  })

  test('also what is hostile ends soon', () => {
    for (const part of ['<!--', '<a href="', '<a ', '</b>', '<b>', '&'])
      expect(toSimpleHtml(part.repeat(60_000)).length).toBeGreaterThanOrEqual(0)
    expect(toPlainText('<p>a</p><ul><li>b</li></ul>x &amp;lt; y<br>z')).toBe('a\n\n- b\nx &lt; y\nz')
  })
})

test('a template that repeats without end is stopped', () => {
  const values = {
    record: {},
    object: undefined,
    fieldAt: () => undefined,
    childOf: () => undefined,
    actor: '',
    reader,
    link: '',
    now: new Date(),
  }
  const list = Array.from({ length: 300 }, () => 'x')
  const text = '{{#each variables.list}}{{#each variables.list}}{{#each variables.list}}a{{/each}}{{/each}}{{/each}}'
  const filled = () => fillMail(template({ body: { en: text } }), { ...values, variables: { list } })
  expect(filled).toThrow(expect.objectContaining({ code: 'mail/too-large' }))
})

test('each recipient gets one mail, in his language, for a key', async () => {
  const { db } = fixture.system
  const lin = await fixture.person('林', [], {})
  await db.query({ text: `update ed."user" set locale = 'zh-CN' where id = $1`, values: [lin.actor.userId] })
  const send = () =>
    write(fixture.system, admin, context =>
      sendTemplate(context, {
        template: 'deal',
        recipients: [{ userId: lin.actor.userId }, { userId: clerk.actor.userId }, { address: 'x@example.com' }],
        record: { objectId: 'fix-deal', id: deal },
        key: 'step-1',
      }),
    )
  await send()
  await send()
  const rows = await db.query({ text: 'select body, address, subject from ed_log.mail order by body', values: [] })
  expect(rows).toEqual([
    { body: 'Hello ', address: 'x@example.com', subject: 'About Big & new' },
    { body: 'Hello Gus', address: null, subject: 'About Big & new' },
    { body: '林,您好', address: null, subject: 'About Big & new' },
  ])
  const unknown = write(fixture.system, admin, context =>
    sendTemplate(context, { template: 'nothing', recipients: [], key: 'k' }),
  )
  await expect(unknown).rejects.toMatchObject({ code: 'mail/unknown-template' })
})
