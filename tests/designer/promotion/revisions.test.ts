import sql from 'sql-template-tag'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { field, object } from '#tests/support/fixture-application.ts'
import type { Draft } from '../../metadata/shop.ts'
import { type PromotionWorld, promotionWorld } from './promotion-world.ts'

let world: PromotionWorld
const db = () => world.full.system.db

beforeEach(async () => {
  world = await promotionWorld()
})
afterEach(() => world.full.drop())

const removeField = (name: string) => (draft: Draft) => {
  const account = draft.get('object', 'account')
  account.fields = account.fields.filter(item => item.name !== name)
}
const removeVisit = (draft: Draft) => {
  draft.definitions.splice(
    draft.definitions.findIndex(item => item.name === 'visit'),
    1,
  )
  const rep = draft.get('role', 'rep')
  rep.rights = (rep.rights ?? []).filter(item => item.object !== 'visit')
}
const codeOf = (answer: { body: { type?: string } }) => answer.body.type?.replace('/problems/', '')

/** Promotes an edit, acknowledging whatever is asked. */
async function promote(edit: (draft: Draft) => void): Promise<number> {
  const id = await world.draft(edit)
  const { acknowledge } = (await world.get(world.boss, `/drafts/${id}/impact`)).body
  const { status, body } = await world.post(world.boss, `/drafts/${id}/promote`, { message: 'Edit', acknowledge })
  expect(status).toBe(200)
  return body.revision
}

const rollBack = (to: number, acknowledge: string[] = []) =>
  world.post(world.boss, `/revisions/${to}/roll-back`, { message: 'Back', acknowledge })

/** One sum over everything that people entered into accounts, by id and physical column, of rows before `until`. */
async function checksum(columns: string): Promise<string> {
  const [row] = await db().query<{ sum: string }>({
    text: `select md5(string_agg(t::text, '|' order by t::text)) as sum from (select ${columns} from ed.account) t`,
    values: [],
  })
  return row!.sum
}

describe('revisions', () => {
  test('are listed and read with what they changed, by whom and why', async () => {
    await promote(draft => void draft.get('object', 'account').fields.push(field('account', 'area', 'text')))
    const { head, revisions } = (await world.get(world.designer, '/revisions')).body
    expect(head).toBe(2)
    expect(revisions[0]).toMatchObject({
      number: 2,
      message: 'Edit',
      source: 'draft',
      author: { title: 'Boss' },
      changes: 1,
    })
    const { body } = await world.get(world.designer, '/revisions/2')
    expect(body).toMatchObject({
      number: 2,
      parent: 1,
      head: 2,
      author: { title: 'Boss' },
      message: 'Edit',
      remarks: [],
    })
    expect(body.notes[0].lines[0].text.en).toBe('Field “area” (text) added to account')
    expect(body).not.toHaveProperty('definitions')
    const whole = (await world.get(world.designer, '/revisions/1?definitions=true')).body
    expect(whole.definitions.find((item: { name: string }) => item.name === 'visit')).toMatchObject({
      kind: 'object',
      fields: [{}, { target: 'account' }],
    })
    expect(codeOf(await world.get(world.designer, '/revisions/99'))).toBe('revision/unknown')
    expect((await world.get(world.rep, '/revisions')).status).toBe(403)
  })

  test('tell what was the matter with records', async () => {
    for (const name of ['same', 'same']) await world.full.insert('account', { name, code: 'x' })
    await promote(draft => Object.assign(draft.field('account', 'code'), { unique: true }))
    expect((await world.get(world.boss, '/revisions/2')).body.remarks).toMatchObject([
      { code: 'unique-violated', object: 'account', fields: ['code'] },
    ])
  })
})

describe('rolling back', () => {
  test('promote, insert 1,000, roll back, insert, roll forward: nothing that was entered is lost', async () => {
    const seed = (from: number, to: number, columns: string, values: string) =>
      db().script(
        `insert into ed.account (id, name, ${columns}) select gen_random_uuid(), 'n' || i, ${values} from generate_series(${from}, ${to}) i`,
      )
    await seed(1, 200, 'size, fax', 'i::text, i::text')
    await promote(draft => {
      removeField('fax')(draft)
      const account = draft.get('object', 'account')
      account.fields = account.fields.map(item => (item.name === 'size' ? field('account', 'size', 'integer') : item))
      account.fields.push(field('account', 'area', 'text', { required: true }))
    })
    await seed(1001, 2000, 'size_2, area', `i, 'area ' || i`)
    const entered = await checksum('id, name, size_2, area')
    const old = await checksum('id, name, fax')
    expect((await rollBack(1, ['remove-field account.area', 'change-type account.size'])).body).toMatchObject({
      revision: 3,
    })
    expect(await checksum('id, name, size_2, area')).toBe(entered)
    const [{ shown } = { shown: 0 }] = await db().query<{ shown: number }>(
      sql`select count(*)::int as shown from ed.account where size = size_2::text`,
    )
    expect(shown).toBe(1200)
    await seed(3001, 3010, 'size, fax', `'later', 'f'`)
    const forward = await rollBack(2, (await world.get(world.boss, '/revisions/2/impact')).body.acknowledge)
    expect(forward.body).toMatchObject({ revision: 4 })
    await db().script(`delete from ed.account where size = 'later'`)
    expect(await checksum('id, name, size_2, area')).toBe(entered)
    expect(await checksum('id, name, fax')).toBe(old)
  })

  test('shows what it does, and wants that acknowledged', async () => {
    await world.full.insert('account', { name: 'a' })
    await promote(draft => void draft.get('object', 'account').fields.push(field('account', 'area', 'text')))
    await db().script(`update ed.account set area = 'north'`)
    const impact = (await world.get(world.designer, '/revisions/1/impact')).body
    expect(impact).toMatchObject({ head: 2, acknowledge: ['remove-field account.area'] })
    const refused = await rollBack(1)
    expect([refused.status, codeOf(refused)]).toEqual([422, 'draft/unacknowledged'])
    expect((await rollBack(1, impact.acknowledge)).body).toEqual({ revision: 3, notes: [] })
    const again = await rollBack(1, impact.acknowledge)
    expect([again.status, codeOf(again)]).toEqual([409, 'revision/current'])
    const { body } = await world.get(world.boss, '/revisions/3')
    expect(body).toMatchObject({ source: 'roll-back 1', message: 'Back', author: { title: 'Boss' } })
  })

  test('to nothing, or without the right, is refused', async () => {
    expect(codeOf(await rollBack(0))).toBe('application/invalid')
    expect(codeOf(await rollBack(99))).toBe('revision/unknown')
    expect((await world.post(world.designer, '/revisions/0/roll-back', { message: 'm' })).status).toBe(403)
  })
})

describe('what is parked', () => {
  test('fields and objects are listed with their last label, since when, and the records', async () => {
    await world.full.insert('account', { name: 'a', fax: '1' })
    await world.full.insert('account', { name: 'b' })
    await world.full.insert('visit', { name: 'v' })
    expect((await world.get(world.designer, '/parked')).body.parked).toEqual([])
    await promote(draft => void Object.assign(draft.field('account', 'fax'), { label: { en: 'Telefax' } }))
    await promote(removeField('fax'))
    await promote(removeVisit)
    const { parked } = (await world.get(world.designer, '/parked')).body
    expect(parked).toMatchObject([
      { kind: 'field', object: 'account', field: 'fax', label: { en: 'Telefax' }, revision: 3, rows: 1 },
      { kind: 'object', object: 'visit', field: null, label: { en: 'visit' }, revision: 4, rows: 1 },
    ])
    expect((await world.get(world.rep, '/parked')).status).toBe(403)
  })

  test('a field comes back into a draft, and with its promotion the values', async () => {
    const id = await world.full.insert('account', { name: 'a', fax: '123' })
    await promote(removeField('fax'))
    const draft = await world.draft()
    const answer = await world.post(world.designer, '/parked/restore', { draft, object: 'account', field: 'fax' })
    expect([answer.status, answer.body.step.description.en]).toEqual([200, 'Field “fax” of account restored'])
    expect((await world.get(world.boss, `/drafts/${draft}/impact`)).body.items).toMatchObject([
      { key: 'restore-field account.fax', rows: 1 },
    ])
    const twice = await world.post(world.designer, '/parked/restore', { draft, object: 'account', field: 'fax' })
    expect([twice.status, codeOf(twice)]).toEqual([422, 'command/refused'])
    expect((await world.post(world.boss, `/drafts/${draft}/undo`)).status).toBe(200)
    expect((await world.post(world.boss, `/drafts/${draft}/redo`)).status).toBe(200)
    await world.post(world.boss, `/drafts/${draft}/promote`, { message: 'Back' })
    const read = await world.full.ask(world.boss, { method: 'GET', path: `/api/records/account/${id}` })
    expect(read.body).toMatchObject({ fax: '123' })
    expect((await world.get(world.boss, '/parked')).body.parked).toEqual([])
  })

  test('an object comes back with its rights, in the names of today', async () => {
    await world.full.insert('visit', { name: 'v' })
    await promote(removeVisit)
    await promote(draft => {
      draft.get('object', 'account').name = 'company'
      for (const role of ['rep', 'boss']) {
        for (const right of draft.get('role', role).rights ?? [])
          if (right.object === 'account') right.object = 'company'
      }
      draft.field('company', 'partner').target = 'company'
    })
    const draft = await world.draft()
    const answer = await world.post(world.designer, '/parked/restore', { draft, object: 'visit' })
    expect(answer.status).toBe(200)
    expect(answer.body.findings.filter((item: { severity: string }) => item.severity === 'error')).toEqual([])
    const visit = answer.body.changed.find((item: { name: string }) => item.name === 'visit')
    expect(visit.fields[1]).toMatchObject({ name: 'account', target: 'company' })
    const rep = answer.body.changed.find((item: { name: string }) => item.name === 'rep')
    expect(rep.rights).toContainEqual({ object: 'visit', read: 'all' })
    await world.post(world.boss, `/drafts/${draft}/promote`, { message: 'Back' })
    const list = await world.full.ask(world.rep, { method: 'GET', path: '/api/records/visit?fields=name' })
    expect(list.body.records).toMatchObject([{ name: 'v' }])
  })

  test('a field is purged by name, for good; what is restored later is empty', async () => {
    await world.full.insert('account', { name: 'a', fax: '123' })
    const live = await world.post(world.boss, '/parked/purge', { object: 'account', field: 'fax', confirm: 'fax' })
    expect([live.status, codeOf(live)]).toEqual([409, 'parked/live'])
    await promote(removeField('fax'))
    const wish = { object: 'account', field: 'fax' }
    const wrong = await world.post(world.boss, '/parked/purge', { ...wish, confirm: 'fix' })
    expect([wrong.status, codeOf(wrong), wrong.body.name]).toEqual([422, 'parked/unconfirmed', 'fax'])
    expect((await world.post(world.designer, '/parked/purge', { ...wish, confirm: 'fax' })).status).toBe(403)
    const done = await world.post(world.boss, '/parked/purge', { ...wish, confirm: 'fax' })
    expect([done.status, done.body]).toEqual([200, { purged: 'account.fax' }])
    expect(await db().query(sql`select from bm.storage where field_id = 'fix-account-fax'`)).toEqual([])
    expect(
      await db().query(
        sql`select from information_schema.columns where table_name = 'account' and column_name = 'fax'`,
      ),
    ).toEqual([])
    const [entry] = await db().query(
      sql`select actor_id, revision, before from ed_log.audit where action = 'storage-purged'`,
    )
    expect(entry).toMatchObject({
      actor_id: world.bossCaller.actor.userId,
      revision: 2,
      before: { name: 'account.fax', kind: 'field' },
    })
    const gone = await world.post(world.boss, '/parked/purge', { ...wish, confirm: 'fax' })
    expect([gone.status, codeOf(gone)]).toEqual([404, 'parked/unknown'])
    expect((await rollBack(1)).body).toMatchObject({ revision: 3 })
    const records = await world.full.ask(world.boss, { method: 'GET', path: '/api/records/account?fields=name,fax' })
    expect(records.body.records).toMatchObject([{ name: 'a', fax: null }])
  })

  test('an object is purged with its table, and what was bound to it is let go', async () => {
    await promote(draft => {
      draft.add(object('area', 'area', [field('area', 'name', 'text')]))
      draft.get('object', 'account').fields.push(field('account', 'area', 'reference', { target: 'area' }))
    })
    await promote(draft => {
      removeField('area')(draft)
      draft.definitions.splice(
        draft.definitions.findIndex(item => item.name === 'area'),
        1,
      )
    })
    expect((await world.post(world.boss, '/parked/purge', { object: 'area', confirm: 'area' })).status).toBe(200)
    expect(await db().query(sql`select to_regclass('ed.area') as name`)).toEqual([{ name: null }])
    expect(await db().query(sql`select from bm.storage where object_id = 'fix-area'`)).toEqual([])
    expect((await rollBack(2)).body).toMatchObject({ revision: 4 })
    expect(await db().query(sql`select to_regclass('ed.area') is not null as there`)).toEqual([{ there: true }])
  })

  test('values of a former type are shown when asked for, and purged by type', async () => {
    await world.full.insert('account', { name: 'a', size: '12' })
    await promote(draft => {
      const account = draft.get('object', 'account')
      account.fields = account.fields.map(item => (item.name === 'size' ? field('account', 'size', 'integer') : item))
    })
    expect((await world.get(world.boss, '/parked')).body.parked).toEqual([])
    expect((await world.get(world.boss, '/parked?former=true')).body.parked).toMatchObject([
      { kind: 'former-type', object: 'account', field: 'size', type: 'text', revision: 2, rows: 1 },
    ])
    const wish = { object: 'account', field: 'size', confirm: 'size' }
    expect(codeOf(await world.post(world.boss, '/parked/purge', wish))).toBe('parked/live')
    expect((await world.post(world.boss, '/parked/purge', { ...wish, type: 'text' })).status).toBe(200)
    const records = await world.full.ask(world.boss, { method: 'GET', path: '/api/records/account?fields=size' })
    expect(records.body.records).toMatchObject([{ size: 12 }])
  })
})
