/**
 * Why there are rules: an application that breaks one of them, and that one only, is promoted with the rule left out and
 * used. What then fails is shown of every rule, and that it does not fail where the rule is kept.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { NamedApplication } from '#metadata/application.ts'
import { createRuleContext } from '#metadata/rules/context.ts'
import { rules } from '#metadata/rules/rules.ts'

import { openWorkshop, type Workshop } from '../designer/commands/use-application.ts'
import { cases } from './rule-cases.ts'
import { type Probe, type Proof, proofs } from './rule-proofs.ts'
import { shop } from './shop.ts'

type RuleName = keyof typeof rules
type Shown = Extract<Proof, { breaks: unknown }>

const names = Object.keys(rules) as RuleName[]
const shown = Object.entries(proofs).flatMap(([name, proof]) =>
  'breaks' in proof ? [[name as RuleName, proof] as const] : [],
)
const warning = Object.entries(proofs).flatMap(([name, proof]) => ('warns' in proof ? [name as RuleName] : []))

test('every rule has its proof', () => {
  expect(Object.keys(proofs).sort()).toEqual(names.toSorted())
})

let workshop: Workshop
beforeAll(async () => {
  workshop = await openWorkshop(shop())
})
afterAll(() => workshop.drop())

describe.each(shown)('without the rule %s', (name, { breaks, shows, sound, by = useAll }) => {
  test('something fails', async () => {
    const broken = shop(typeof breaks === 'number' ? cases[name].invalid[breaks]?.[2] : breaks)
    expect(errors(broken, [name])).not.toEqual([])
    expect(await outcome(broken, by, name)).toMatch(shows)
  })
  test.skipIf(by === useAll && !sound)('and does not where it is obeyed', async () => {
    expect(await outcome(shop(sound), by)).not.toMatch(shows)
  })
})

test('nothing fails in the shop itself', async () => {
  expect(await outcome(shop(), useAll)).toBe('')
})

test.each(warning)('%s only warns', name => {
  const found = cases[name].invalid.flatMap(([, , edit]) => [...rules[name](createRuleContext(shop(edit)))])
  expect(found.map(finding => finding.severity)).toEqual(cases[name].invalid.map(() => 'warning'))
})

const errors = (application: NamedApplication, wanted: readonly RuleName[]) => {
  const context = createRuleContext(application)
  return wanted.flatMap(name => [...rules[name](context)]).filter(finding => finding.severity === 'error')
}

/** What is told of an application that is promoted by all rules but one, or why it was not. */
async function outcome(application: NamedApplication, by: NonNullable<Shown['by']>, without?: RuleName) {
  const kept = names.filter(name => name !== without)
  expect(errors(application, kept)).toEqual([])
  try {
    await workshop.promote(application, () => errors(application, kept))
  } catch (error) {
    // What a promotion left half done is nobody else's.
    await workshop.drop()
    workshop = await openWorkshop(shop())
    return (error as Error).message
  }
  return by(probeOf(application))
}

function probeOf(application: NamedApplication): Probe {
  const { ask } = workshop
  return {
    application,
    ask,
    async tell(...request) {
      const { status, body } = await ask(...request)
      return `${request[0]} ${request[1]}: ${status} ${JSON.stringify(body)}`
    },
    async customer(values) {
      const { status, body } = await ask('POST', '/records/customer', { name: 'Acme', ...values })
      if (status !== 201) throw new Error(`There is no customer: ${JSON.stringify(body)}`)
      return body
    },
  }
}

async function useAll(): Promise<string> {
  return (await workshop.useAll()).failures.join('\n')
}
