import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { describeChanges } from '#designer/release-notes/describe-changes.ts'
import { diff } from '#metadata/diff.ts'
import { toResolved } from '#metadata/references.ts'
import { arbitraryApplication } from '../../metadata/arbitrary-definition.ts'
import { type Draft, edited, field, label, make, shop } from '../../metadata/shop.ts'

/** The sentences after an edit of the shop, English and Chinese. */
function sentences(edit: (draft: Draft) => void): [en: string, zh: string][] {
  const before = shop()
  const notes = describeChanges(toResolved(before), toResolved(edited(before, edit)))
  return notes.flatMap(note =>
    note.lines.map(line => [line.text.en ?? '', line.text['zh-CN'] ?? ''] as [string, string]),
  )
}

const english = (edit: (draft: Draft) => void) => sentences(edit).map(([en]) => en)

describe('sentences', () => {
  test.each<[string, (draft: Draft) => void, string, string]>([
    [
      'a new field',
      d => d.get('object', 'customer').fields.push(field('money', 'budget')),
      'Field “budget” (money) added to customer',
      'customer(中)：新增字段“budget(中)”（金额）',
    ],
    [
      'a field that is computed',
      d => d.get('object', 'customer').fields.push({ ...field('text', 'both'), formula: 'name + "!"' } as never),
      'Field “both” (text, computed: “name + "!"”) added to customer',
      'customer(中)：新增字段“both(中)”（单行文本，公式：“name(中) + "!"”）',
    ],
    [
      'the first validation',
      d => {
        d.get('object', 'customer').validations = [
          { id: 'v', label: label('Named'), holds: 'name != null', message: label('Name it'), level: 'error' },
        ]
      },
      'customer: validation “Named” added',
      'customer(中)：新增校验规则“Named(中)”',
    ],
    [
      'a field that goes',
      d => {
        const { fields } = d.get('object', 'customer')
        fields.splice(
          fields.findIndex(item => item.name === 'nick'),
          1,
        )
      },
      'Field “nick” removed from customer',
      'customer(中)：删除字段“nick(中)”',
    ],
    [
      'a label in both languages is one change',
      d => Object.assign(d.field('customer', 'name'), { label: { en: 'Company', 'zh-CN': '公司' } }),
      'customer: name is now called Company',
      'customer(中)：“name(中)”改称“公司”',
    ],
    [
      'a label in English alone: Chinese says so',
      d => Object.assign(d.field('customer', 'name'), { label: { en: 'Company', 'zh-CN': 'name(中)' } }),
      'customer: name is now called Company',
      'customer(中)，字段“name(中)”：英文标签由“name”改为“Company”',
    ],
    [
      'a label in Chinese alone: English says so',
      d => Object.assign(d.field('customer', 'name'), { label: { en: 'name', 'zh-CN': '公司' } }),
      'customer, field “name”: Chinese label changed from “name(中)” to “公司”',
      'customer(中)：“name(中)”改称“公司”',
    ],
    [
      'the label of a definition in English alone',
      d => Object.assign(d.get('object', 'customer'), { label: { en: 'Client', 'zh-CN': 'customer(中)' } }),
      'Object customer is now called Client',
      'customer(中)：英文标签由“customer”改为“Client”',
    ],
    [
      'a language that a label no longer has',
      d => Object.assign(d.field('customer', 'name'), { label: { 'zh-CN': 'name(中)' } }),
      'customer: name is now called name(中)',
      'customer(中)，字段“name(中)”：不再设置英文标签（原为“name”）',
    ],
    [
      'a field becomes required',
      d => Object.assign(d.field('customer', 'nick'), { required: true }),
      'customer, field “nick”: required from now on',
      'customer(中)，字段“nick(中)”：设为“必填”',
    ],
    [
      'and no longer',
      d => Object.assign(d.field('customer', 'name'), { required: false }),
      'customer, field “name”: no longer required',
      'customer(中)，字段“name(中)”：取消“必填”',
    ],
    [
      'a longer text',
      d => Object.assign(d.field('customer', 'name'), { maxLength: 200 }),
      'customer, field “name”: longest text changed from 100 to 200',
      'customer(中)，字段“name(中)”：最大长度由100改为200',
    ],
    [
      'a choice within a field',
      d => (d.field('customer', 'stage').choices as object[]).push({ code: 'lost', label: label('lost') }),
      'customer: choice “lost” added to field “stage”',
      'customer(中)：在字段“stage(中)”中新增选项“lost(中)”',
    ],
    [
      'a reference that leads elsewhere',
      d => Object.assign(d.get('object', 'customer'), { title: '{nick} ({code})' }),
      'customer: title changed from “{name} ({code})” to “{nick} ({code})”',
      'customer(中)：标题由“{name(中)} ({code(中)})”改为“{nick(中)} ({code(中)})”',
    ],
    [
      'a new definition',
      d =>
        d.add(
          make('object', 'fair', {
            plural: label('visits'),
            ownership: 'user',
            title: '{name}',
            fields: [field('text', 'name')],
          }),
        ),
      'Object “fair” added with 1 field',
      '新增业务对象“fair(中)”（1 个字段）',
    ],
    [
      'a definition that is called otherwise',
      d =>
        Object.assign(d.get('menu', d.definitions.find(item => item.kind === 'menu')?.name ?? ''), {
          label: { en: 'Trade', 'zh-CN': '贸易' },
        }),
      'is now called Trade',
      '改称“贸易”',
    ],
  ])('%s', (_, edit, en, zh) => {
    const [found, ...more] = sentences(edit)
    expect(more).toEqual([])
    expect(found?.[0]).toContain(en)
    expect(found?.[1]).toContain(zh)
  })

  test('a section that goes to another tab has been moved', () => {
    const tabs = (draft: Draft) => draft.get('form', 'customer').tabs
    const before = shop(d => void tabs(d).push({ id: 'more', label: label('more'), sections: [] }))
    const after = edited(before, d => {
      const [main, more] = tabs(d)
      more!.sections.push({ ...main!.sections.shift()!, label: label('basics') })
    })
    const notes = describeChanges(toResolved(before), toResolved(after))
    expect(notes.flatMap(note => note.lines.map(line => [line.change, line.text.en]))).toEqual([
      ['move', 'Form customer: section “basics” moved to tab “more”'],
    ])
  })

  test('a field in another place of its object', () => {
    const found = english(d => {
      const { fields } = d.get('object', 'customer')
      fields.push(fields.shift()!)
    })
    expect(found).toEqual(['customer: field “name” moved after “visits”'])
  })

  test('a field of another type', () => {
    const found = english(d => {
      const { fields } = d.get('object', 'customer')
      fields[fields.findIndex(item => item.name === 'notes')] = field('integer', 'notes')
    })
    expect(found).toEqual(['customer, field “notes”: type changed from long text to integer'])
  })

  test('a right that reaches further', () => {
    const base = shop(d => d.add(make('role', 'porter', { rights: [{ object: 'customer', read: 'own' }] })))
    const after = edited(base, d => Object.assign(d.get('role', 'porter').rights![0]!, { read: 'unitAndBelow' }))
    const [note] = describeChanges(toResolved(base), toResolved(after))
    expect(note?.lines.map(line => line.text)).toEqual([
      {
        en: 'Role porter, rights to “customer”: read changed from own to unit and below',
        'zh-CN': expect.stringContaining('查看由本人改为本部门及下级'),
      },
    ])
    expect(note?.heading.en).toBe('Role porter')
  })
})

test('every difference is told, in both languages, and nothing is told without one', () => {
  fc.assert(
    fc.property(arbitraryApplication, arbitraryApplication, (before, after) => {
      const notes = describeChanges(before, after)
      const changes = diff(before, after)
      expect([...new Set(notes.map(note => note.definition))].sort()).toEqual(
        [...new Set(changes.map(item => item.definition))].sort(),
      )
      for (const note of notes) {
        expect(note.lines.length).toBeGreaterThan(0)
        for (const { text } of note.lines) {
          for (const said of [text.en, text['zh-CN']]) {
            expect(said).toBeTruthy()
            expect(said).not.toMatch(/undefined|\[object|NaN/)
          }
        }
      }
      expect(describeChanges(before, before)).toEqual([])
    }),
    { numRuns: process.env.SOAK ? 500 : 60 },
  )
})
