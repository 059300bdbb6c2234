import { afterAll, beforeAll, expect, test } from 'vitest'

import { createSignals } from '#platform/database/signals.ts'
import { findByUser, saveCredential } from '#platform/sign-in/credentials.ts'
import { recordSignIn } from '#runtime/audit/record-sign-in.ts'
import { findObject } from '#runtime/query/path.ts'
import { createRecords } from '#runtime/records/write/create-records.ts'
import { peopleChannel } from '#runtime/records/write/settle-people.ts'
import { write } from '#runtime/write.ts'

import { type WriteFixture, writeFixture } from '#tests/support/write-fixture.ts'

let fixture: WriteFixture

beforeAll(async () => {
  fixture = await writeFixture()
  const { body } = await fixture.create(fixture.admin, 'user', { name: 'Root', login: 'root' })
  await fixture.create(fixture.admin, 'role_assignment', { user: body.id, role: 'sys-role-administrator' })
})
afterAll(async () => {
  await fixture?.drop()
})

const any = { 'if-match': '*' }

test('sign-in stays in step with the user', async () => {
  const { ask, create, admin, system } = fixture
  const { body: user } = await create(admin, 'user', { name: 'Eve', login: 'Eve' })
  expect(await findByUser(system.db, user.id)).toBeUndefined()
  await saveCredential(system.db, { userId: user.id, login: 'Eve', password: 'Correct-Horse-9' })
  const url = `records/user/${user.id}`
  expect((await ask(admin, 'PATCH', url, { login: 'EVELYN' }, any)).status).toBe(200)
  expect(await findByUser(system.db, user.id)).toMatchObject({ login: 'evelyn' })
  await saveCredential(system.db, { userId: fixture.ann.actor.userId, login: 'ann', password: 'Correct-Horse-9' })
  const taken = await ask(admin, 'PATCH', url, { login: 'Ann' }, any)
  expect(taken.body.type).toBe('/problems/user/login-taken')
  expect((await ask(admin, 'GET', url)).body.login).toBe('EVELYN')
  await ask(admin, 'PATCH', url, { login: null }, any)
  expect(await findByUser(system.db, user.id)).toBeUndefined()
})

test('changes of people are signalled, other changes are not', async () => {
  const { ask, create, admin, url } = fixture
  const signals = createSignals({ directUrl: url })
  let heard = 0
  await signals.on(peopleChannel, () => void heard++)
  const { body: team } = await create(admin, 'team', { name: 'T' })
  await expect.poll(() => heard).toBe(1)
  await create(admin, 'folder', { name: 'F' })
  await ask(admin, 'DELETE', `records/team/${team.id}`, undefined, any)
  await expect.poll(() => heard).toBe(2)
  await signals.close()
})

test('only an administrator gives roles that carry system rights', async () => {
  const { create, system, ann } = fixture
  const context = await write(system, fixture.admin, async tx => tx)
  const rights = context.value.rights
  await expect(
    write(system, fixture.admin, context =>
      createRecords({ ...context, rights: { ...rights, has: () => false } }, findObject(context, 'role_assignment'), [
        { user: ann.actor.userId, role: 'sys-role-administrator' },
      ]),
    ),
  ).rejects.toMatchObject({ code: 'access/denied' })
  expect((await create(ann, 'role_assignment', { user: ann.actor.userId, role: 'x' })).status).toBe(404)
})

test('the journal is only added to', async () => {
  const { system } = fixture
  await recordSignIn(system, { kind: 'signed-in', userId: fixture.ann.actor.userId, detail: {}, ip: '::1', agent: 'x' })
  await expect(system.db.script('update ed_log.audit set action = action')).rejects.toThrow('only added to')
  await expect(system.db.script('delete from ed_log.audit')).rejects.toThrow('only added to')
})

test('a batch goes on without those that are refused', async () => {
  const { admin, system } = fixture
  const rows = [{ name: 'a', code: '1' }, { name: '' }, { name: 'b', code: '1' }, { name: 'c', code: '2' }]
  const { value } = await write(system, admin, context =>
    createRecords(context, findObject(context, 'folder'), rows, { lenient: true }),
  )
  expect(value.map(made => made.problem?.code ?? 'made')).toEqual([
    'made',
    'record/invalid',
    'record/duplicate',
    'made',
  ])
  const leads = [
    { name: 'l1', tax_id: 'AA0001' },
    { name: 'l2', tax_id: 'AA0001' },
    { name: 'l3', tax_id: 'AA0002' },
  ]
  const batch = await write(system, admin, context =>
    createRecords(context, findObject(context, 'lead'), leads, { lenient: true }),
  )
  expect(batch.value.map(made => made.problem?.code ?? 'made')).toEqual(['made', 'record/duplicate', 'made'])
  await expect(
    write(system, admin, context => createRecords(context, findObject(context, 'folder'), rows)),
  ).rejects.toMatchObject({ code: 'record/invalid' })
})

test('a batch leaves no gap for those that clash', async () => {
  const { admin, system } = fixture
  await system.db.script('delete from ed_log.counter')
  const names = ['a', 'b', 'a', 'c', 'b', 'd']
  const rows = names.map(name => ({ name, email: `${name}@x.org` }))
  const { value } = await write(system, admin, context =>
    createRecords(context, findObject(context, 'lead'), rows, { lenient: true }),
  )
  expect(value.map(made => made.problem?.code ?? 'made')).toEqual([
    'made',
    'made',
    'record/duplicate',
    'made',
    'record/duplicate',
    'made',
  ])
  const numbers = await system.db.query<{ n: string }>({
    text: `select right(number, 4) as n from ed.lead where email is not null order by number`,
    values: [],
  })
  expect(numbers.map(row => row.n)).toEqual(['0001', '0002', '0003', '0004'])
  const next = await fixture.create(admin, 'lead', { name: 'next' })
  expect(String(next.body.number).slice(-4)).toBe('0005')
  const audited = await system.db.query({
    text: `select 1 from ed_log.audit where after->>'fix-lead-email' is not null`,
    values: [],
  })
  expect(audited).toHaveLength(4)
})
