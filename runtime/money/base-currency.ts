/**
 * The currency that amounts of several currencies are added up in: the active one that has no exchange rate, because
 * rates say what one unit of another currency is worth in it; the one made first where several have none.
 */
import sql, { type Sql } from 'sql-template-tag'

import { systemObjects } from '#metadata/system-fields.ts'

import { table } from '../query/identifiers.ts'
import type { World } from '../query/path.ts'
import { systemColumn, systemObject } from '../query/system-object.ts'

/** The code of the base currency as a scalar sub-select; null where there is no currency at all. */
export function baseCurrencySql(world: World): Sql {
  const currency = systemObject(world, systemObjects.currency)
  return sql`(select ${systemColumn(currency, 'c', 'code')} ${fromBase(world)})`
}

/** How many decimals its amounts are rounded to. */
export function baseDecimalsSql(world: World): Sql {
  const currency = systemObject(world, systemObjects.currency)
  return sql`coalesce((select ${systemColumn(currency, 'c', 'decimals')}::int ${fromBase(world)}), 2)`
}

/** How many decimals amounts of each currency are written with: an object by code, as a scalar sub-select. */
export function currencyDecimalsSql(world: World): Sql {
  const currency = systemObject(world, systemObjects.currency)
  const c = (name: string) => systemColumn(currency, 'c', name)
  return sql`(select coalesce(jsonb_object_agg(${c('code')}, coalesce(${c('decimals')}, 2)::int), '{}')
    from ${table(world.ed, currency)} c where c.deleted_at is null and ${c('code')} is not null)`
}

/** `code, rate, decimals` of every currency today: what one unit is worth in the base currency, null where no rate says it. */
export function ratesSql(world: World, today: unknown): Sql {
  const currency = systemObject(world, systemObjects.currency)
  const rate = systemObject(world, systemObjects.exchangeRate)
  const c = (name: string) => systemColumn(currency, 'c', name)
  const r = (name: string) => systemColumn(rate, 'r', name)
  return sql`select ${c('code')} as code, b.code as base, b.decimals,
    case when c.id = b.id then 1 else (
      select ${r('rate')} from ${table(world.ed, rate)} r
      where ${r('currency')} = c.id and r.deleted_at is null and ${r('valid_from')} <= ${today}::date
      order by ${r('valid_from')} desc limit 1) end as rate
    from ${table(world.ed, currency)} c cross join (
      select c.id, ${c('code')} as code,
        coalesce(${c('decimals')}, 2)::int as decimals ${fromBase(world)}) b
    where c.deleted_at is null`
}

function fromBase(world: World): Sql {
  const currency = systemObject(world, systemObjects.currency)
  const rate = systemObject(world, systemObjects.exchangeRate)
  return sql`from ${table(world.ed, currency)} c
    where c.deleted_at is null and ${systemColumn(currency, 'c', 'active')} is not false
    order by exists (select 1 from ${table(world.ed, rate)} r where ${systemColumn(rate, 'r', 'currency')} = c.id and r.deleted_at is null), c.id
    limit 1`
}
