/** Units, users, teams, memberships and role assignments, as statements over generate_series. */
import type { DataSize } from './size.ts'
import { givenNames, idSql, pickSql, surnames } from './spread.ts'

const start = `timestamptz '2024-01-01 08:00Z'`
const role = 'crm-role-sales_representative'

/** The id of the n-th unit, user or team (from 0). */
export const personIds = {
  unit: (n: string) => idSql('unit', n, start),
  user: (n: string) => idSql('user', n, start),
  team: (n: string) => idSql('team', n, start),
}

/** In the order in which references need them. */
export function peopleSql(size: DataSize): string[] {
  const perUnit = size.users / size.units
  const perTeam = size.users / size.teams
  const series = (count: number) => `from generate_series(0, ${count - 1}) i`
  return [
    `insert into ed.currency (id, code, name, symbol, decimals, active)
      values (${idSql('currency', `'0'`, start)}, 'CNY', '人民币', '¥', 2, true) on conflict do nothing`,
    `insert into ed.unit (id, name, code, parent)
      select ${personIds.unit('i')}, '销售部 ' || i, 'U' || i, case when i > 0 then ${personIds.unit('(i - 1) / 7')} end
      ${series(size.units)}`,
    `insert into ed."user" (id, name, login, email, job_title, unit, active, locale, time_zone, kind)
      select ${personIds.user('i')}, ${pickSql(surnames, 'i / 3')} || ${pickSql(givenNames, 'i / 14')} || ' ' || i,
        'person' || i, 'person' || i || '@example.com', 'Sales', ${personIds.unit(`i / ${perUnit}`)}, true, 'zh-CN',
        'Asia/Shanghai', 'internal'
      ${series(size.users)}`,
    `insert into ed.team (id, name) select ${personIds.team('i')}, 'Team ' || i ${series(size.teams)}`,
    `insert into ed.membership (id, team, "user")
      select ${idSql('membership', 'i', start)}, ${personIds.team(`i / ${perTeam}`)}, ${personIds.user('i')}
      ${series(size.users)}`,
    `insert into ed.role_assignment (id, "user", role)
      select ${idSql('assignment', 'i', start)}, ${personIds.user('i')}, '${role}' ${series(size.users)}`,
  ]
}
