/** Documents of people who mean harm: what their check says, and that it ends. */
import { describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { documentDialect } from '#metadata/handlebars/dialects.ts'
import { htmlProblems, isRefusedName } from '#metadata/handlebars/html-places.ts'
import { parseTemplate } from '#metadata/handlebars/parse-template.ts'
import { fixtureDefinitions, systemDefinitions } from '#tests/support/fixture-application.ts'

const letter = (body: string, more: object = {}) =>
  ({
    id: 'doc-letter',
    kind: 'document',
    name: 'letter',
    label: { en: 'Letter', 'zh-CN': '信函' },
    object: 'deal',
    body: { en: body },
    ...more,
  }) as unknown as Definition

const codesOf = (body: string, more?: object) => {
  const application = toApplication([...systemDefinitions(), ...fixtureDefinitions(), letter(body, more)])
  return [...new Set(findFindings(application).flatMap(item => (item.name === 'letter' ? [item.code] : [])))]
}

describe('a document is refused', () => {
  test.each([
    [
      'that nests deeper than anybody reads',
      `${'{{#if name}}'.repeat(21)}x${'{{/if}}'.repeat(21)}`,
      'document/malformed',
    ],
    ['with more values than a page has', '{{name}}'.repeat(1001), 'document/malformed'],
    ['that never closes what it opens', '{{#each lines}}'.repeat(20), 'document/malformed'],
    ['whose braces stay open', '{{'.repeat(50_000), 'document/malformed'],
    ['that reaches for what values inherit', '{{name.constructor.prototype}}', 'path/not-crossable'],
    ['that looks a name up', '{{lookup this "constructor"}}', 'document/malformed'],
    ['that runs a script', '<script>alert(1)</script>', 'document/unfit-markup'],
    ['whose picture runs a script', '<img src="x" onerror="alert(1)">', 'document/unfit-markup'],
    ['whose drawing runs a script', '<svg onload="alert(1)"></svg>', 'document/unfit-markup'],
    [
      'whose drawing within an address runs a script',
      `<img src="data:image/svg+xml,<svg onload='alert(1)'>">`,
      'document/unfit-markup',
    ],
    ['that writes a value into its style', '<style>p{color:{{name}};}</style>', 'document/unfit-markup'],
    ['that takes its address from a value', '<img src="{{name}}">', 'document/unfit-markup'],
  ])('%s', (_name, body, code) => {
    expect(codesOf(body)).toEqual([code])
  })

  test('that is as large as a book', () => {
    expect(codesOf('x'.repeat(10_000_000))).toHaveLength(1)
    expect(codesOf('x', { style: 'p{}'.repeat(4_000_000) })).toHaveLength(1)
    expect(codesOf('x'.repeat(100_000))).toEqual([])
  })

  test('whose style ends itself', () => {
    expect(codesOf('x', { style: 'p{}</style><script>alert(1)</script>' })).toEqual(['document/unfit-style'])
  })
})

test.each([
  ['tags that never end', '<a '.repeat(33_000)],
  ['nothing but the beginnings of tags', '<'.repeat(100_000)],
  ['names that begin like handlers', `<p${` on${' '.repeat(300)}`.repeat(330)}`],
  ['a handler without an end', `<p on${'a'.repeat(99_000)}`],
  ['quotes that stay open', `<p title="${"'".repeat(99_000)}`],
  ['comments that stay open', '<!--'.repeat(25_000)],
  ['braces that stay open', '{{'.repeat(50_000)],
])('the check of %s ends', (_name, text) => {
  const { nodes } = parseTemplate(text, documentDialect)
  expect(htmlProblems(text, nodes ?? [{ kind: 'text', text }])).toEqual([])
})

test('completion offers nothing that the check refuses', () => {
  expect(['script', 'iframe', 'input', 'onclick', 'onload', 'srcdoc'].filter(name => !isRefusedName(name))).toEqual([])
  expect(['p', 'table', 'ol', 'img', 'style', 'class', 'src', 'href'].filter(isRefusedName)).toEqual([])
})
