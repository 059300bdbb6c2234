/** Due dates and deadlines go by the working calendar of the unit of the record. */
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type WorkflowFixture, workflow, workflowFixture } from '../workflows/workflow-fixture.ts'

const hour = 'duration("PT1H")'
let fixture: WorkflowFixture
beforeAll(async () => {
  fixture = await workflowFixture([
    workflow(
      'timed',
      [
        { id: 'start', type: 'startEvent', event: { type: 'button' } },
        { id: 'work', type: 'userTask', assignment: { starter: true }, due: { duration: hour } },
        {
          id: 'late',
          type: 'boundaryEvent',
          attachedTo: 'work',
          event: { type: 'timer', duration: hour, time: 'working' },
        },
        { id: 'end', type: 'endEvent' },
        { id: 'over', type: 'endEvent' },
      ],
      ['start > work', 'work > end', 'late > over'],
    ),
  ])
})
afterAll(() => fixture?.drop())

test('of the unit of the record, not of everybody', async () => {
  const { admin, ask, insert, person } = fixture
  const unit = await insert('unit', { name: 'Night' })
  // This unit never closes; all others work one minute a week.
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
  const all = Object.fromEntries(days.map(day => [day, '00:00-24:00']))
  await insert('working_calendar', { name: 'Night', unit, ...all })
  await insert('working_calendar', { name: 'All', monday: '09:00-09:01' })
  const owl = await person('Owl', ['fix-role-seller'], { unitId: unit })
  const deal = await fixture.createDeal(owl, {})
  const before = Date.now()
  const { instance } = (await ask(owl, 'POST', `records/deal/${deal}/workflows/timed`)).body
  const { tasks } = (await ask(owl, 'GET', `tasks?record=deal/${deal}`)).body
  const { waits } = (await ask(admin, 'GET', `workflow-instances/${instance}`)).body
  const timer = waits.find((wait: { kind: string }) => wait.kind === 'timer')
  for (const due of [tasks[0].due, timer.due]) {
    const after = (Date.parse(due) - before) / 3_600_000
    expect(after).toBeGreaterThan(0.9)
    expect(after).toBeLessThan(1.5)
  }
})
