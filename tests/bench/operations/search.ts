/** Searching customers, contacts and opportunities by a word and the beginning of a number. */
import { cycleOf, type Operation, type Pair } from './operation.ts'

const words = ['贝尔', '明德', 'Acme', '王', 'Garcia', '云平台', 'Sensors', '上海']

const pairs: Pair[] = Array.from({ length: 40 }, (_, index) => {
  const q = encodeURIComponent(`${words[index % words.length]} ${10_40 + index * 37}`)
  return {
    product: { method: 'GET', path: `/api/search?q=${q}&objects=account,contact,opportunity&limit=20` },
    baseline: { method: 'GET', path: `/search?q=${q}` },
  }
})

export const search: Operation = {
  name: 'search',
  budget: 0.85,
  pairs: () => pairs,
  plans: () => cycleOf(pairs),
}
