/** One field of an opportunity, with If-Match, audited, answered whole. */
import type { Facts } from './facts.ts'
import type { Operation, Pair, Who } from './operation.ts'

/** Neighbours in the list are changed alike, one by each server: ten of each. */
function pairs(facts: Facts, who: Who): Pair[] {
  return facts[who].ownOpportunities.slice(0, 5).map(id => ({
    product: {
      method: 'PATCH',
      path: `/api/records/opportunity/${id}`,
      body: '{"next_step":"Compared"}',
      headers: { 'if-match': '"1"' },
    },
    baseline: {
      method: 'PATCH',
      path: `/opportunities/${id}`,
      body: '{"next_step":"Compared again"}',
      headers: { 'if-match': '"2"' },
    },
  }))
}

export const update: Operation = {
  name: 'update',
  budget: 0.7,
  hard: 0.6,
  reference: 1609,
  pairs,
  plans: (facts, who) => {
    // The first five were changed twice for the comparison; the load process counts from version 1.
    const ids = facts[who].ownOpportunities.slice(5)
    const plan = { kind: 'update', ids, body: '{"next_step":"Step $n"}' } as const
    return { product: { ...plan, path: '/api/records/opportunity' }, baseline: { ...plan, path: '/opportunities' } }
  },
  comparable: body => {
    const { rev: _rev, next_step: _step, updated_at: _changed, ...rest } = body as Record<string, unknown>
    return rest
  },
}
