/** A new opportunity, validated, numbered and audited, answered with its names. */
import type { Facts } from './facts.ts'
import type { Operation, Pair, Who } from './operation.ts'

const body = (account: string, name: string) =>
  JSON.stringify({
    name,
    account,
    stage: 'proposal',
    amount: { amount: '1234.50', currency: 'CNY' },
    close_date: '2026-12-01',
    next_step: 'Call',
  })

function pairs(facts: Facts, who: Who): Pair[] {
  return facts[who].accounts.slice(0, 10).map((account, index) => ({
    product: { method: 'POST', path: '/api/records/opportunity', body: body(account, `Compared ${index}`) },
    baseline: { method: 'POST', path: '/opportunities', body: body(account, `Compared ${index}`) },
  }))
}

export const create: Operation = {
  name: 'create',
  budget: 0.7,
  reference: 1065,
  pairs,
  plans: (facts, who) => {
    const account = facts[who].accounts[0] ?? ''
    const plan = { kind: 'create', body: body(account, 'New $n') } as const
    return { product: { ...plan, path: '/api/records/opportunity' }, baseline: { ...plan, path: '/opportunities' } }
  },
  comparable: body => {
    const {
      id: _id,
      number: _number,
      created_at: _made,
      updated_at: _changed,
      ...rest
    } = body as Record<string, unknown>
    return rest
  },
}
