/** Response schemas of the hand-written server, from which fastify compiles its serializers. */

const text = { type: 'string', nullable: true } as const
const whole = { type: 'integer' } as const
const reference = { type: 'object', nullable: true, properties: { id: text, title: text } } as const
const money = { type: 'object', nullable: true, properties: { amount: text, currency: text } } as const
const file = { type: 'object', properties: { id: text, name: text, type: text, size: whole } } as const

/** Everything that is shown of one opportunity, in order. */
export const opportunitySchema = {
  type: 'object',
  properties: {
    id: text,
    rev: whole,
    number: text,
    name: text,
    account: reference,
    contact: reference,
    stage: text,
    amount: money,
    probability: text,
    close_date: text,
    kind: text,
    forecast: text,
    source: text,
    campaign: reference,
    price_list: reference,
    next_step: text,
    next_step_on: text,
    loss_reason: text,
    description: text,
    attachments: { type: 'array', items: file },
    owner: reference,
    unit: reference,
    created_at: text,
    created_by: reference,
    updated_at: text,
    updated_by: reference,
  },
} as const

/** A page of opportunities. */
export const opportunityListSchema = {
  type: 'object',
  properties: {
    records: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          id: text,
          rev: whole,
          name: text,
          stage: text,
          amount: money,
          close_date: text,
          account: reference,
          owner: reference,
        },
      },
    },
    count: whole,
    after: { type: 'string' },
  },
} as const
