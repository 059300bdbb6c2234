/** A limit over amounts in several currencies: converted by the rates of the installation, never passed by for want of one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { toApplication } from '#metadata/application.ts'
import type { ObjectDefinition } from '#metadata/definitions.ts'
import { findFindings } from '#metadata/findings.ts'
import { fixtureApplication, fixtureDefinitions } from '#tests/support/fixture-application.ts'
import { type WorkflowFixture, workflowFixture } from '../workflows/workflow-fixture.ts'
import { approval, approving } from './approval.ts'

const label = { en: 'x', 'zh-CN': 'x' }
const deal = fixtureDefinitions().find(item => item.id === 'fix-deal') as ObjectDefinition
const limited: ObjectDefinition = {
  ...deal,
  validations: [
    {
      id: 'most',
      label,
      message: { en: 'Too much', 'zh-CN': '过大' },
      holds: 'convert(amount, "EUR", @"2025-06-30") < 1000000',
      level: 'error',
    },
  ],
}

let fixture: WorkflowFixture
const { start, tasks, statesOf } = approving(() => fixture)

beforeAll(async () => {
  fixture = await workflowFixture([
    limited,
    approval('limit', [{ id: 'boss', approvers: { roles: ['handler'] }, when: 'convert(amount) > 10000' }]),
    approval('early', [
      { id: 'boss', approvers: { roles: ['handler'] }, when: 'convert(amount, "CNY", @"2020-01-01") > 1' },
    ]),
  ])
  for (const [code, rates] of Object.entries({ USD: ['7', '7.2'], EUR: ['8', '7.5'], JPY: [] })) {
    const currency = await fixture.insert('currency', { code, name: code, active: true })
    for (const [index, rate] of rates.entries())
      await fixture.insert('exchange_rate', { currency, rate, valid_from: index === 0 ? '2025-01-01' : '2026-01-01' })
  }
})
afterAll(() => fixture?.drop())

const deals = (amount: string, currency: string) =>
  fixture.ask(fixture.ann, 'POST', 'records/deal', { name: 'Deal', amount: { amount, currency } })

test.each([
  ['10000', 'CNY', ['approved', 'skipped']],
  ['1388.88', 'USD', ['approved', 'skipped']],
  ['1388.89', 'USD', ['running', 'open']],
  ['10000.01', 'CNY', ['running', 'open']],
])('%s %s', async (amount, currency, states) => {
  const { body } = await deals(amount, currency)
  expect((await start(fixture.ann, body.id, 'limit')).status).toBeLessThan(300)
  await fixture.settle()
  expect(await statesOf(fixture.ann, body.id)).toEqual(states)
})

test('by the rate of a day; what has no rate then is refused with the reason', async () => {
  expect((await deals('7999999', 'CNY')).status).toBe(201)
  expect((await deals('8000000', 'CNY')).status).toBe(422)
  expect((await deals('1142857', 'USD')).status).toBe(201)
  expect((await deals('1142858', 'USD')).status).toBe(422)
  const yen = await deals('1', 'JPY')
  expect([yen.status, JSON.stringify(yen.body)]).toEqual([
    422,
    expect.stringContaining('There is no exchange rate of JPY on 2025-06-30'),
  ])
})

test('where a rate is missing the approval stands still: nobody is passed by', async () => {
  const { body } = await deals('900', 'USD')
  await start(fixture.ann, body.id, 'early')
  await fixture.settle()
  expect(await tasks(fixture.bob, body.id)).toEqual([])
  expect((await statesOf(fixture.ann, body.id))[0]).toBe('running')
  const incidents = (await fixture.rows('workflow_incident')).map(row => JSON.stringify(row))
  expect(incidents).toEqual([expect.stringContaining('no-rate')])
})

test('the database does not convert, and what asks it to is a finding', () => {
  const found = findFindings(
    toApplication([
      ...fixtureApplication().definitions,
      {
        id: 'list-large',
        kind: 'list',
        name: 'large',
        label,
        object: 'deal',
        columns: [{ field: 'name' }],
        where: 'convert(amount) > 10',
      },
    ]),
  )
  expect(found.filter(finding => finding.name === 'large').map(finding => finding.code)).toEqual([
    'expression/not-in-database',
  ])
})
