/** The 360° page of a customer: the record with the latest contacts, opportunities and activities. */
import type { Facts } from './facts.ts'
import { cycleOf, type Operation, type Pair, type Who } from './operation.ts'

function pairs(facts: Facts, who: Who): Pair[] {
  return facts[who].accounts.map(id => ({
    product: { method: 'GET', path: `/api/records/account/${id}/page` },
    baseline: { method: 'GET', path: `/accounts/${id}/page` },
  }))
}

export const page: Operation = {
  name: 'page',
  budget: 0.85,
  reference: 1110,
  pairs,
  plans: (facts, who) => cycleOf(pairs(facts, who)),
}
