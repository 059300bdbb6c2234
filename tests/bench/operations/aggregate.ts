/** Sum and count of all opportunities that one may see, by stage and month of closing. */
import { cycleOf, type Operation, type Pair } from './operation.ts'

const asked = {
  groups: [{ field: 'stage' }, { field: 'close_date', by: 'month' }],
  measures: [
    { fn: 'sum', field: 'amount', as: 'total' },
    { fn: 'count', as: 'n' },
  ],
  sort: ['stage', 'close_date'],
}
const pair: Pair = {
  product: { method: 'POST', path: '/api/records/opportunity/aggregate', body: JSON.stringify(asked) },
  baseline: { method: 'GET', path: '/reports/by-stage-and-month' },
}

export const aggregate: Operation = {
  name: 'aggregate',
  budget: 0.85,
  reference: 14.3,
  proportionAs: 'administrator',
  pairs: () => [pair],
  plans: () => cycleOf([pair]),
}
