/** GET /api/catalog: the text of the answer, kept per catalog, roles and currencies. */
import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'

import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import { baseCurrencySql, currencyDecimalsSql } from '../money/base-currency.ts'
import { prepared } from '../query/prepared.ts'
import type { Answer } from '../read.ts'
import { actorCatalog } from './actor-catalog.ts'

/** JSON, and an entity tag that changes when it does. */
export interface CatalogText {
  readonly json: string
  readonly etag: string
}

const cache = new WeakMap<Catalog, Map<string, CatalogText>>()

/** The catalog of the actor as text. */
export async function answerCatalog(context: Context): Promise<Answer<CatalogText>> {
  const question = sql`select h.revision, ${baseCurrencySql(context)} as base, ${currencyDecimalsSql(context)} as decimals from bm.head h`
  const [row] = await context.db.query<CurrencyRow>(prepared(question, context.actor))
  return { revision: row?.revision ?? 0, value: textOf(context, row) }
}

interface CurrencyRow {
  readonly revision: number
  readonly base: string | null
  readonly decimals: Readonly<Record<string, number>>
}

function textOf(context: Context, row: CurrencyRow | undefined): CatalogText {
  const [baseCurrency, currencyDecimals] = [row?.base ?? null, row?.decimals ?? {}]
  const known = cache.get(context.catalog) ?? new Map<string, CatalogText>()
  cache.set(context.catalog, known)
  const key = `${context.rights.key}|${baseCurrency}|${JSON.stringify(currencyDecimals)}`
  const found = known.get(key)
  if (found) return found
  const { revision, ...rest } = actorCatalog(context)
  const json = JSON.stringify({ revision, baseCurrency, currencyDecimals, ...rest })
  const hash = createHash('sha256').update(key).digest('base64url').slice(0, 12)
  const made = { json, etag: `W/"${revision}-${hash}"` }
  known.set(key, made)
  return made
}
