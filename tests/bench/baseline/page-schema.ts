/** Response schema of the customer's page in the hand-written server. */

const text = { type: 'string', nullable: true } as const
const whole = { type: 'integer', nullable: true } as const
const reference = { type: 'object', nullable: true, properties: { id: text, title: text } } as const
const money = { type: 'object', nullable: true, properties: { amount: text, currency: text } } as const
const texts = { type: 'array', nullable: true, items: { type: 'string' } } as const
const file = { type: 'object', properties: { id: text, name: text, type: text, size: whole } } as const

const listOf = (properties: Record<string, object>) => ({
  type: 'object',
  properties: {
    records: { type: 'array', items: { type: 'object', properties: { id: text, rev: whole, ...properties } } },
    after: { type: 'string' },
  },
})

const account = {
  type: 'object',
  properties: {
    id: text,
    rev: whole,
    name: text,
    short_name: text,
    roles: texts,
    ...Object.fromEntries(['status', 'level', 'industry', 'source', 'credit_code'].map(name => [name, text])),
    employees: whole,
    annual_revenue: money,
    parent: reference,
    ...Object.fromEntries(['phone', 'email', 'website', 'country', 'province', 'city'].map(name => [name, text])),
    ...Object.fromEntries(['postal_code', 'address', 'description'].map(name => [name, text])),
    attachments: { type: 'array', items: file },
    record_type: text,
    owner: reference,
    unit: reference,
    created_at: text,
    created_by: reference,
    updated_at: text,
    updated_by: reference,
  },
}

export const accountPageSchema = {
  type: 'object',
  properties: {
    page: text,
    form: text,
    record: account,
    related: {
      type: 'object',
      properties: {
        contacts: listOf({ name: text, job_title: text, mobile: text, email: text }),
        opportunities: listOf({ name: text, stage: text, amount: money, close_date: text, owner: reference }),
        activities: listOf({ subject: text, status: text, start: text, owner: reference }),
      },
    },
    actions: { type: 'array', items: { type: 'string' } },
    conversions: { type: 'array', items: { type: 'string' } },
    rights: { type: 'object', properties: { update: { type: 'boolean' }, delete: { type: 'boolean' } } },
  },
}
