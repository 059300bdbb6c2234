/** The reports of the service loop say what SQL that was written by hand says, to each of its roles. Everybody sees all services there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { templateFiles } from '../template-files.ts'
import { cube, inYear, monthOf, openTemplate } from './asked-reports.ts'

let opened: Awaited<ReturnType<typeof openTemplate>>
beforeAll(async () => {
  opened = await openTemplate('service-loop')
})
afterAll(() => opened?.drop())

const people = ['admin', 'fang.yaqin', 'zhou.min', 'deng.zhiyuan']

/** The records of this year, and those of the year before moved on to it. */
const twice = (table: string, moment: string, more = 'true') => {
  const day = `${moment} at time zone 'UTC'`
  return `(select *, ${day} as day, false as old from ${table} where ${inYear(day)} and ${more}
    union all select *, ${day} + interval '1 year', true from ${table} where ${inYear(day, 1)} and ${more})`
}
const rounds = '(select * from ed.service_round where deleted_at is null) r'
const services = '(select * from ed.service where deleted_at is null) s'
const mean = (where: string) => `round(avg(satisfaction) filter (where ${where}), 2)`
const count = (where: string) => `count(*) filter (where ${where})`
const thisYear = (table: string, moment: string) =>
  `(select * from ${table} where ${inYear(`${moment} at time zone 'UTC'`)})`
const middle = 'percentile_cont(0.5) within group (order by seconds)::numeric'

const questions: Readonly<Record<string, readonly [sql: string, rows: number, columns: number]>> = {
  satisfaction_distribution: [
    cube(
      `(select *, count(*) over () as whole from ${thisYear(rounds, 'asked_at')} x)`,
      ['satisfaction'],
      ['count(*)', 'round(count(*)::numeric / max(whole), 6)'],
    ),
    1,
    0,
  ],
  satisfaction_by_month: [
    cube(twice(rounds, 'asked_at'), [monthOf('day')], [mean('not old'), mean('old'), count('not old')]),
    1,
    0,
  ],
  satisfaction_by_handler: [
    cube(
      thisYear(rounds, 'asked_at'),
      ['handler'],
      [
        'round(avg(satisfaction), 2)',
        'count(*)',
        count('not accepted'),
        `round(${count('not accepted')}::numeric / count(*), 3)`,
      ],
    ),
    1,
    0,
  ],
  loops_per_service: [
    cube(
      thisYear(
        `(select s.*, (select count(*) from ed.service_round r where r.service = s.id and not r.accepted and r.deleted_at is null) as loops
        from ${services} where status = 'archived') s`,
        'archived_at',
      ),
      ['category', 'loops'],
      ['count(*)', 'sum(loops)', 'round(sum(loops) / count(*), 2)'],
    ),
    1,
    1,
  ],
  time_in_state: [
    cube(
      thisYear(
        `(select * from ed.state_change where field = 'loop-service-status' and from_state is not null) c`,
        'changed_at',
      ),
      ['from_state'],
      [
        'count(*)',
        'round(avg(seconds), 0)',
        `round(${middle}, 0)`,
        'round(avg(seconds) / 3600, 1)',
        `round(${middle} / 3600, 1)`,
      ],
    ),
    1,
    0,
  ],
  load_per_person: [
    cube(
      `(select * from ${services} where status not in ('archived', 'cancelled'))`,
      ['handler', 'status'],
      ['count(*)'],
    ),
    1,
    1,
  ],
  services_by_month: [
    cube(
      twice(services, 'reported_at'),
      [monthOf('day')],
      [count('not old'), count('old'), count(`priority in ('urgent', 'high') and not old`)],
    ),
    1,
    0,
  ],
}

const reports = templateFiles('service-loop').flatMap(({ definition: { kind, name } }) =>
  kind === 'report' ? name : [],
)

test('each report has its SQL', () => {
  expect(Object.keys(questions).sort()).toEqual(reports.sort())
})

describe.each(reports)('%s', name => {
  test.each(people)('%s', async login => {
    const [text, rows, columns] = questions[name] ?? ['', 0, 0]
    expect(await opened.compare(login, name, text, [rows, columns])).toBeGreaterThan(3)
  })
})

test('states are called and ordered as their field has them', async () => {
  const { rows } = await opened.answer('zhou.min', 'time_in_state')
  const labels = rows.members.map(member => member.labels[0])
  expect(labels).toEqual(['待分配', '处理中', '待回访', '待重新分配', '合计'])
})
