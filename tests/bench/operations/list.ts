/** A page of 50 opportunities: filter, sort, two names resolved, count. */
import { cycleOf, type Operation, type Pair, type Who } from './operation.ts'

const stages = ['qualification', 'needs_analysis', 'proposal', 'negotiation', 'won', 'lost']
const fields = 'name,stage,amount,close_date,account,owner'

/** Some 330 records match each: of everybody's those that close within four days, of a team's all in two stages. */
function pairs(who: Who): Pair[] {
  return Array.from({ length: 30 }, (_, index) => {
    const wanted = [stages[index % 6]!, stages[(index + 1 + Math.floor(index / 6)) % 6]!]
    const from = new Date(Date.UTC(2025, 2, 1 + index * 17)).toISOString().slice(0, 10)
    const to = new Date(Date.parse(from) + 3 * 86_400_000).toISOString().slice(0, 10)
    const dated = who === 'administrator'
    const filter = {
      combinator: 'and',
      rules: [
        { field: 'stage', operator: 'in', value: wanted },
        ...(dated ? [{ field: 'close_date', operator: 'between', value: [from, to] }] : []),
      ],
    }
    const asked = `filter=${encodeURIComponent(JSON.stringify(filter))}&sort=-amount&fields=${fields}&limit=50&count=true`
    return {
      product: { method: 'GET', path: `/api/records/opportunity?${asked}` },
      baseline: {
        method: 'GET',
        path: `/opportunities?stage=${wanted.join(',')}${dated ? `&from=${from}&to=${to}` : ''}&limit=50`,
      },
    }
  })
}

export const list: Operation = {
  name: 'list',
  budget: 0.85,
  hard: 0.6,
  reference: 510,
  pairs: (_facts, who) => pairs(who),
  plans: (_facts, who) => cycleOf(pairs(who)),
}
