/** Sample records that are decided show who decided, as the approvals tell it of any record. */
import sql, { raw } from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { getTrail, type Trail } from '#runtime/approvals/get-trail.ts'
import { approvalLines } from '#runtime/documents/approval-lines.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { type System, toContext } from '#runtime/system.ts'
import { ruleRights, workflowCaller } from '#runtime/workflows/workflow-actor.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'

let database: TestDatabase
let system: System

beforeAll(async () => {
  database = await installedDatabase('sales', true)
  system = await openSystem(database.db, 'Asia/Shanghai')
  await system.catalogs.refresh()
})
afterAll(() => database?.drop())

const context = () => ({ ...toContext(system, workflowCaller(system)), rights: ruleRights })
const idsOf = async (object: string, where: string) =>
  (
    await database.db.query<{ id: string }>(
      sql`select id from ${raw(`ed."${object}"`)} where ${raw(where)} order by id`,
    )
  ).map(({ id }) => id)
const trailsOf = async (object: string, id: string) => (await getTrail(context(), object, id)).value.approvals

describe.each([
  ['claim', `status in ('approved', 'paid')`, 'approved'],
  ['claim', `status = 'refused'`, 'running'],
  ['contract', `status in ('effective', 'completed', 'terminated')`, 'approved'],
] as const)('%s where %s', (object, where, state) => {
  let trails: Map<string, Trail[]>
  beforeAll(async () => {
    trails = new Map()
    for (const id of await idsOf(object, where)) trails.set(id, await trailsOf(object, id))
    expect(trails.size).toBeGreaterThan(2)
  })

  test('each has one trail, which came to what the record says', () => {
    for (const [id, [trail, ...more]] of trails) expect([id, trail?.state, more]).toEqual([id, state, []])
  })

  test('whoever decided was somebody else, after it was submitted and before today', () => {
    for (const [trail] of trails.values()) {
      const decisions = trail!.rounds.flatMap(round => round.steps.flatMap(step => step.decisions))
      expect(decisions.length).toBeGreaterThan(0)
      for (const { person, at, outcome } of decisions) {
        expect([person?.title, person?.id === trail!.startedBy?.id]).toEqual([expect.any(String), false])
        expect(outcome).toBe(state === 'approved' ? 'approve' : 'reject')
        expect(Date.parse(at ?? '')).toBeGreaterThan(Date.parse(trail!.startedAt))
        expect(Date.parse(at ?? '')).toBeLessThan(Date.now())
      }
    }
  })
})

test('a claim that was refused waits for its owner to mend it', async () => {
  for (const id of await idsOf('claim', `status = 'refused'`)) {
    const [trail] = await trailsOf('claim', id)
    expect(trail?.resubmission).toMatchObject({
      person: { id: trail?.startedBy?.id },
      reason: { comment: expect.any(String) },
    })
  }
})

test('orders and quotes above the limit show who agreed', async () => {
  for (const object of ['order', 'quote']) {
    const found = await Promise.all((await idsOf(object, `approval = 'approved'`)).map(id => trailsOf(object, id)))
    const decided = found.flat().filter(trail => trail.state === 'approved')
    expect(decided.length).toBeGreaterThan(10)
  }
})

test('the printed claim has its trail', async () => {
  const [id = ''] = await idsOf('claim', `status = 'paid'`)
  const [line] = await approvalLines(context(), 'claim', id, 'zh-CN')
  expect(line).toMatchObject({ approval: '报销审批', decision: '同意', state: 'approved', person: expect.any(String) })
})
