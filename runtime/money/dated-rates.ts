/** Exchange rates over time: what one unit of a currency was worth in the base currency from which day to which. */
import sql, { type Sql } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import { table } from '../query/identifiers.ts'
import type { World } from '../query/path.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'
import { baseCurrencySql } from './base-currency.ts'

/** `code, rate, valid_from, valid_to` (the first day on which it does not hold); the base currency is worth 1 always. */
export function datedRatesSql(world: World): Sql {
  const currency = systemObject(world, systemObjects.currency)
  const rate = systemObject(world, systemObjects.exchangeRate)
  const r = (name: string) => systemColumn(rate, 'r', name)
  const code = systemColumn(currency, 'c', 'code')
  const from = r('valid_from')
  return sql`select ${code} as code, ${r('rate')} as rate, ${from} as valid_from,
      coalesce(lead(${from}) over (partition by c.id order by ${from}, r.id), 'infinity'::date) as valid_to
    from ${table(world.ed, rate)} r join ${table(world.ed, currency)} c on c.id = ${r('currency')}
    where r.deleted_at is null and c.deleted_at is null and ${code} is distinct from ${baseCurrencySql(world)}
    union all select ${baseCurrencySql(world)}, 1, '-infinity'::date, 'infinity'::date`
}
