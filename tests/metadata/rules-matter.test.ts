/**
 * Why there are rules: an application that breaks one is promoted all the same, with the rules left out, and used. What
 * then fails is shown here; of rules whose breach fails in silence it is said what one would find instead.
 */
import { describe, expect, test } from 'vitest'

import type { rules } from '#metadata/rules/rules.ts'

import { useApplication } from '../designer/commands/use-application.ts'
import { cases } from './rule-cases.ts'
import { shop } from './shop.ts'

/** Which of a rule's invalid cases shows it, and in what: an answer, or the promotion itself. */
const failing: Readonly<Partial<Record<keyof typeof rules, readonly [index: number, shows: RegExp]>>> = {
  uniqueKeys: [0, /POST \/records\/customer: 500/],
  knownReferences: [0, /has no column/],
  systemDefinitions: [1, /records\/currency: 404/],
  paths: [3, /lists\/customers: 400.*cannot be followed/],
  children: [0, /page: 500/],
  accessChains: [2, /records\/customer: 500/],
  scopes: [2, /lists\/customers: 400/],
  keys: [0, /syntax error/],
  lists: [0, /lists\/customers: 400.*aggregate\/invalid/],
  sorts: [0, /lists\/customers: 400.*sort\/invalid/],
  filters: [0, /lists\/customers: 400.*filter\/invalid/],
  queries: [4, /page: 400.*aggregate\/invalid/],
  sameObject: [2, /lists\/customers: 400/],
}

/** What people would find where nothing fails aloud. */
const silent: Readonly<Partial<Record<keyof typeof rules, string>>> = {
  uniqueIds: 'A revision holds one definition for each id: the other is lost at the promotion.',
  uniqueNames: 'A name leads to the first definition: the other cannot be opened.',
  reservedNames: 'The field hides the system field: its value is no longer answered.',
  titles: 'Every record is called the same, or shows braces.',
  hierarchies: 'The tree is empty.',
  parties: 'Records do not appear with their customer.',
  choices: 'A field offers nothing, or a choice is above itself and never shown in the tree.',
  defaults: 'A new record is refused for a value that nobody entered.',
  limits: 'No value is accepted.',
  patterns: 'A text that a person enters occupies the server for minutes.',
  dataTypes: 'The limits of the data type are not kept.',
  numberings: 'Two records get one number.',
  forms: 'A field is shown twice, and the last of both values wins.',
  pages: 'A related list or timeline is missing from the page.',
  menus: 'A menu entry opens nothing.',
  actions: 'A button does nothing.',
  conversions: 'What is made lacks values, or nothing is made.',
  roleFields: 'A record without its id cannot be opened.',
  templateParts: 'No part can be installed before the other.',
  partBoundaries: 'A warning: the part cannot be installed alone.',
  labels: 'A warning: people read a name or nothing.',
}

test('of every rule it is shown or told', () => {
  expect([...Object.keys(failing), ...Object.keys(silent)].sort()).toEqual(Object.keys(cases).sort())
})

/** A few of them always; all of them in a long run. */
const shown = Object.entries(failing).slice(0, process.env.SOAK ? undefined : 3)

describe.each(shown)('without the rule %s', (name, [index, shows]) => {
  const [code, pointer, edit] = cases[name as keyof typeof rules].invalid[index]!
  test(`${code} at ${pointer} fails`, async () => {
    expect(await outcome(() => useApplication(shop(), shop(edit), () => []))).toMatch(shows)
  })
})

test('the shop itself does not', async () => {
  expect(await outcome(() => useApplication(shop(), shop()))).toBe('')
})

async function outcome(use: () => ReturnType<typeof useApplication>): Promise<string> {
  try {
    return (await use()).failures.join('\n')
  } catch (error) {
    return (error as Error).message
  }
}
