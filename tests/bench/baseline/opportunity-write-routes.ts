/** Making and changing opportunities in the hand-written server. */
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'

import { rowsOf, toOpportunity } from './opportunity-routes.ts'
import { personValues, pick } from './opportunity-sql.ts'
import { createOpportunity, updateNextStep } from './opportunity-writes-sql.ts'
import { opportunitySchema } from './schemas.ts'

interface NewOpportunity {
  name: string
  account: string
  stage: string
  amount: { amount: string; currency: string }
  close_date: string
  next_step?: string
}

const newOpportunity = {
  type: 'object',
  required: ['name', 'account', 'stage', 'amount', 'close_date'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 200 },
    account: { type: 'string', format: 'uuid' },
    stage: { type: 'string', enum: ['qualification', 'needs_analysis', 'proposal', 'negotiation', 'won', 'lost'] },
    amount: {
      type: 'object',
      required: ['amount', 'currency'],
      additionalProperties: false,
      properties: {
        amount: { type: 'string', pattern: '^-?\\d{1,15}(\\.\\d{1,2})?$' },
        currency: { type: 'string', enum: ['CNY', 'EUR', 'USD'] },
      },
    },
    close_date: { type: 'string', format: 'date' },
    next_step: { type: 'string', maxLength: 300 },
  },
} as const

const nextStep = {
  type: 'object',
  required: ['next_step'],
  additionalProperties: false,
  properties: { next_step: { type: 'string', maxLength: 300 } },
} as const

/** POST /opportunities and PATCH /opportunities/:id. */
export function opportunityWriteRoutes(http: FastifyInstance, pool: Pool): void {
  http.post<{ Body: NewOpportunity }>(
    '/opportunities',
    { schema: { body: newOpportunity, response: { 201: opportunitySchema } } },
    async (request, reply) => {
      const { person, body } = request
      const [row] = await rowsOf(pool, pick(createOpportunity, person), [
        ...personValues(person),
        newId(),
        body.name,
        body.account,
        body.stage,
        body.amount.amount,
        body.amount.currency,
        body.close_date,
        body.next_step ?? null,
        person.id,
        person.unitId,
        randomUUID(),
        JSON.stringify({ ip: request.ip, client: request.headers['user-agent'] }),
        JSON.stringify(body),
      ])
      if (!row) return reply.code(422).send()
      reply.code(201).headers({ etag: '"1"', location: `/opportunities/${row[0]}` })
      return toOpportunity(row)
    },
  )

  http.patch<{ Params: { id: string }; Body: { next_step: string } }>(
    '/opportunities/:id',
    { schema: { body: nextStep, response: { 200: opportunitySchema } } },
    async (request, reply) => {
      const { person } = request
      const rev = /^"(\d+)"$/.exec(request.headers['if-match'] ?? '')?.[1]
      if (!rev) return reply.code(428).send()
      const [row] = await rowsOf(pool, pick(updateNextStep, person), [
        ...personValues(person),
        request.params.id,
        Number(rev),
        request.body.next_step,
        person.id,
        randomUUID(),
        JSON.stringify({ ip: request.ip, client: request.headers['user-agent'] }),
      ])
      if (!row) return reply.code(412).send()
      reply.header('etag', `"${row[1]}"`)
      return toOpportunity(row)
    },
  )
}

/** A UUIDv7. */
function newId(): string {
  const time = Date.now().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}
