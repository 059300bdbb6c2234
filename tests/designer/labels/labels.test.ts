/** Texts as a table: every place is listed, a spreadsheet does it no harm, and what comes back changes only what differs. */
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { changeLabels } from '#designer/labels/change-labels.ts'
import { collectLabels } from '#designer/labels/collect-labels.ts'
import { labelPositions } from '#designer/labels/label-positions.ts'
import { fromCell, writeLabelsCsv } from '#designer/labels/labels-csv.ts'
import { readLabelsCsv } from '#designer/labels/read-labels-csv.ts'
import type { NamedApplication } from '#metadata/application.ts'
import { toApplication } from '#metadata/application.ts'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { walkDefinition } from '#metadata/walk-definition.ts'
import { Problem } from '#platform/problem.ts'

import { shop } from '../../metadata/shop.ts'
import { templateFiles } from '../../templates/template-files.ts'

const sales = toApplication(
  ['system', 'sales'].flatMap(name => templateFiles(name).map(file => file.definition as unknown as Definition)),
)
const read = (text: string, application: NamedApplication = shop()) =>
  readLabelsCsv(Readable.from([text]) as AsyncIterable<string>, application)

describe('the list', () => {
  test('has every text of an application once, under a path of its own', () => {
    for (const definition of sales.definitions) {
      let texts = 0
      walkDefinition(definition, (value, schema) => {
        if (schema['x-type'] === 'LocalizedText' && value !== undefined) texts += 1
      })
      const positions = labelPositions(definition)
      expect(positions).toHaveLength(texts)
      expect(new Set(positions.map(position => position.path)).size).toBe(texts)
    }
    expect(collectLabels(sales).length).toBeGreaterThan(900)
    expect(collectLabels(sales).flatMap(label => label.missing)).toEqual([])
  })

  test('calls places by names, in both languages', () => {
    const labels = collectLabels(shop())
    expect(labels.find(label => label.path === 'fields.stage.choices.won.label')).toEqual({
      kind: 'object',
      name: 'customer',
      path: 'fields.stage.choices.won.label',
      what: { en: 'Fields › stage › Choices › won', 'zh-CN': '字段 › stage(中) › 选项 › won(中)' },
      en: 'won',
      'zh-CN': 'won(中)',
      missing: [],
    })
    expect(labels.find(({ name, path }) => name === 'customer' && path === 'plural')?.what).toEqual({
      en: 'Plural',
      'zh-CN': '复数名称',
    })
  })

  test('says what is missing; a text of spaces is', () => {
    const application = shop(({ get, field }) => {
      get('object', 'order').label = { en: 'Order' }
      field('order', 'day').label = { en: ' ', 'zh-CN': '日期' }
      get('list', 'customers').label = {}
    })
    const missing = collectLabels(application).filter(label => label.missing.length > 0)
    expect(missing.map(({ name, path, missing }) => [name, path, missing])).toEqual([
      ['order', 'label', ['zh-CN']],
      ['order', 'fields.day.label', ['en']],
      ['customers', 'label', ['en', 'zh-CN']],
    ])
  })

  test('tells elements of one name apart by their keys', () => {
    const application = shop(({ field }) => {
      field('order', 'day').name = 'subject'
    })
    const paths = collectLabels(application).filter(label => label.name === 'order' && label.kind === 'object')
    expect(paths.map(label => label.path)).toContain('fields.field-day.label')
    expect(new Set(paths.map(label => label.path)).size).toBe(paths.length)
  })
})

describe('the table', () => {
  test('begins with the mark by which Excel knows UTF-8', () => {
    const csv = writeLabelsCsv(collectLabels(shop()), 'zh-CN')
    expect(Buffer.from(csv).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(csv).toContain('object,customer,plural,复数名称,customers,customers(中)\n')
  })

  test('what comes back unchanged changes nothing', async () => {
    const answer = await read(writeLabelsCsv(collectLabels(sales), 'en'), sales)
    expect(answer).toMatchObject({ changes: [], faults: [] })
    expect(answer.unchanged).toBe(collectLabels(sales).length)
  })

  test('any text survives the way out and in, and none begins a formula', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter(value => value.trim() !== '' && !/[\0\r]/.test(value))
    const spiced = fc
      .tuple(fc.constantFrom('', '=', "'=", "''=", '@', '-', '+', '\t', '=', "'"), text)
      .map(parts => parts.join(''))
    await fc.assert(
      fc.asyncProperty(spiced, async value => {
        const application = shop(({ get }) => {
          get('object', 'order').label = { en: value, 'zh-CN': 'x' }
        })
        const csv = writeLabelsCsv(collectLabels(application), 'en')
        for (const [, cell] of csv.matchAll(/,"?([^,"]*)/g))
          expect(cell).not.toMatch(/^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/)
        const { changes, faults } = await read(csv, shop())
        const expected: LocalizedText = { en: value, 'zh-CN': 'x' }
        expect(faults).toEqual([])
        expect(Object.fromEntries(changes.map(change => [change.locale, change.text]))).toEqual(expected)
      }),
      { numRuns: 50 },
    )
  })

  test('line ends of a spreadsheet are those of a text', () => expect(fromCell('a\r\nb')).toBe('a\nb'))

  test('only what differs becomes a change; empty cells and further columns do not matter', async () => {
    const { changes, unchanged, faults } = await read(
      [
        'zh-CN;comment;path;name;kind',
        '客户;a;label;customer;object',
        ';b;label;order;object',
        'customers(中);c;label;customers;list',
      ].join('\r\n'),
    )
    expect(changes).toEqual([{ kind: 'object', name: 'customer', path: 'label', locale: 'zh-CN', text: '客户' }])
    expect([unchanged, faults]).toEqual([2, []])
  })

  test('a row that is wrong is told by its line, and the others count', async () => {
    const long = 'x'.repeat(1001)
    const rows = [
      'kind,name,path,en',
      'object,customer,label,Client',
      'object,custmer,label,A',
      'object,customer,fields.emial.label,B',
      'objct,customer,label,C',
      'object,customer,label,D',
      `object,order,label,${long}`,
      'object,order,label,E,F',
      '',
      'list,customers,label,Clients',
    ]
    const { changes, faults } = await read(rows.join('\n'))
    expect(changes.map(change => change.text)).toEqual(['Client', 'Clients'])
    expect(faults.map(fault => fault.line)).toEqual([3, 4, 5, 6, 7, 8])
    expect(faults.map(fault => fault.message.en)).toEqual([
      'There is no text at object custmer label.',
      'There is no text at object customer fields.emial.label.',
      'There is no text at objct customer label.',
      'It is in line 2 already.',
      'The text en is longer than 1000 characters.',
      'It has 5 cells, the header has 4.',
    ])
    expect(faults[0]?.didYouMean).toEqual(['customer'])
    expect(faults[1]?.didYouMean).toContain('fields.email.label')
    for (const { message } of faults) expect(message['zh-CN']).toMatch(/\p{Script=Han}/u)
  })

  test.each([
    ['nothing', ''],
    ['a header alone', 'kind,name,path,en'],
    ['no column that says where', 'kind,name,en\nobject,order,X'],
    ['no language', 'kind,name,path\nobject,order,label'],
    ['a quote without end', 'kind,name,path,en\nobject,order,label,"X'],
    ['a column twice', 'kind,kind,name,path,en\nobject,object,order,label,X'],
  ])('with %s is no such table', async (_, text) => {
    const refused = await read(text).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Problem)
    expect(refused).toMatchObject({ code: 'import/broken', status: 422 })
  })
})

test('texts are set where they stand, and definitions without one stay the same values', () => {
  const before = shop()
  const after = changeLabels(before, [
    { kind: 'form', name: 'customer', path: 'tabs.main.label', locale: 'zh-CN', text: '主要' },
    { kind: 'object', name: 'customer', path: 'label', locale: 'en', text: '' },
  ])
  const differing = after.definitions.filter((definition, index) => definition !== before.definitions[index])
  expect(differing.map(definition => `${definition.kind}/${definition.name}`)).toEqual([
    'object/customer',
    'form/customer',
  ])
  expect(differing[0]?.label).toEqual({ 'zh-CN': 'customer(中)' })
})

test('a table that is wrong all over is told in part, with how many rows there are besides', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => `object,custmer,label,Text ${index},x`)
  const { faults, more, changes } = await read(['kind,name,path,en,zh-CN', ...rows].join('\n'))
  expect([faults.length, more, changes]).toEqual([200, 4_800, []])
  expect(faults.filter(fault => fault.didYouMean)).toHaveLength(20)
})

test('texts of one definition are set together, by its name and by its id', () => {
  const { id } = shop().definitions.find(item => item.kind === 'object' && item.name === 'customer')!
  const change = { kind: 'object', path: 'label', text: 'Client' } as const
  const after = changeLabels(shop(), [
    { ...change, name: 'customer', locale: 'en' },
    { ...change, name: id, locale: 'zh-CN' },
    { ...change, name: 'customer', path: 'plural', locale: 'en' },
  ])
  expect(after.definitions.find(item => item.id === id)).toMatchObject({
    label: { en: 'Client', 'zh-CN': 'Client' },
    plural: { en: 'Client' },
  })
})
