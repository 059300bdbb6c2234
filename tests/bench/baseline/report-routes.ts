/** The report of the hand-written server: sum and count of opportunities by stage and month of closing. */
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'

import { rowsOf } from './opportunity-routes.ts'
import { forBoth, personValues, pick } from './opportunity-sql.ts'

const byStageAndMonth = forBoth(
  'by_stage_and_month',
  scoped => `
  select stage, date_trunc('month', close_date::timestamp)::date as month, sum(amount), min(amount_currency), count(*)
  from ed.opportunity
  where deleted_at is null${scoped ? ' and owner_id = any($3::uuid[]) and $1::uuid is not null and ($2::uuid is null or true)' : ''}
  group by 1, 2
  order by array_position('{qualification,needs_analysis,proposal,negotiation,won,lost}'::text[], stage), 2`,
)

const text = { type: 'string', nullable: true } as const
const reportSchema = {
  type: 'object',
  properties: {
    rows: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          stage: text,
          close_date: text,
          total: { type: 'object', nullable: true, properties: { amount: text, currency: text } },
          n: { type: 'integer' },
        },
      },
    },
  },
} as const

/** GET /reports/by-stage-and-month. Everything is in one currency here, and the program knows it. */
export function reportRoutes(http: FastifyInstance, pool: Pool): void {
  http.get('/reports/by-stage-and-month', { schema: { response: { 200: reportSchema } } }, async ({ person }) => {
    const rows = await rowsOf(pool, pick(byStageAndMonth, person), personValues(person))
    return {
      rows: rows.map(([stage, close_date, amount, currency, n]) => ({
        stage,
        close_date,
        total: amount === null ? null : { amount, currency },
        n,
      })),
    }
  })
}
