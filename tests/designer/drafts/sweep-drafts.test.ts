import sql from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keptDays, sweepDrafts } from '#designer/drafts/sweep-drafts.ts'
import { type PromotionWorld, promotionWorld } from '../promotion/promotion-world.ts'

let world: PromotionWorld
beforeAll(async () => {
  world = await promotionWorld()
})
afterAll(() => world.full.drop())
const db = () => world.full.system.db

const relabel = (en: string) => (draft: Parameters<Parameters<PromotionWorld['edit']>[1]>[0]) =>
  void Object.assign(draft.field('account', 'fax'), { label: { en } })

async function discard(id: string, days: number): Promise<void> {
  await world.full.ask(world.boss, { method: 'DELETE', path: `/api/designer/drafts/${id}` })
  await db().query(
    sql`update bm.draft set discarded_at = now() - make_interval(days => ${days}) where id = ${id}::uuid`,
  )
}

async function blobs(): Promise<number> {
  const [row] = await db().query<{ count: number }>(sql`select count(*)::int as count from bm.draft_blob`)
  return row?.count ?? -1
}

test('what was discarded long ago goes with its definitions; what can come back stays whole', async () => {
  const [gone, recent, live] = [
    await world.draft(relabel('Gone')),
    await world.draft(relabel('Recent')),
    await world.draft(relabel('Live')),
  ]
  await world.edit(live, relabel('Live twice'))
  await world.post(world.boss, `/drafts/${live}/undo`)
  expect(await blobs()).toBe(4)
  await discard(gone, keptDays + 1)
  await discard(recent, keptDays - 1)
  const late = await world.post(world.boss, `/drafts/${gone}/restore`)
  expect([late.status, late.body.type]).toEqual([404, '/problems/draft/unknown'])
  expect(await sweepDrafts(db())).toEqual({ drafts: 1, definitions: 1 })
  expect(await sweepDrafts(db())).toEqual({ drafts: 0, definitions: 0 })
  expect(await blobs()).toBe(3)
  expect((await world.get(world.boss, `/drafts/${gone}`)).status).toBe(404)
  expect((await world.post(world.boss, `/drafts/${recent}/restore`)).status).toBe(200)
  expect((await world.get(world.boss, `/drafts/${recent}/definitions/object/account`)).text).toContain('Recent')
  expect((await world.post(world.boss, `/drafts/${live}/redo`)).status).toBe(200)
  expect((await world.get(world.boss, `/drafts/${live}/definitions/object/account`)).text).toContain('Live twice')
})
