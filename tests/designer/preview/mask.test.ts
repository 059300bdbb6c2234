import { describe, expect, test } from 'vitest'

import { createMask } from '#designer/preview/mask/create-mask.ts'
import type { CatalogField } from '#metadata/catalog.ts'
import type { FieldDefinition } from '#metadata/definitions.ts'

const key = Buffer.from('a key')

function fieldOf(type: FieldDefinition['type'], more: object = {}): CatalogField {
  const definition = { id: `f-${type}`, name: type, type, label: {}, personal: true, ...more } as FieldDefinition
  return {
    id: definition.id,
    name: type,
    type,
    label: {},
    system: false,
    required: false,
    unique: 'unique' in definition && definition.unique === true,
    definition,
    columns: { value: type },
    targets: [],
    choices: 'choices' in definition ? (definition.choices ?? []) : [],
  }
}
const mask = (type: FieldDefinition['type'], value: string, more: object = {}) =>
  createMask(fieldOf(type, more), 'object', key)?.(value)

describe('the form stays', () => {
  test.each([
    ['text', '张伟', /^\p{Script=Han}{2}$/u],
    ['text', '欧阳 娜娜', /^\p{Script=Han}{2} \p{Script=Han}{2}$/u],
    ['text', 'さとう ハナコ', /^\p{Script=Hiragana}{3} \p{Script=Katakana}{3}$/u],
    ['text', 'Анна Иванова', /^\p{Lu}\p{Ll}{3} \p{Lu}\p{Ll}{6}$/u],
    ['text', 'Müller, Jörg', /^[A-Z][a-z]+, [A-Z][a-z]+$/],
    ['text', 'MCKENZIE', /^[A-Z]+$/],
    ['text', 'o', /^[a-z]$/],
    ['text', '3-5 Main St.', /^\d-\d [A-Z][a-z]+ [A-Z][a-z]+\.$/],
    ['longText', '住在长江路 12 号。\nCall first!', /^\p{Script=Han}{5} \d\d \p{Script=Han}。\n[A-Z][a-z]+ [a-z]+!$/u],
    ['email', 'Someone@Firm.cn', /^[a-z]+\.[0-9a-f]{8}@example\.com$/],
    ['phone', '+86 138 1234 5678', /^\+86 1\d\d \d{4} \d{4}$/],
    ['phone', '(021) 6234-5678', /^\(021\) \d{4}-\d{4}$/],
    ['phone', '110', /^\d{3}$/],
    ['url', 'https://linkedin.com/in/someone', /^https:\/\/example\.com\/[0-9a-f]{8}$/],
    ['integer', '-4711', /^-[1-9]\d{3}$/],
    ['decimal', '0.50', /^0\.\d\d$/],
    ['money', '1234567.80', /^[1-9]\d{6}\.\d\d$/],
    ['date', '1984-02-29', /^1984-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/],
    ['datetime', '2026-02-28 08:30:59.5+00', /^2026-\d\d-\d\d \d\d:\d\d:59\.5\+00$/],
    ['boolean', 'true', /^(true|false)$/],
  ] as const)('%s %s', (type, value, form) => {
    const masked = mask(type, value)
    expect(masked).toMatch(form)
    expect(mask(type, value)).toBe(masked)
  })

  test('limits of the field hold', () => {
    for (let number = 0; number < 300; number++) {
      expect(mask('text', `Name ${number}`, { maxLength: 6 })?.length).toBeLessThanOrEqual(6)
      expect(Number(mask('integer', String(number), { min: '10', max: '50' }))).toBeGreaterThanOrEqual(10)
      expect(Number(mask('integer', String(number), { min: '10', max: '50' }))).toBeLessThanOrEqual(50)
      expect(mask('text', `AB-${1000 + number}`, { pattern: '[A-Z]{2}-\\d{4}' })).toMatch(/^[A-Z]{2}-\d{4}$/)
    }
  })

  test('a pattern that cannot be met leaves nothing rather than the truth', () => {
    expect(mask('text', 'ABC', { pattern: 'ABC' })).toBeNull()
  })

  test('choices are choices that are offered', () => {
    const choices = [{ code: 'm' }, { code: 'f' }, { code: 'old', retired: true }]
    const seen = new Set(Array.from({ length: 40 }, (_, index) => mask('choice', `m${index}`, { choices })))
    expect([...seen].sort()).toEqual(['f', 'm'])
    expect(mask('multiChoice', '{m,f}', { choices })).toMatch(/^\{("(m|f)",?)*\}$/)
  })
})

describe('what can be told apart stays apart', () => {
  test.each(['text', 'email', 'phone'] as const)('%s', type => {
    const once = createMask(fieldOf(type, { unique: true }), 'object', key)
    const values = Array.from({ length: 3000 }, (_, index) =>
      type === 'text' ? `张${index % 60} ${index}` : `${13800000000 + index}`,
    )
    const masked = values.map(value => once?.(value))
    expect(new Set(masked).size).toBe(values.length)
    expect(masked).not.toContain(null)
    expect(values.map(value => once?.(value))).toEqual(masked)
  })

  test('also where there are few words', () => {
    const once = createMask(fieldOf('text', { unique: true, maxLength: 8 }), 'object', key)
    const values = Array.from({ length: 400 }, (_, index) => String.fromCharCode(0x4e00 + index))
    expect(new Set(values.map(value => once?.(value))).size).toBe(values.length)
  })
})

test('another key, another mask: nobody can turn it round without it', () => {
  const other = createMask(fieldOf('phone'), 'object', Buffer.from('another key'))
  const values = Array.from({ length: 50 }, (_, index) => `1380013${8000 + index}`)
  expect(values.filter(value => other?.(value) === mask('phone', value))).toEqual([])
  expect(values.filter(value => mask('phone', value) === value)).toEqual([])
})

test('what tells nothing by itself has no mask', () => {
  for (const type of ['reference', 'anyReference', 'autoNumber', 'children', 'file'] as const)
    expect(createMask(fieldOf(type), 'object', key)).toBeUndefined()
})
