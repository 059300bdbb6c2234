import { fault, type Group } from './case.ts'

const ours = { differs: 'a function of ours' }

export const amounts: readonly Group[] = [
  {
    of: 'convert()',
    cases: [
      ['convert(12.5, "CNY", "CNY")', 12.5, ours],
      ['convert(12.5, "CNY", "CNY", @"2026-01-31")', 12.5, ours],
      ['convert(amount: 3, from: "CNY", to: "CNY")', 3, ours],
      ['convert(12.5, "CNY", @"2026-01-31")', fault('no-currency'), ours],
      ['convert(12.5, "CNY")', fault('no-currency'), ours],
      ['convert(12.5)', fault('no-currency'), ours],
      ['convert(1, "USD", "CNY", @"2026-01-31")', fault('no-rate'), ours],
      ['convert("1", "USD")', fault('mismatched-argument'), ours],
      ['convert(null, "CNY")', null],
    ],
  },
]
