/** Every rule accepts the shop, and refuses each edit of it that breaks the rule, saying what and where. */
import { describe, expect, test } from 'vitest'

import type { NamedApplication } from '#metadata/application.ts'
import { findFindings } from '#metadata/findings.ts'
import { createRuleContext } from '#metadata/rules/context.ts'
import { rules } from '#metadata/rules/rules.ts'

import { cases } from './rule-cases.ts'
import { shop } from './shop.ts'

const run = (name: keyof typeof rules, application: NamedApplication) => [
  ...rules[name](createRuleContext(application)),
]

test('the shop is without faults', () => {
  expect(findFindings(shop())).toEqual([])
})

describe.each(Object.keys(rules) as (keyof typeof rules)[])('%s', name => {
  const { valid = [], invalid } = cases[name]

  test('accepts what is right', () => {
    for (const edit of valid) expect(run(name, shop(edit))).toEqual([])
  })

  test.each(invalid)('%s at %s', (code, pointer, edit) => {
    const found = run(name, shop(edit))
    expect(found.map(finding => [finding.code, finding.pointer])).toEqual([[code, pointer]])
    const [finding] = found
    expect(finding?.message.en).toMatch(/\.$/)
    expect(finding?.message['zh-CN']).toMatch(/\p{Script=Han}/u)
    expect(findFindings(shop(edit))).toContainEqual(finding)
  })
})

test('what was meant is told', () => {
  const [finding] = run(
    'knownReferences',
    shop(draft => {
      draft.get('list', 'customers').columns[0] = { field: 'nme' }
    }),
  )
  expect(finding).toMatchObject({
    severity: 'error',
    kind: 'list',
    definition: 'list-customers',
    name: 'customers',
    didYouMean: ['name'],
    message: { en: 'There is no field of customer called nme.' },
  })
})
