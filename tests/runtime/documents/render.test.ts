import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { DocumentDefinition } from '#metadata/definitions.ts'
import { storeFile } from '#platform/files/stored-files.ts'
import { renderDocument } from '#runtime/documents/render-document.ts'
import { type Caller, toContext } from '#runtime/system.ts'
import { accessApplication } from '#tests/support/access-application.ts'
import { type FixtureSystem, fixtureSystem } from '#tests/support/fixture-system.ts'

let fixture: FixtureSystem
let admin: Caller
let clerk: Caller
let deal: string
let customer: string

const letter = (properties: Partial<DocumentDefinition>): DocumentDefinition => ({
  id: 'document-deal',
  kind: 'document',
  name: 'deal',
  label: { en: 'Deal', 'zh-CN': '商机' },
  object: 'deal',
  body: {},
  ...properties,
})

beforeAll(async () => {
  fixture = await fixtureSystem(accessApplication())
  admin = await fixture.person('Olga', ['sys-role-administrator'])
  clerk = await fixture.person('Gus', ['fix-role-clerk'])
  const owner_id = clerk.actor.userId
  customer = await fixture.insert('客户', { name: '上海 <贝尔>', owner_id })
  deal = await fixture.insert('deal', {
    name: 'Big & "new" `x`',
    amount: '1234567.50',
    amount_currency: 'CNY',
    chance: '0.25',
    close_date: '2026-01-31',
    customer,
    owner_id,
  })
  const foreign = { amount: '5', amount_currency: 'EUR', owner_id: admin.actor.userId }
  await fixture.insert('deal', { name: 'Of another', customer, ...foreign })
  const about = { about: customer, about_object: 'fix-customer', owner_id: admin.actor.userId }
  await fixture.insert('note', { name: 'Met', ...about })
  const line = (name: string, quantity: number, price: string) =>
    fixture.insert('deal_line', { name, quantity, price, deal })
  await line('Pump', 3, '0.1')
  await line('Valve', 1, '0.2')
  await line('Seal', 5, '7')
})
afterAll(() => fixture?.drop())

const render = async (who: Caller, properties: Partial<DocumentDefinition>, locale: 'en' | 'zh-CN' = 'en') =>
  (
    await renderDocument(
      { ...toContext(fixture.system, who), publicUrl: 'https://crm.test' },
      letter(properties),
      deal,
      locale,
    )
  ).value

async function print(body: string, who = admin, locale: 'en' | 'zh-CN' = 'en') {
  const { html } = await render(who, { body: { [locale]: body } }, locale)
  return /<main class="document-body">([\s\S]*)<\/main>/.exec(html)?.[1]
}

describe('values', () => {
  test.each([
    ['{{name}} {{amount}} {{chance}}', 'Big &amp; &quot;new&quot; &#96;x&#96; CN¥1,234,567.50 25%'],
    ['{{customer}} / {{customer.name}}', '上海 &lt;贝尔&gt; / 上海 &lt;贝尔&gt;'],
    ['{{money amount show="code" decimals=0}} {{money amount show="none"}}', '1,234,568 CNY 1,234,567.50'],
    [
      '{{words amount}}',
      'One million two hundred thirty-four thousand five hundred sixty-seven and 50/100 Chinese yuan',
    ],
    ['{{units 1 "Licence"}}|{{units chance "Licence"}}|{{units amount stage}}', '1 licence|0.25 licences|1,234,567.5'],
    ['{{words amount language="zh-CN"}}', '人民币壹佰贰拾叁万肆仟伍佰陆拾柒元伍角整'],
    ['{{date close_date}}|{{date close_date "full"}}', 'Jan 31, 2026|Saturday, January 31, 2026'],
    ['{{dateTime close_date}}', 'Jan 31, 2026'],
    ['{{label amount}} {{label customer.name}} {{label lines.quantity}}', expect.stringMatching(/^\S.* \S.* \S/)],
    ['{{sum lines.quantity}} of {{count lines}}', '9 of 3'],
    ['{{sum lines.price}} {{words (sum lines.price)}}', '7.3 Seven point three'],
    [
      '{{#each lines by=quantity sort="descending" limit=2}}{{@number}}{{name}} of {{../amount}}{{#unless @last}}, {{/unless}}{{/each}}',
      '1Seal of CN¥1,234,567.50, 2Pump of CN¥1,234,567.50',
    ],
    ['{{sum lines.price times=lines.quantity}} {{add (sum lines.quantity) 1 "x"}}', '35.5 10'],
    ['{{money (add amount (add amount 1))}}', 'CN¥2,469,135.00 + 1.00'],
    ['{{#each lines by=name}}{{name}}{{/each}}', 'PumpSealValve'],
    ['{{#if (gt (sum lines.quantity) 8)}}many{{else}}few{{/if}}', 'many'],
    ['{{#if (and (eq name "x") amount)}}a{{else if (or (lt amount 5) (not chance))}}b{{else}}c{{/if}}', 'c'],
    ['{{#unless (eq customer.name "y")}}other{{/unless}}', 'other'],
    ['{{actor}} {{link}}', expect.stringMatching(/^Olga https:\/\/crm\.test\/records\/deal\//)],
    ['{{setting.nothing}}|{{#each approvals}}x{{else}}none{{/each}}', '|none'],
    ['{{number amount decimals=1}} {{percent chance decimals=1}}', '1,234,567.5 25.0%'],
  ])('%s', async (text, expected) => {
    expect(await print(text)).toEqual(expected)
  })

  test('of the language of the document, and the other one where a text is missing', async () => {
    expect(await print('{{amount}} {{close_date}} {{words amount}}', admin, 'zh-CN')).toBe(
      '¥1,234,567.50 2026年1月31日 人民币壹佰贰拾叁万肆仟伍佰陆拾柒元伍角整',
    )
    const { html } = await render(admin, { body: { 'zh-CN': '只有中文' } })
    expect(html).toContain('只有中文')
  })
})

describe('access', () => {
  test('hidden fields are empty with their labels, wherever they stand', async () => {
    const text =
      '[{{chance}}{{label chance}}{{percent chance}}{{#if chance}}x{{/if}}{{#each lines}}{{price}}{{/each}}{{sum lines.price}}]'
    expect(await print(text, clerk)).toBe('[]')
  })

  test('related records that he may not see are left out, also of totals', async () => {
    const text =
      '{{#each deals by=amount}}{{amount}} {{/each}}= {{sum deals.amount}} in {{count deals}}, {{count notes}} notes'
    const about = letter({ object: '客户', body: { en: text } })
    const printed = async (who: Caller) =>
      (await renderDocument(toContext(fixture.system, who), about, customer, 'en')).value.html
    expect(await printed(admin)).toContain('€5.00 CN¥1,234,567.50 = CN¥1,234,567.50 + €5.00 in 2, 1 notes')
    expect(await printed(clerk)).toContain('>CN¥1,234,567.50 = CN¥1,234,567.50 in 1, 0 notes<')
  })

  test('a foreign record is unknown, one that the condition leaves out is not offered', async () => {
    const foreign = await fixture.person('Other', ['fix-role-clerk'])
    await expect(print('{{name}}', foreign)).rejects.toMatchObject({ code: 'record/unknown' })
    await expect(
      render(admin, { id: 'document-small', body: { en: 'x' }, condition: 'amount < 5' }),
    ).rejects.toMatchObject({
      code: 'document/not-offered',
    })
    expect((await render(admin, { body: { en: 'x' }, condition: 'amount > 5' })).html).toContain('x')
  })
})

describe('hostile templates and values', () => {
  test.each([
    '{{constructor}}{{__proto__}}{{record.constructor}}{{setting.constructor}}{{setting.__proto__}}',
    '{{#each constructor}}x{{/each}}{{name.constructor}}{{lines.length}}{{customer.constructor.name}}',
    '{{sum constructor.prototype}}{{label __proto__}}{{color constructor}}',
    '{{#each lines}}{{constructor}}{{this.constructor}}{{../constructor}}{{../../../name}}{{/each}}',
    '{{barcode "A" type="ean13"}}{{image name}}{{words name}}{{date name}}',
  ])('%s comes to nothing', async text => {
    expect(await print(text)).toBe('')
  })

  test('helpers that are not ours, partials and raw values are never run', async () => {
    for (const text of [
      '{{lookup . "constructor"}}',
      '{{> x}}',
      '{{{name}}}',
      '{{&name}}',
      '{{log name}}',
      '{{#with x}}{{/with}}',
    ])
      expect(await print(text)).toBe('')
  })

  test('nothing runs and nothing is loaded', async () => {
    const { html, preview } = await render(admin, { body: { en: 'x' }, style: 'p{} </style><script>alert(1)</script>' })
    expect(preview).toContain("default-src 'none'")
    for (const page of [html, preview]) {
      expect(page).not.toContain('<script')
      expect(page.match(/<\/style>/g)).toHaveLength(1)
    }
  })

  test('what repeats without end is stopped', async () => {
    const nested = `{{#each lines}}${'{{#each record.lines}}'.repeat(14)}x${'{{/each}}'.repeat(15)}`
    await expect(print(nested)).rejects.toMatchObject({ code: 'document/too-large' })
    const long = `{{#each lines}}${'{{#each record.lines}}'.repeat(7)}${'y'.repeat(5000)}${'{{/each}}'.repeat(8)}`
    await expect(print(long)).rejects.toMatchObject({ code: 'document/too-large' })
    const codes = `{{#each lines}}${'{{#each record.lines}}'.repeat(5)}{{qr name}}${'{{/each}}'.repeat(6)}`
    await expect(print(codes)).rejects.toMatchObject({ code: 'document/too-large' })
  })
})

describe('pictures', () => {
  test('codes are SVG in the text', async () => {
    const html = await print('{{qr link size=30}}{{barcode name height=10}}{{barcode "4006381333931" type="ean13"}}')
    expect(html?.match(/<svg class="code" style="height:(30|10|14)mm"/g)).toHaveLength(3)
    expect(html).not.toMatch(/<text|<script|href/)
  })

  test('images of the record are part of the page, files that are none are left out', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const store = (name: string, type: string, bytes: Buffer) =>
      storeFile(fixture.system.db, {
        name,
        type,
        createdBy: admin.actor.userId,
        bytes: (async function* () {
          yield bytes
        })(),
      })
    const [image, page] = [
      await store('a.png', 'image/png', png),
      await store('a.svg', 'image/svg+xml', Buffer.from('<svg onload="x"/>')),
    ]
    const lead = async (file: string) => {
      const id = await fixture.insert('lead', {
        name: 'L',
        status: 'new',
        papers: [file],
        owner_id: admin.actor.userId,
      })
      const definition = letter({ object: 'lead', body: { en: '{{image papers width=20}}' } })
      const { value } = await renderDocument(toContext(fixture.system, admin), definition, id, 'en')
      return value.html
    }
    expect(await lead(image.id)).toMatch(/<img alt="" src="data:image\/png;base64,iVBOR[^"]+" style="width:20mm">/)
    expect(await lead(page.id)).not.toContain('<img')
  })
})

test('apostrophes of English words are narrow, marks of Chinese are not', async () => {
  expect(await print('the customer’s ‘name’')).toBe("the customer's ‘name’")
  expect(await print('the customer’s', admin, 'zh-CN')).toBe('the customer’s')
})

test('pages, edges and the name of the file', async () => {
  const rendered = await render(admin, {
    body: { en: 'x' },
    header: { en: 'Deal {{name}}' },
    footer: { en: '{{pageNumber}} / {{pageCount}}' },
    fileName: { en: '../{{name}}: "a"/{{close_date}}.' },
    page: { size: 'A5', landscape: true, top: 30 },
  })
  expect(rendered.page).toEqual({ size: 'A5', landscape: true, margins: { top: 30, right: 18, bottom: 20, left: 18 } })
  expect(rendered.header).toContain('Deal Big &amp;')
  expect(rendered.footer).toContain('<span class="pageNumber"></span> / <span class="totalPages"></span>')
  expect(rendered.fileName).toBe('Big & new `x` a Jan 31, 2026')
  expect((await render(admin, { body: { en: 'x' } })).fileName).toMatch(/^Deal Big & new/)
})

describe('marks', () => {
  const marked = async (condition: string, text: object, locale: 'en' | 'zh-CN' = 'en') => {
    const body = { en: '<p>{{name}}</p>' }
    const { html, preview } = await render(clerk, { body, mark: { condition, text } }, locale)
    const found = [html, preview].map(page => /<div class="document-mark"><span[^>]*>(.*?)<\/span>/.exec(page)?.[1])
    expect(found[0]).toBe(found[1])
    return found[0]
  }

  test('a record that fits the condition is marked, in the language of the document', async () => {
    expect(await marked('amount > 1000', { en: 'Draft', 'zh-CN': '草稿' })).toBe('Draft')
    expect(await marked('amount > 1000', { en: 'Draft', 'zh-CN': '草稿' }, 'zh-CN')).toBe('草稿')
    expect(await marked('amount > 1000', { 'zh-CN': '草稿' })).toBe('草稿')
    expect(await marked('amount < 1000', { en: 'Draft' })).toBeUndefined()
    expect(await marked('close_date = null', { en: 'Draft' })).toBeUndefined()
  })

  test('it goes by the whole record, also by what whoever prints does not see', async () => {
    expect(await marked('chance < 0.5', { en: 'Unsure' })).toBe('Unsure')
  })

  test('its text is a text', async () => {
    expect(await marked('true', { en: '<b>"Draft"</b>' })).toBe('&lt;b&gt;&quot;Draft&quot;&lt;/b&gt;')
    expect(await marked('true', { en: ' ' })).toBeUndefined()
  })
})
