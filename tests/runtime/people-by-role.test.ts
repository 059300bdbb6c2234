/** A field that leads to a user and names roles takes only people who hold one of them, on every way of writing. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ObjectDefinition, ReferenceField } from '#metadata/definitions.ts'
import type { Caller } from '#runtime/system.ts'
import { fixtureDefinitions } from '../support/fixture-application.ts'
import { type WorkflowFixture, workflow, workflowFixture } from './workflows/workflow-fixture.ts'

const deal = fixtureDefinitions().find(item => item.kind === 'object' && item.name === 'deal') as ObjectDefinition
const engineer: ReferenceField = {
  id: 'fix-deal-engineer',
  name: 'engineer',
  label: { en: 'Engineer', 'zh-CN': '工程师' },
  type: 'reference',
  target: 'user',
  onDelete: 'clear',
  roles: ['handler'],
}
const naming = workflow(
  'naming',
  [
    { type: 'startEvent', id: 'begin', event: { type: 'created', condition: 'name = "Named"' } },
    {
      type: 'userTask',
      id: 'name',
      assignment: { roles: ['handler'] },
      fields: [{ field: 'engineer', mode: 'required' }],
      completedBy: 'done_by',
    },
    { type: 'endEvent', id: 'end' },
  ],
  ['begin > name', 'name > end'],
)

let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await workflowFixture([{ ...deal, fields: [...deal.fields, engineer] }, naming])
})
afterAll(() => fixture?.drop())

const me = (who: Caller) => who.actor.userId
const withoutRole = {
  type: '/problems/record/invalid',
  errors: [
    {
      pointer: '/engineer',
      code: 'reference/without-role',
      texts: { en: 'Choose somebody with the role handler.', 'zh-CN': '请选择具有角色“handler”的人员。' },
    },
  ],
}

test('somebody without the role is refused, whoever names him', async () => {
  const { ask, ann, bob, admin } = fixture
  const create = (who: Caller, named: Caller) => ask(who, 'POST', 'records/deal', { name: 'Deal', engineer: me(named) })
  expect(await create(ann, ann)).toMatchObject({ status: 422, body: withoutRole })
  expect(await create(admin, admin)).toMatchObject({ status: 422, body: withoutRole })
  const made = await create(ann, bob)
  expect(made).toMatchObject({ status: 201, body: { engineer: { id: me(bob) } } })
  const change = (named: Caller) =>
    ask(ann, 'PATCH', `records/deal/${made.body.id}`, { engineer: me(named) }, { 'if-match': '*' })
  expect(await change(ann)).toMatchObject({ status: 422, body: withoutRole })
  expect((await ask(ann, 'GET', `records/deal/${made.body.id}`)).body.engineer.id).toBe(me(bob))
})

test('a task that asks for such a person takes no other, and its log names him', async () => {
  const { admin, ask, ann, bob, createDeal } = fixture
  const id = await createDeal(ann, { name: 'Named' })
  const [task] = (await ask(bob, 'GET', `tasks?record=deal/${id}`)).body.tasks
  const complete = (named: Caller) => ask(bob, 'POST', `tasks/${task.id}/complete`, { values: { engineer: me(named) } })
  const refused = await complete(ann)
  expect(refused.status).toBe(422)
  expect(JSON.stringify(refused.body.errors)).toContain('reference/without-role')
  expect((await complete(bob)).status).toBe(204)
  const [{ id: instance }] = (await ask(ann, 'GET', `workflow-instances?record=deal/${id}`)).body.instances
  const { log } = (await ask(ann, 'GET', `workflow-instances/${instance}`)).body
  const done = log.find((line: { data?: { did?: string } }) => line.data?.did === 'complete')
  expect(done.data.values).toEqual({ engineer: { id: me(bob), title: 'Bob' } })
  const { variables } = (await ask(admin, 'GET', `workflow-instances/${instance}`)).body
  expect(variables).toMatchObject({
    record: { object: 'deal', id, title: 'Named' },
    done_by: { object: 'user', id: me(bob), title: 'Bob' },
  })
})

test('those who may be chosen are found by those who see nothing of roles', async () => {
  const { ask, ann, bob } = fixture
  const search = (choosing: string) => ask(ann, 'POST', 'records/user/query', { fields: ['name'], choosing })
  const found = await search('fix-deal-engineer')
  expect(found.body.records.map((item: { id: string }) => item.id)).toEqual([me(bob)])
  expect((await ask(ann, 'GET', 'records/role_assignment')).status).toBe(404)
  for (const choosing of ['nothing', 'fix-deal-name', 'sys-membership-team']) {
    expect(await search(choosing)).toMatchObject({ status: 400, body: { type: '/problems/field/unknown' } })
  }
})
