/** Exchange rates as expressions know them: of every day, read at once and kept for some seconds, since rules ask often. */
import type { Catalog } from '#metadata/catalog.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import type { Queryable } from '#platform/database/queryable.ts'

import type { Context } from '../context.ts'
import type { Rates } from '../feel/rates-of.ts'
import { datedRatesSql } from './dated-rates.ts'

type World = Pick<Context, 'catalog' | 'ed' | 'rights'>

interface Row {
  readonly code: string
  readonly rate: string
  readonly valid_from: string | null
}

const keepMilliseconds = 5_000
const known = new WeakMap<Catalog, Map<string, { until: number; rates: Promise<Rates> }>>()

/** The rates of the installation. */
export function readRates(world: World, db: Queryable): Promise<Rates> {
  const kept = known.get(world.catalog) ?? new Map<string, { until: number; rates: Promise<Rates> }>()
  known.set(world.catalog, kept)
  const found = kept.get(world.ed)
  if (found && found.until > Date.now()) return found.rates
  const rates = ask(world, db)
  kept.set(world.ed, { until: Date.now() + keepMilliseconds, rates })
  rates.catch(() => kept.delete(world.ed))
  return rates
}

async function ask(world: World, db: Queryable): Promise<Rates> {
  if (!world.catalog.objectsById.has(systemObjects.exchangeRate)) return { base: undefined, on: () => undefined }
  const statement = datedRatesSql(world)
  const rows = await db.query<Row>({
    text: `select code, rate::text as rate, nullif(valid_from, '-infinity')::text as valid_from from (${statement.text}) r where code is not null order by valid_from desc nulls last`,
    values: statement.values,
  })
  const byCode = Map.groupBy(rows, row => row.code)
  return {
    base: rows.find(row => row.valid_from === null)?.code,
    on: (currency, day) => byCode.get(currency)?.find(row => (row.valid_from ?? '') <= day)?.rate,
  }
}
