/** An application for tests of impact: accounts with fields of many types, visits, and people who sell. */
import { type NamedApplication, toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { field, object, role, systemDefinitions } from '#tests/support/fixture-application.ts'

const label = (en: string) => ({ en, 'zh-CN': en })
const choice = (code: string) => ({ code, label: label(code) })

/** It, as revision 1 has it. */
export function impactApplication(): NamedApplication {
  return toApplication([
    ...systemDefinitions(),
    object('account', 'account', [
      field('account', 'name', 'text', { required: true }),
      field('account', 'fax', 'text'),
      field('account', 'size', 'text'),
      field('account', 'code', 'text'),
      field('account', 'stage', 'choice', { choices: [choice('open'), choice('won'), choice('lost')] }),
      field('account', 'tags', 'multiChoice', { choices: [choice('a'), choice('b')] }),
      field('account', 'budget', 'decimal'),
      field('account', 'partner', 'reference', { target: 'account' }),
    ]),
    object('visit', 'visit', [
      field('visit', 'name', 'text'),
      field('visit', 'account', 'reference', { target: 'account' }),
    ]),
    role('rep', {
      rights: [
        { object: 'account', create: 'all', read: 'all', update: 'own', fields: [] },
        { object: 'visit', read: 'all' },
        { object: 'user', read: 'all' },
      ],
    }),
    role('boss', {
      rights: [
        { object: 'account', read: 'all', update: 'all' },
        { object: 'user', read: 'all' },
      ],
      system: ['design', 'promote'],
    }),
  ] as Definition[])
}
