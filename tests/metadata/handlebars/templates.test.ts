import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { indexSymbols } from '#metadata/application.ts'
import type { Definition, MailTemplateDefinition } from '#metadata/definitions.ts'
import { mailDialect } from '#metadata/handlebars/dialects.ts'
import { parseTemplate } from '#metadata/handlebars/parse-template.ts'
import { nameDefinition, referencesOf, resolveDefinition, toNamed, toResolved } from '#metadata/references.ts'
import { mail } from '../rule-cases.ts'
import { shop } from '../shop.ts'

const about = (text: string) => shop(draft => mail({ body: { en: text } })(draft))
const template = (definitions: readonly Definition[]) =>
  definitions.find(({ kind }) => kind === 'mailTemplate') as MailTemplateDefinition

/** The text after the customer's field `name` has another name, and the orders' `subject`. */
function renamed(text: string, name: string): string | undefined {
  const resolved = toResolved(about(text))
  const definitions = resolved.definitions.map(item => {
    if (item.kind !== 'object') return item
    return { ...item, fields: item.fields.map(field => (field.name === 'name' ? { ...field, name } : field)) }
  }) as Definition[]
  return template(toNamed({ form: 'resolved', definitions }).definitions).body.en
}

describe('a renamed field is found', () => {
  test.each([
    ['{{name}}', '{{title}}'],
    ['{{ name }} and {{record.name}}', '{{ title }} and {{record.title}}'],
    ['{{#if name}}{{name}}{{else}}no {{name}}{{/if}}', '{{#if title}}{{title}}{{else}}no {{title}}{{/if}}'],
    ['{{parent.name}} {{parent.parent.name}}', '{{parent.title}} {{parent.parent.title}}'],
    [
      '{{#each orders}}{{subject}} {{../name}} {{customer.name}}{{/each}}',
      '{{#each orders}}{{subject}} {{../title}} {{customer.title}}{{/each}}',
    ],
    ['line\r\n{{name}}\n{{~name~}}\n中文 {{name}}', 'line\r\n{{title}}\n{{~title~}}\n中文 {{title}}'],
    [
      '{{recipient.name}} {{actor.name}} {{variables.name}} {{! name }} \\{{name}}',
      '{{recipient.name}} {{actor.name}} {{variables.name}} {{! name }} \\{{name}}',
    ],
  ])('%s', (text, expected) => {
    expect(renamed(text, 'title')).toBe(expected)
  })

  test('also by a name that means something else where it stands bare', () => {
    expect(renamed('{{name}} {{record.name}}', 'link')).toBe('{{[link]}} {{record.link}}')
    expect(renamed('{{name}}', 'true')).toBe('{{[true]}}')
  })
})

test('system fields, unknown names and what cannot be read come back as they were', () => {
  for (const text of ['{{created_by.name}} {{id}}', '{{nothing}} {{name.nothing}}', '{{#if name}}', '{{{name}}}']) {
    expect(template(toNamed(toResolved(about(text))).definitions).body.en).toBe(text)
  }
  const resolved = template(toResolved(about('{{created_by.name}}')).definitions).body.en
  expect(resolved).toMatch(/^\{\{\[@created_by\]\.sys-user-name\}\}$/)
})

test('references tell the whole path', () => {
  const application = about('{{parent.name}}')
  const found = referencesOf(template(application.definitions), indexSymbols(application))
  expect(found.filter(item => item.pointer === '/body/en').map(({ value, whole }) => [value, whole])).toEqual([
    ['parent', 'parent.name'],
    ['name', 'parent.name'],
  ])
})

test('any text comes back as it was', () => {
  const part = fc.constantFrom(
    '{{',
    '}}',
    '{{name}}',
    '{{#if ',
    '{{/if}}',
    '{{parent.name}}',
    '{{#each orders}}',
    '{{/each}}',
    '{{subject}}',
    '{{../name}}',
    '\n',
    '\r\n',
    ' ',
    '[',
    ']',
    '.',
    '中',
    '«',
    '{{else}}',
    '~',
    '\\',
    '"',
  )
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), parts => {
      const text = parts.join('')
      const application = about(text)
      const named = template(application.definitions)
      const resolved = toResolved(application)
      const back = nameDefinition(resolveDefinition(named, indexSymbols(application)), indexSymbols(resolved))
      expect((back as MailTemplateDefinition).body.en).toBe(text)
    }),
    { numRuns: 100 },
  )
})

describe('what is wrong is told with its place', () => {
  const at = (text: string) => {
    const { problems } = parseTemplate(text, mailDialect)
    return problems.map(({ from, to }) => text.slice(from, to))
  }
  test.each([
    ['Hi {{{name}}}', '{{{name}}}'],
    ['Hi\n{{helper name}} x', '{{helper name}}'],
    ['{{name a=1}}', '{{name a=1}}'],
    ['{{> part}}', '{{> part}}'],
    ['{{#with name}}{{/with}}', '{{#with name}}{{/with}}'],
    ['{{#if (eq a b)}}{{/if}}', '{{#if (eq a b)}}{{/if}}'],
    ['{{#each a as |x|}}{{/each}}', '{{#each a as |x|}}{{/each}}'],
    ['{{1}}', '{{1}}'],
    ['{{@root.name}}', '{{@root.name}}'],
  ])('%s', (text, place) => {
    expect(at(text)).toEqual([place])
  })

  test('blocks without end are refused, also the deepest', () => {
    expect(parseTemplate('{{#if a}}', mailDialect).nodes).toBeUndefined()
    expect(parseTemplate('{{#if a}}'.repeat(30) + '{{/if}}'.repeat(30), mailDialect).problems).toHaveLength(1)
    expect(parseTemplate('{{#if a}}'.repeat(5000), mailDialect).nodes).toBeUndefined()
    expect(parseTemplate('{{#if a}}{{/if}}'.repeat(400), mailDialect).problems).toEqual([])
    expect(parseTemplate('{{a}}'.repeat(5000), mailDialect).nodes).toBeUndefined()
  })
})
