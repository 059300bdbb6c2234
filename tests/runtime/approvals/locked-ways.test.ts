/** A record that is decided on is written by none of the ways beside the form: bulk, import, action, conversion, restore. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Definition } from '#metadata/definitions.ts'
import { fixtureDefinitions, systemDefinitions } from '#tests/support/fixture-application.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'
import { approval } from './approval.ts'

const definitions = [
  ...systemDefinitions(),
  ...fixtureDefinitions(),
  approval('locked', [{ id: 'only', approvers: { roles: ['administrator'] } }], { lock: true }),
  {
    id: 'fix-action-lose',
    kind: 'action',
    name: 'lose',
    label: { en: 'Lose' },
    object: 'deal',
    does: 'update',
    set: [{ field: 'stage', value: 'lost' }],
  },
  {
    id: 'fix-conversion-turn',
    kind: 'conversion',
    name: 'turn',
    label: { en: 'Turn' },
    object: 'deal',
    targets: [{ id: 'note', name: 'note', target: 'note', fields: [{ field: 'name', from: 'name' }] }],
    set: [{ field: 'stage', value: 'lost' }],
  },
] as Definition[]

let full: FullHttp
let cookie: string
let deal: string
const refusal = '/problems/approval/locked'
const ask = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
  full.ask(cookie, { method, path: `/api/${path}`, body, ...(headers ? { headers } : {}) })
const stored = () => full.system.db.query({ text: 'select * from ed.deal order by id', values: [] })

beforeAll(async () => {
  full = await fullHttp(toApplication(definitions))
  const admin = await full.person('Olga', ['sys-role-administrator'])
  cookie = await full.signIn(admin.actor.userId)
  const made = await ask('POST', 'records/deal', { name: 'Deal', lines: [{ name: 'One' }] })
  deal = made.body.id
  expect((await ask('POST', `records/deal/${deal}/workflows/locked`)).status).toBe(201)
})
afterAll(() => full?.drop())

/** What a job says of the only record that it may not write. */
async function refusedBy(job: string): Promise<unknown> {
  const row = await full.jobEnd(job)
  const errors = await full.system.db.query({
    text: 'select code from platform.job_error where job_id = $1',
    values: [job],
  })
  return { state: row.state, updated: row.updated, rejected: row.rejected, codes: errors.map(error => error.code) }
}
const refused = { state: 'done', updated: 0, rejected: 1, codes: ['approval/locked'] }

test('a change of many records leaves it out and says why', async () => {
  const before = await stored()
  const change = await ask('POST', 'records/deal/bulk', { ids: [deal], set: { name: 'x' } })
  expect(await refusedBy(change.body.job)).toEqual(refused)
  const removal = await ask('POST', 'records/deal/bulk', { ids: [deal], delete: true })
  expect(await refusedBy(removal.body.job)).toEqual(refused)
  expect(await stored()).toEqual(before)
})

test('an import that would update it, or add lines to it, rejects the row', async () => {
  const before = await stored()
  const type = { 'content-type': 'text/csv' }
  const update = await ask('POST', 'records/deal/import?mode=run&key=id', `id,name\n${deal},x\n`, type)
  expect(update.status, update.text).toBe(202)
  expect(await refusedBy(update.body.job)).toEqual(refused)
  const line = await ask('POST', 'records/deal_line/import?mode=run', `name,deal\nTwo,${deal}\n`, type)
  expect(line.status, line.text).toBe(202)
  expect(await refusedBy(line.body.job)).toEqual(refused)
  expect(await stored()).toEqual(before)
})

test('neither an action nor a conversion changes it, and the conversion makes nothing', async () => {
  const before = await stored()
  const action = await ask('POST', `records/deal/${deal}/actions/lose`, {})
  expect({ status: action.status, type: action.body.type }).toEqual({ status: 409, type: refusal })
  const conversion = await ask('POST', `records/deal/${deal}/conversions/turn`, {})
  expect({ status: conversion.status, type: conversion.body.type }, conversion.text).toEqual({
    status: 409,
    type: refusal,
  })
  expect(await stored()).toEqual(before)
  expect(await full.system.db.query({ text: 'select 1 from ed.note', values: [] })).toEqual([])
})

test('a line that lay in the recycle bin does not come back to it', async () => {
  const other = await ask('POST', 'records/deal', { name: 'Other', lines: [{ name: 'One' }, { name: 'Two' }] })
  const { body } = await ask('GET', `records/deal/${other.body.id}?fields=lines.name`)
  const line = body.lines[0].id
  expect((await ask('DELETE', `records/deal_line/${line}`, undefined, { 'if-match': '*' })).status).toBe(204)
  expect((await ask('POST', `records/deal/${other.body.id}/workflows/locked`)).status).toBe(201)
  const restored = await ask('POST', `recycle-bin/deal_line/${line}/restore`)
  expect({ status: restored.status, type: restored.body.type }, restored.text).toEqual({ status: 409, type: refusal })
})
