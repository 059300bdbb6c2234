/** The reports of the template say what SQL that was written by hand says, to an administrator and to a representative. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSystem } from '#runtime/installation/open-system.ts'
import { createActors } from '#runtime/people/actors.ts'
import { runReport } from '#runtime/reports/run-report.ts'
import { type System, toContext } from '#runtime/system.ts'
import type { TestDatabase } from '#tests/support/database.ts'
import { installedDatabase } from '#tests/support/installed-database.ts'

let fresh: TestDatabase
let system: System
let people: { readonly name: string; readonly seen: string; readonly userId: string }[]

beforeAll(async () => {
  fresh = await installedDatabase('sales', true)
  system = await openSystem(fresh.db, 'Asia/Shanghai')
  await system.catalogs.refresh()
  const [admin] = await fresh.db.arrays({ text: `select id from ed."user" where login = 'admin'`, values: [] })
  const [seller] = await fresh.db.arrays({
    text: `select r."user" from ed.role_assignment r join ed.opportunity o on o.owner_id = r."user"
      where r.role = 'crm-role-sales_representative' group by 1 order by count(*) desc, 1 limit 1`,
    values: [],
  })
  const id = String(seller?.[0])
  const team = `owner_id = '${id}' or owner_id in (select o."user" from ed.membership m join ed.membership o on o.team = m.team
    where m."user" = '${id}' and m.deleted_at is null and o.deleted_at is null)`
  people = [
    { name: 'administrator', seen: 'true', userId: String(admin?.[0]) },
    { name: 'representative', seen: `(${team})`, userId: id },
  ]
})
afterAll(() => fresh?.drop())

const rate = `case amount_currency when (select code from ed.currency c where not exists
    (select 1 from ed.exchange_rate r where r.currency = c.id) order by id limit 1) then 1
  else (select r.rate from ed.exchange_rate r join ed.currency c on c.id = r.currency
    where c.code = amount_currency and r.valid_from <= current_date order by r.valid_from desc limit 1) end`

/** The measures of every row and column, in the form in which the reports write them. */
const wanted: Readonly<Record<string, string>> = {
  pipeline_by_stage: `select stage, to_char(close_date, 'YYYY-MM'), count(*), round(sum(v), 0)::text
    from d where stage not in ('won', 'lost') group by cube (1, 2)`,
  won_by_owner: `select owner_id::text, to_char(day, 'YYYY-MM'), round(sum(v) filter (where not old), 0)::text,
      round(sum(v) filter (where old), 0)::text
    from (select owner_id, v, close_date as day, false as old from d where stage = 'won' and extract(year from close_date) = extract(year from current_date)
      union all select owner_id, v, (close_date + interval '1 year')::date, true from d where stage = 'won' and extract(year from close_date) = extract(year from current_date) - 1) e
    group by cube (1, 2)`,
  lost_reasons: `select loss_reason, null, count(*), (select trim_scale(round(count(*)::numeric / nullif(sum(count(*)) over (), 0), 6)))::text,
      round(sum(v), 0)::text
    from d where stage = 'lost' and extract(year from close_date) = extract(year from current_date) group by rollup (1)`,
}

test.each(['pipeline_by_stage', 'won_by_owner'])('%s', async name => {
  for (const person of people) {
    const { got, lines } = await asked(name, person)
    expect(lines.length, person.name).toBeGreaterThan(3)
    expect(got, person.name).toEqual(lines)
  }
})

test('lost_reasons', async () => {
  for (const person of people) {
    const { answer, lines } = await asked('lost_reasons', person)
    const total = Number(lines.find(line => line.startsWith('- '))?.split(' ')[2])
    for (const { row, values } of answer.cells) {
      const value = answer.rows.members[row]?.values[0] ?? '-'
      const line = lines.find(item => item.startsWith(`${value} `))?.split(' ')
      expect([values[0], Number(values[1]), values[2]], `${person.name} ${value}`).toEqual([
        Number(line?.[2]),
        expect.closeTo(Number(line?.[2]) / total, 5),
        line?.[4],
      ])
    }
  }
})

test('targets stand on the first of their month, on whatever day the samples are installed', async () => {
  const rows = await fresh.db.arrays({
    text: `select count(*)::int, count(*) filter (where extract(day from starts_on) = 1)::int,
      count(*) filter (where date_trunc('month', starts_on) = date_trunc('month', current_date))::int from ed.target`,
    values: [],
  })
  expect(rows).toEqual([[432, 432, 18]])
})

async function asked(name: string, { seen, userId }: (typeof people)[number]) {
  const actor = await createActors(system).find(userId)
  if (!actor) throw new Error('Nobody is called so')
  const context = toContext(system, { actor: { ...actor, timeZone: 'UTC' }, source: { kind: 'api' } })
  const { value: answer } = await runReport(context, { name }, {})
  const key = (value: unknown) =>
    value === undefined || value === null ? '-' : String((value as { id?: string }).id ?? value).slice(0, 36)
  const got = answer.cells
    .map(({ row, column, values }) => {
      const month = answer.columns.members[column]?.values[0]
      return [
        key(answer.rows.members[row]?.values[0]),
        month ? String(month).slice(0, 7) : '-',
        ...values.map(item => item ?? '-'),
      ].join(' ')
    })
    .sort()
  const rows = await fresh.db.arrays({
    text: `with d as (select *, amount * (${rate}) as v from ed.opportunity where deleted_at is null and ${seen}) ${wanted[name]}`,
    values: [],
  })
  const lines = rows
    .filter(row => row.slice(2).some(item => item !== null))
    .map(row => row.map(item => item ?? '-').join(' '))
    .sort()
  return { answer, got, lines }
}
