import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { toApplication } from '#metadata/application.ts'
import type { Caller } from '#runtime/system.ts'

import { field, fixtureDefinitions, object, role, systemDefinitions } from '#tests/support/fixture-application.ts'
import { type FullHttp, fullHttp } from '#tests/support/full-http.ts'

let full: FullHttp
const cookies: Record<string, string> = {}
const people: Record<string, Caller> = {}
const history: Record<string, string> = {}
const records: Record<string, string> = {}

const reader = role('reader', {
  rights: [
    { object: 'state_change', create: 'all', read: 'all', update: 'all', delete: 'all', import: 'all', export: 'all' },
  ],
})

const changes = { object: 'state_change', read: 'all' } as const
const wide = role('wide', { rights: [{ object: 'deal', read: 'all' }, changes] })
/** Sees the same deals, but not their stage. */
const blind = role('blind', {
  rights: [{ object: 'deal', read: 'all', fields: [{ field: 'stage', access: 'hidden' }] }, changes],
})

async function change(objectId: string, id: string): Promise<string> {
  return await full.insert('state_change', {
    record: id,
    record_object: objectId,
    object: objectId,
    field: 'fix-deal-stage',
    lifecycle: 'fix-lifecycle-deal',
    to_state: 'open',
    changed_at: new Date(),
  })
}

beforeAll(async () => {
  const remark = object('remark', 'remark', [], { title: '{id}', ownership: 'none' })
  // Whose access comes to that of any object: history of its records would be followed without end.
  const aside = object('aside', 'aside', [field('aside', 'change', 'reference', { target: 'state_change' })], {
    title: '{id}',
    ownership: 'none',
    access: { mode: 'follows', through: 'change' },
  })
  full = await fullHttp(
    toApplication([...systemDefinitions(), ...fixtureDefinitions(), remark, aside, reader, wide, blind]),
  )
  for (const [name, roles] of Object.entries({
    ann: ['fix-role-seller', 'fix-role-reader'],
    bob: ['fix-role-seller', 'fix-role-reader'],
    head: ['fix-role-reader'],
    ivy: ['fix-role-blind'],
    kay: ['fix-role-wide'],
    admin: ['sys-role-administrator'],
  })) {
    const caller = await full.person(name, roles)
    people[name] = caller
    cookies[name] = await full.signIn(caller.actor.userId)
  }
  const ann = people.ann?.actor.userId
  records.own = await full.insert('deal', { name: 'own', stage: 'open', owner_id: ann })
  records.line = await full.insert('deal_line', { name: 'line', deal: records.own })
  records.foreign = await full.insert('deal', { name: 'foreign', stage: 'open', owner_id: people.bob?.actor.userId })
  records.remark = await full.insert('remark', {})
  history.own = await change('fix-deal', records.own)
  history.line = await change('fix-deal_line', records.line)
  history.foreign = await change('fix-deal', records.foreign)
  history.remark = await change('fix-remark', records.remark)
})
afterAll(async () => {
  await full?.drop()
})

const ask = (who: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  full.ask(cookies[who], { method, path: `/api${path}`, body, headers })

const seenBy = async (who: string): Promise<string[]> => {
  const answer = await ask(who, 'GET', '/records/state_change?fields=id,record&count=true')
  const ids: string[] = answer.body.records.map((record: { id: string }) => record.id)
  expect(answer.body.count).toBe(ids.length)
  return Object.entries(history)
    .filter(([, id]) => ids.includes(id))
    .map(([name]) => name)
    .sort()
}

describe('records that the system keeps', () => {
  test.each([
    ['POST', '/records/state_change', { field: 'x' }, {}],
    ['PATCH', '/records/state_change/:id', { comment: 'x' }, { 'if-match': '*' }],
    ['DELETE', '/records/state_change/:id', undefined, { 'if-match': '*' }],
    ['POST', '/records/state_change/bulk', { ids: [':id'], set: { comment: 'x' } }, {}],
    ['POST', '/records/state_change/bulk', { ids: [':id'], delete: true }, {}],
    ['POST', '/records/state_change/import', 'comment\nx\n', { 'content-type': 'text/csv' }],
    ['POST', '/records/state_change/import/preview', 'comment\nx\n', { 'content-type': 'text/csv' }],
  ])('%s %s is refused, also to an administrator', async (method, path, body, headers) => {
    const fill = (text: string) => text.replace(':id', history.own as string)
    const sent = typeof body === 'object' ? JSON.parse(fill(JSON.stringify(body))) : body
    for (const who of ['admin', 'ann']) {
      const answer = await ask(who, method, fill(path), sent, headers)
      expect([answer.status, answer.body.type]).toEqual([403, '/problems/object/kept-by-system'])
    }
  })

  test('nothing of it is offered in the catalog', async () => {
    const { body } = await ask('admin', 'GET', '/catalog')
    const shown = body.objects.find((item: { name: string }) => item.name === 'state_change')
    expect(shown.rights).toEqual({
      create: false,
      read: true,
      update: false,
      delete: false,
      export: true,
      import: false,
    })
    const record = shown.fields.find((item: { name: string }) => item.name === 'record')
    expect(record.targets).toContain('deal')
    expect(record.targets).not.toContain('state_change')
    expect(record.targets).not.toContain('aside')
  })
})

describe('access through a reference to any object', () => {
  test('is that of the record that it leads to, whichever object that is of', async () => {
    expect(await seenBy('ann')).toEqual(['line', 'own'])
    expect(await seenBy('bob')).toEqual(['foreign'])
    expect(await seenBy('head')).toEqual([])
    expect(await seenBy('admin')).toEqual(['foreign', 'line', 'own', 'remark'])
    expect(await seenBy('kay')).toEqual(['foreign', 'own'])
    // Of a state that is hidden from somebody its history tells nothing.
    expect(await seenBy('ivy')).toEqual([])
    expect((await ask('ann', 'GET', `/records/state_change/${history.foreign}`)).status).toBe(404)
    const read = await ask('ann', 'GET', `/records/state_change/${history.own}`)
    expect(read.body.record).toEqual({ object: 'deal', id: records.own, title: 'own' })
  })

  test('it goes with its record, comes back with it, and is purged with it', async () => {
    const url = `/records/deal/${records.own}`
    expect((await ask('ann', 'DELETE', url, undefined, { 'if-match': '*' })).status).toBe(204)
    expect(await seenBy('ann')).toEqual([])
    expect(await seenBy('admin')).toEqual(['foreign', 'remark'])
    expect((await ask('admin', 'POST', `/recycle-bin/state_change/${history.own}/restore`)).status).toBe(404)
    expect((await ask('ann', 'POST', `/recycle-bin/deal/${records.own}/restore`)).status).toBe(200)
    expect(await seenBy('ann')).toEqual(['line', 'own'])
    await ask('ann', 'DELETE', url, undefined, { 'if-match': '*' })
    expect((await ask('ann', 'DELETE', `/recycle-bin/deal/${records.own}`)).status).toBe(204)
    const left = await full.system.db.query({ text: 'select id from ed.state_change', values: [] })
    expect(left.map(row => row.id).sort()).toEqual([history.foreign, history.remark].sort())
  })
})
