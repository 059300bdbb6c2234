/** One opportunity with everything that is shown of it, eight names resolved. */
import type { Facts } from './facts.ts'
import { cycleOf, type Operation, type Pair, type Who } from './operation.ts'

function pairs(facts: Facts, who: Who): Pair[] {
  return facts[who].opportunities.map(id => ({
    product: { method: 'GET', path: `/api/records/opportunity/${id}` },
    baseline: { method: 'GET', path: `/opportunities/${id}` },
  }))
}

export const get: Operation = {
  name: 'get',
  budget: 0.85,
  hard: 0.6,
  reference: 2109,
  pairs,
  plans: (facts, who) => cycleOf(pairs(facts, who)),
}
