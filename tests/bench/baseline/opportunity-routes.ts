/** Opportunities in the hand-written server: a page, and one. */
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'

import { getOpportunity, listOpportunities, personValues, pick, type Statement } from './opportunity-sql.ts'
import type { Person } from './people.ts'
import { opportunityListSchema, opportunitySchema } from './schemas.ts'

export type Row = readonly unknown[]

/** Runs a prepared statement; rows as arrays, which pg parses fastest. */
export async function rowsOf(pool: Pick<Pool, 'query'>, { name, text }: Statement, values: unknown[]): Promise<Row[]> {
  return (await pool.query({ name, text, values, rowMode: 'array' })).rows
}

export const reference = (id: unknown, title: unknown) => (id === null ? null : { id, title })
export const money = (amount: unknown, currency: unknown) => (amount === null ? null : { amount, currency })

/** The answer made from a row of `getOpportunity`. */
export function toOpportunity(row: Row) {
  return {
    id: row[0],
    rev: row[1],
    number: row[2],
    name: row[3],
    account: reference(row[4], row[5]),
    contact: reference(row[6], row[7]),
    stage: row[8],
    amount: money(row[9], row[10]),
    probability: row[11],
    close_date: row[12],
    kind: row[13],
    forecast: row[14],
    source: row[15],
    campaign: reference(row[16], row[17]),
    price_list: reference(row[18], row[19]),
    next_step: row[20],
    next_step_on: row[21],
    loss_reason: row[22],
    description: row[23],
    attachments: row[24] ?? [],
    owner: reference(row[25], row[26]),
    unit: reference(row[27], row[28]),
    created_at: row[29],
    created_by: reference(row[30], row[31]),
    updated_at: row[32],
    updated_by: reference(row[33], row[34]),
  }
}

/** GET /opportunities?stage=a,b&from=&to=&limit= and GET /opportunities/:id. */
export function opportunityRoutes(http: FastifyInstance, pool: Pool): void {
  const query = {
    type: 'object',
    required: ['stage'],
    additionalProperties: false,
    properties: {
      stage: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    },
  }
  http.get<{ Querystring: { stage: string; from?: string; to?: string; limit: number } }>(
    '/opportunities',
    { schema: { querystring: query, response: { 200: opportunityListSchema } } },
    async request => {
      const { stage, from, to, limit } = request.query
      return await list(pool, request.person, { stages: stage.split(','), from, to, limit })
    },
  )

  http.get<{ Params: { id: string } }>(
    '/opportunities/:id',
    { schema: { response: { 200: opportunitySchema } } },
    async (request, reply) => {
      const { person } = request
      const [row] = await rowsOf(pool, pick(getOpportunity, person), [...personValues(person), request.params.id])
      if (!row) return reply.code(404).send()
      reply.header('etag', `"${row[1]}"`)
      return toOpportunity(row)
    },
  )
}

interface ListWish {
  readonly stages: string[]
  readonly from: string | undefined
  readonly to: string | undefined
  readonly limit: number
}

async function list(pool: Pool, person: Person, { stages, from, to, limit }: ListWish) {
  const pair = from ? listOpportunities.dated : listOpportunities.undated
  const values = [...personValues(person), stages, limit + 1, ...(from ? [from, to] : [])]
  const rows = await rowsOf(pool, pick(pair, person), values)
  const more = rows.length > limit
  if (more) rows.length = limit
  const last = rows.at(-1)
  return {
    records: rows.map(row => ({
      id: row[0],
      rev: row[1],
      name: row[2],
      stage: row[3],
      amount: money(row[4], row[5]),
      close_date: row[6],
      account: reference(row[7], row[9]),
      owner: reference(row[8], row[10]),
    })),
    count: rows.length > 0 ? rows[0]![11] : 0,
    ...(more && last ? { after: Buffer.from(JSON.stringify([last[4], last[0]])).toString('base64url') } : {}),
  }
}
