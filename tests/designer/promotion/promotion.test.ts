import sql from 'sql-template-tag'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readDraftRow } from '#designer/drafts/draft-row.ts'
import { undoDraft } from '#designer/drafts/edit-draft.ts'
import { markPromoted } from '#designer/promotion/mark-promoted.ts'
import { promoteDraft } from '#designer/promotion/promote-draft.ts'
import { gateKey } from '#metadata/gate.ts'
import { readContent } from '#metadata/promotion/content.ts'
import { cancelPromotion } from '#metadata/promotion/control.ts'
import { sweep } from '#metadata/promotion/sweep.ts'
import { readHead } from '#metadata/revisions.ts'
import { field } from '#tests/support/fixture-application.ts'
import type { Draft } from '../../metadata/shop.ts'
import { type PromotionWorld, promotionWorld } from './promotion-world.ts'

let world: PromotionWorld
const db = () => world.full.system.db

beforeEach(async () => {
  world = await promotionWorld()
  for (const n of [1, 2, 3]) await world.full.insert('account', { name: `a${n}`, fax: n < 3 ? String(n) : null })
})
afterEach(() => world.full.drop())

const promote = (id: string, acknowledge: string[] = [], who = world.boss) =>
  world.post(who, `/drafts/${id}/promote`, { message: 'Because', acknowledge })

const addField = (name: string) => (draft: Draft) =>
  void draft.get('object', 'account').fields.push(field('account', name, 'text'))
const removeField = (name: string) => (draft: Draft) => {
  const account = draft.get('object', 'account')
  account.fields = account.fields.filter(item => item.name !== name)
}
const call = (name: string, en: string) => (draft: Draft) =>
  void Object.assign(draft.field('account', name), { label: { en, 'zh-CN': en } })
const codeOf = (answer: { body: { type?: string } }) => answer.body.type?.replace('/problems/', '')

describe('promoting a draft', () => {
  test('moves the head, says what people should know, and leaves the draft without a difference', async () => {
    const id = await world.draft(addField('budget_note'))
    const answer = await promote(id)
    expect([answer.status, answer.body]).toEqual([200, { revision: 2, notes: [] }])
    expect(await readHead(db())).toBe(2)
    expect(world.full.system.catalogs.current().objects.get('account')?.fields.has('budget_note')).toBe(true)
    expect((await world.get(world.boss, `/drafts/${id}`)).body).toMatchObject({ base: 2, changes: 0, canUndo: false })
    expect((await world.get(world.boss, `/drafts/${id}/diff`)).body.notes).toEqual([])
    const [revision] = await db().query(sql`select author, message, source from bm.revision where number = 2`)
    expect(revision).toEqual({ author: world.bossCaller.actor.userId, message: 'Because', source: 'draft' })
    const undone = await world.post(world.boss, `/drafts/${id}/undo`)
    expect([undone.status, codeOf(undone)]).toEqual([409, 'draft/nothing-to-undo'])
    const again = await promote(id)
    expect([again.status, codeOf(again)]).toEqual([409, 'draft/unchanged'])
  })

  test('edits after a promotion are undone down to it', async () => {
    const id = await world.draft(addField('first'))
    await promote(id)
    await world.edit(id, addField('second'))
    expect((await world.post(world.boss, `/drafts/${id}/undo`)).status).toBe(200)
    expect((await world.post(world.boss, `/drafts/${id}/undo`)).status).toBe(409)
    expect((await world.get(world.boss, `/drafts/${id}/diff`)).body.notes).toEqual([])
  })

  test('needs the right to promote', async () => {
    const id = await world.draft(addField('x'))
    for (const who of [world.designer, world.rep]) {
      const answer = await promote(id, [], who)
      expect([answer.status, codeOf(answer)]).toEqual([403, 'access/denied'])
    }
    for (const act of ['pause', 'resume', 'cancel']) {
      expect((await world.post(world.designer, `/promotion/${act}`)).status).toBe(403)
    }
    expect(await readHead(db())).toBe(1)
  })

  test('with errors is refused, with the findings', async () => {
    const id = await world.draft(draft => Object.assign(draft.get('object', 'account'), { title: '{nothing}' }))
    const answer = await promote(id)
    expect([answer.status, codeOf(answer)]).toEqual([422, 'application/invalid'])
    expect(answer.body.findings[0]).toMatchObject({ severity: 'error', name: 'account' })
  })

  test('what it destroys is acknowledged by name', async () => {
    const id = await world.draft(removeField('fax'))
    const impact = (await world.get(world.designer, `/drafts/${id}/impact`)).body
    expect(impact).toMatchObject({ base: 1, head: 1, acknowledge: ['remove-field account.fax'] })
    for (const keys of [[], ['remove-field account.name']]) {
      const refused = await promote(id, keys)
      expect([refused.status, codeOf(refused)]).toEqual([422, 'draft/unacknowledged'])
      expect(refused.body.missing).toMatchObject([{ key: 'remove-field account.fax', rows: 2 }])
    }
    expect(await readHead(db())).toBe(1)
    expect((await promote(id, ['remove-field account.fax'])).body).toMatchObject({ revision: 2 })
  })

  test('two at once: one wins, the other is told clearly, and nothing is half', async () => {
    const [one, two] = [await world.draft(addField('one')), await world.draft(addField('two'))]
    const answers = await Promise.all([promote(one), promote(two)])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    const loser = answers.find(answer => answer.status === 409)!
    expect(codeOf(loser)).toBe('promotion/stale')
    expect(loser.body).toMatchObject({ head: 2, base: 1, overlapping: false, overlaps: [] })
    expect(loser.body.changes[0].lines[0].text.en).toMatch(/^Field “(one|two)” \(text\) added to account$/)
    expect(await readHead(db())).toBe(2)
  })

  test('the same draft twice at once: both hear of the same revision', async () => {
    const id = await world.draft(addField('one'))
    const answers = await Promise.all([promote(id), promote(id)])
    expect(answers.map(answer => answer.status)).toContain(200)
    for (const answer of answers) {
      if (answer.status === 200) expect(answer.body.revision).toBe(2)
      else expect(codeOf(answer)).toBe('draft/unchanged')
    }
    expect(await readHead(db())).toBe(2)
    expect((await world.get(world.boss, `/drafts/${id}`)).body).toMatchObject({ base: 2, changes: 0, canUndo: false })
  })

  test('of what was read before somebody else promoted the same: answers that revision', async () => {
    const id = await world.draft(addField('one'))
    const row = await readDraftRow(db(), id)
    expect((await promote(id)).body).toMatchObject({ revision: 2 })
    const wish = { message: 'm', acknowledge: [] }
    expect(await promoteDraft(world.full.system, world.bossCaller, row, wish)).toEqual({ revision: 2, notes: [] })
  })

  test('re-based between the switch and the mark: what was promoted cannot be undone', async () => {
    const id = await world.draft(addField('one'))
    const { position } = await readDraftRow(db(), id)
    await promote(id)
    await db().query(sql`update bm.draft set base = 1, floor = 0 where id = ${id}::uuid`)
    expect((await world.post(world.boss, `/drafts/${id}/rebase`)).body.draft).toMatchObject({ base: 2, canUndo: true })
    await db().transaction(tx => markPromoted(tx, id, 2, position))
    expect((await world.get(world.boss, `/drafts/${id}`)).body).toMatchObject({ base: 2, changes: 0, canUndo: false })
  })

  test.each(['by the edit', 'only by the promotion'])('a name that comes to mean something, settled %s', async when => {
    const id = await world.draft()
    const path = `/drafts/${id}/definitions/role/rep`
    const { body: rep } = await world.get(world.boss, path)
    const rights = rep.rights.map((right: { object: string; fields?: object[] }) =>
      right.object === 'account'
        ? { ...right, fields: [...(right.fields ?? []), { field: 'brandnew', access: 'hidden' }] }
        : right,
    )
    const put = await world.full.ask(world.boss, {
      method: 'PUT',
      path: `/api/designer${path}`,
      body: { ...rep, rights },
    })
    expect(put.body.findings.map((item: { severity: string }) => item.severity)).toContain('error')
    const raw = (await readDraftRow(db(), id)).content[rep.id]
    const added = await world.post(world.boss, `/drafts/${id}/commands`, {
      command: 'add-field',
      object: 'account',
      field: { name: 'brandnew', type: 'text', label: { en: 'New', 'zh-CN': '新' } },
    })
    expect(added.status).toBe(200)
    expect((await readDraftRow(db(), id)).content[rep.id]).not.toBe(raw)
    if (when === 'only by the promotion') {
      await db().query(sql`update bm.draft set version = version + 1,
        content = content || jsonb_build_object(${rep.id}::text, ${raw}::text) where id = ${id}::uuid`)
    }
    const { errors, changes } = (await world.get(world.boss, `/drafts/${id}`)).body
    expect(errors).toBe(0)
    expect(changes).toBeGreaterThan(1)
    expect((await world.get(world.boss, path)).body.rights).toEqual(rights)
    expect((await promote(id)).body).toEqual({ revision: 2, notes: [] })
    expect((await readDraftRow(db(), id)).content).toEqual(await readContent(db(), 2))
    expect((await world.get(world.boss, `/drafts/${id}`)).body).toMatchObject({ base: 2, changes: 0 })
    expect((await world.get(world.boss, `/drafts/${id}/diff`)).body.notes).toEqual([])
    const again = await promote(id)
    expect([again.status, codeOf(again)]).toEqual([409, 'draft/unchanged'])
  })

  test('the impact counts what a name has come to mean', async () => {
    const id = await world.draft()
    const path = `/drafts/${id}/definitions/role/rep`
    const { body: rep } = await world.get(world.boss, path)
    const rights = rep.rights.map((right: { object: string; fields?: object[] }) =>
      right.object === 'account'
        ? { ...right, fields: [...(right.fields ?? []), { field: 'telefax', access: 'hidden' }] }
        : right,
    )
    await world.full.ask(world.boss, { method: 'PUT', path: `/api/designer${path}`, body: { ...rep, rights } })
    const raw = (await readDraftRow(db(), id)).content[rep.id]
    await world.edit(id, draft => Object.assign(draft.field('account', 'fax'), { name: 'telefax' }))
    await db().query(sql`update bm.draft set version = version + 1,
      content = content || jsonb_build_object(${rep.id}::text, ${raw}::text) where id = ${id}::uuid`)
    const { items } = (await world.get(world.boss, `/drafts/${id}/impact`)).body
    expect(items.map((item: { key: string }) => item.key)).toEqual(['lose-access rep account.fax'])
  })

  test('whose switch was refused stops nobody after the next start; nor does one of a discarded draft', async () => {
    const id = await world.draft(addField('one'))
    const open = async (state: string) => {
      await db().query(sql`insert into bm.promotion (ed, base, content, state, author, message, source, node, draft)
        select ed, base, content, ${state}, null, 'm', 'draft', 'n', ${id}
        from (select 'ed' as ed, number as base, content from bm.revision where number = 1) r`)
      expect(await sweep(db())).toBe(true)
      return (await world.get(world.boss, '/promotion')).body.promotion.state
    }
    expect(await open('blocked')).toBe('failed')
    expect(await open('preparing')).toBe('paused')
    await world.full.ask(world.boss, { method: 'DELETE', path: `/api/designer/drafts/${id}` })
    expect(await sweep(db())).toBe(true)
    expect((await world.get(world.boss, '/promotion')).body.promotion.state).toBe('failed')
    expect((await promote(await world.draft(addField('two')))).status).toBe(200)
  })

  test('a process that dies between the switch and the draft: promoting again finds it done', async () => {
    const id = await world.draft(addField('one'))
    await promote(id)
    await db().query(sql`update bm.draft set base = 1, floor = 0 where id = ${id}::uuid`)
    expect((await promote(id)).body).toEqual({ revision: 2, notes: [] })
    expect((await world.get(world.boss, `/drafts/${id}`)).body).toMatchObject({ base: 2, changes: 0, canUndo: false })
  })

  test('who writes holds it up for a while; the answer says who', async () => {
    const id = await world.draft(addField('one'))
    await db().transaction(async tx => {
      await tx.script(`select pg_advisory_xact_lock_shared(${gateKey})`)
      const row = await readDraftRow(db(), id)
      const wish = { message: 'm', acknowledge: [] }
      await expect(promoteDraft(world.full.system, world.bossCaller, row, wish, { attempts: 2 })).rejects.toMatchObject(
        { code: 'promotion/blocked' },
      )
    })
    expect((await world.get(world.boss, '/promotion')).body.promotion).toMatchObject({
      state: 'blocked',
      draft: id,
      by: { id: world.bossCaller.actor.userId, title: 'Boss' },
      problem: { code: 'promotion/blocked' },
    })
    expect((await world.post(world.boss, '/promotion/resume')).body).toMatchObject({ revision: 2 })
    expect((await world.get(world.boss, `/drafts/${id}`)).body).toMatchObject({ base: 2, changes: 0 })
  })

  test('a closed connection stops nothing', async () => {
    const id = await world.draft(addField('one'))
    const address = await world.full.http.listen({ host: '127.0.0.1', port: 0 })
    const stop = new AbortController()
    await db().transaction(async tx => {
      // While somebody writes, the switch waits.
      await tx.script(`select pg_advisory_xact_lock_shared(${gateKey})`)
      const request = fetch(`${address}/api/designer/drafts/${id}/promote`, {
        method: 'POST',
        headers: { cookie: world.boss, 'content-type': 'application/json', origin: address },
        body: JSON.stringify({ message: 'm' }),
        signal: stop.signal,
      })
      while (!(await world.get(world.boss, '/promotion')).body.promotion?.draft) await pause()
      stop.abort()
      await expect(request).rejects.toThrow()
      expect(await readHead(db())).toBe(1)
    })
    while ((await readHead(db())) === 1) await pause()
    expect((await world.get(world.boss, '/promotion')).body.promotion).toMatchObject({ revision: 2 })
    while ((await world.get(world.boss, `/drafts/${id}`)).body.base === 1) await pause()
  })
})

const pause = () => new Promise(resolve => setTimeout(resolve, 20))

describe('a paused promotion', () => {
  /** Promotes a changed type on a table that counts as large; the first batch pauses it. */
  async function pauseAtFirstBatch(): Promise<string> {
    const id = await world.draft(draft => {
      const account = draft.get('object', 'account')
      account.fields = account.fields.map(item =>
        item.name === 'size'
          ? field('account', 'size', 'longText', { id: item.id })
          : item.name === 'budget'
            ? field('account', 'budget', 'text')
            : item,
      )
    })
    const row = await readDraftRow(db(), id)
    const at = async (moment: string) => {
      if (moment === 'prepare batch') await world.post(world.boss, '/promotion/pause')
    }
    const wish = { message: 'm', acknowledge: [] }
    await expect(
      promoteDraft(world.full.system, world.bossCaller, row, wish, { largeFrom: 0, batchSize: 1, at }),
    ).rejects.toMatchObject({ code: 'promotion/paused' })
    return id
  }

  test('waits, keeps others out, and goes on', async () => {
    const id = await pauseAtFirstBatch()
    const { promotion } = (await world.get(world.designer, '/promotion')).body
    expect(promotion).toMatchObject({ state: 'paused', phase: 'prepare', table: 'account', draft: id })
    const other = await promote(await world.draft(addField('other')))
    expect([other.status, codeOf(other), other.body.promotion?.draft]).toEqual([409, 'promotion/paused', id])
    expect((await world.post(world.boss, '/promotion/resume')).body).toEqual({ revision: 2, notes: [] })
    expect((await world.get(world.boss, `/drafts/${id}`)).body).toMatchObject({ base: 2, changes: 0 })
    const none = await world.post(world.boss, '/promotion/resume')
    expect([none.status, codeOf(none)]).toEqual([409, 'promotion/none'])
  })

  test('promoting its draft again goes on as well', async () => {
    const id = await pauseAtFirstBatch()
    expect((await promote(id)).body).toMatchObject({ revision: 2 })
  })

  test('can be given up', async () => {
    await pauseAtFirstBatch()
    expect((await world.post(world.boss, '/promotion/cancel')).body.promotion).toMatchObject({ state: 'cancelled' })
    await expect(cancelPromotion(db())).rejects.toMatchObject({ code: 'promotion/none' })
    expect(await db().query(sql`select from bm.storage where state = 'prepared'`)).toEqual([])
  })
})

describe('a draft that production has overtaken', () => {
  test('is told what changed, and takes it in with one request', async () => {
    const [mine, theirs] = [await world.draft(call('code', 'Number')), await world.draft(addField('theirs'))]
    await promote(theirs)
    const stale = await promote(mine)
    expect([stale.status, codeOf(stale)]).toEqual([409, 'promotion/stale'])
    expect(stale.body).toMatchObject({ head: 2, overlapping: false })
    const against = (await world.get(world.boss, `/drafts/${mine}/diff?against=head`)).body
    expect(against.from).toEqual({ kind: 'revision', of: 2, name: '2' })
    const { status, body } = await world.post(world.boss, `/drafts/${mine}/rebase`)
    expect([status, body.draft.base, body.step.command]).toEqual([200, 2, 'rebase'])
    const { notes } = (await world.get(world.boss, `/drafts/${mine}/diff`)).body
    expect(notes.map((note: { lines: { text: { en: string } }[] }) => note.lines.map(line => line.text.en))).toEqual([
      ['account: code is now called Number'],
    ])
    expect((await promote(mine)).body).toMatchObject({ revision: 3 })
    expect(world.full.system.catalogs.current().objects.get('account')?.fields.has('theirs')).toBe(true)
  })

  test('taking in is one edit, which can be undone', async () => {
    const [mine, theirs] = [await world.draft(call('code', 'Number')), await world.draft(addField('theirs'))]
    await promote(theirs)
    await world.post(world.boss, `/drafts/${mine}/rebase`)
    const { state } = await undoDraft(db(), mine, { author: null, seen: undefined })
    expect(state.base).toBe(1)
    expect((await world.get(world.boss, `/drafts/${mine}/diff`)).body.notes).toHaveLength(1)
  })

  test.each<[string, (draft: Draft) => void, (draft: Draft) => void]>([
    ['both call it otherwise', call('fax', 'Facsimile'), call('fax', 'Telefax')],
    ['an edit inside what was removed', call('fax', 'Facsimile'), removeField('fax')],
    ['what is removed was edited', removeField('fax'), call('fax', 'Telefax')],
  ])('that overlaps is stopped, with both sides: %s', async (_, edit, other) => {
    const [mine, theirs] = [await world.draft(edit), await world.draft(other)]
    expect((await promote(theirs, ['remove-field account.fax'])).status).toBe(200)
    const stale = await promote(mine, ['remove-field account.fax'])
    expect(stale.body).toMatchObject({ overlapping: true, overlaps: [{ kind: 'object', name: 'account' }] })
    const answer = await world.post(world.boss, `/drafts/${mine}/rebase`)
    expect([answer.status, codeOf(answer)]).toEqual([409, 'draft/overlapping'])
    for (const side of ['mine', 'theirs']) expect(answer.body.overlaps[0][side].text.en).toMatch(/fax/i)
    expect((await world.get(world.boss, `/drafts/${mine}`)).body.base).toBe(1)
  })

  test('gives a meaning to names that the draft has used before', async () => {
    const [mine, theirs] = [await world.draft(), await world.draft(addField('theirs'))]
    await world.edit(mine, draft => {
      const role = draft.get('role', 'rep')
      role.rights = (role.rights ?? []).map(right =>
        right.object === 'account'
          ? { ...right, fields: [...(right.fields ?? []), { field: 'theirs', access: 'hidden' as const }] }
          : right,
      )
    })
    await promote(theirs)
    expect((await world.get(world.boss, `/drafts/${mine}`)).body.errors).toBe(1)
    expect((await world.post(world.boss, `/drafts/${mine}/rebase`)).body.draft).toMatchObject({ errors: 0, changes: 1 })
    const { content } = await readDraftRow(db(), mine)
    expect((await promote(mine)).body).toMatchObject({ revision: 3 })
    expect(content).toEqual(await readContent(db(), 3))
  })

  test('that stands on the head is left alone', async () => {
    const id = await world.draft(addField('one'))
    const { status, body } = await world.post(world.boss, `/drafts/${id}/rebase`)
    expect([status, body.step, body.draft.base]).toEqual([200, null, 1])
  })
})

test('any two are compared: drafts, revisions, the head, templates', async () => {
  const id = await world.draft(addField('one'))
  const ask = async (from: string, to: string) =>
    (await world.get(world.designer, `/diff?from=${encodeURIComponent(from)}&to=${encodeURIComponent(to)}`)).body
  expect((await ask('head', `draft:${id}`)).notes).toHaveLength(1)
  expect((await ask('revision:0', 'revision:1')).notes.length).toBeGreaterThan(5)
  expect(
    (await ask('template:system', 'head')).notes.every((note: { change: string }) => note.change === 'added'),
  ).toBe(true)
  expect(await ask('head', 'revision:1')).toMatchObject({ from: { kind: 'revision', of: 1 }, notes: [] })
  for (const [side, code] of [
    ['revision:99', 'revision/unknown'],
    ['draft:x', 'diff/invalid'],
    ['template:none', 'definition/unknown'],
    ['elsewhere', 'diff/invalid'],
    ['draft:00000000-0000-0000-0000-000000000000', 'draft/unknown'],
  ]) {
    expect((await ask('head', side as string)).type).toBe(`/problems/${code}`)
  }
})
