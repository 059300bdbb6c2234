/** What the requests are made of: ids of records that each of the two people may see and change. */
import type { Database } from '#platform/database/database.ts'

import { personLogin } from '../data/bench-database.ts'
import type { Who } from './operation.ts'

export interface FactsOf {
  readonly opportunities: readonly string[]
  /** Opportunities that he may change. */
  readonly ownOpportunities: readonly string[]
  readonly accounts: readonly string[]
}

export type Facts = Readonly<Record<Who, FactsOf>>

/** Some hundred of each, spread over the tables. */
export async function readFacts(db: Database): Promise<Facts> {
  const ids = async (text: string, values: unknown[] = []): Promise<string[]> =>
    (await db.query<{ id: string }>({ text, values })).map(row => row.id)
  const me = `(select id from ed."user" where login = $1)`
  const mates = `(select m."user" from ed.membership m where m.team in (select team from ed.membership where "user" = ${me}))`
  const some = (table: string, where: string, values: unknown[] = []) =>
    ids(
      `select id from (select id from ed.${table} where ${where} order by md5(id::text) limit 400) s order by id`,
      values,
    )
  return {
    administrator: {
      opportunities: await some('opportunity', 'true'),
      ownOpportunities: await some('opportunity', `substr(md5(id::text), 3, 1) = 'a'`),
      accounts: await some('account', 'true'),
    },
    person: {
      opportunities: await some('opportunity', `owner_id in ${mates}`, [personLogin]),
      ownOpportunities: await some('opportunity', `owner_id = ${me}`, [personLogin]),
      accounts: await some('account', `owner_id in ${mates}`, [personLogin]),
    },
  }
}
