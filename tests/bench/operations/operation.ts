/** One thing that both servers are asked to do, and how their answers are compared. */
import type { Plan } from '../load/plan.ts'
import type { Facts } from './facts.ts'

/** A request to each server that must be answered alike. */
export interface Pair {
  readonly product: Wish
  readonly baseline: Wish
}

export interface Wish {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: string
  readonly headers?: Readonly<Record<string, string>>
}

export type Who = 'administrator' | 'person'

export interface Operation {
  readonly name: string
  /** Least share of the baseline's throughput (architecture, budgets). */
  readonly budget: number
  /** Least share that is a hard condition, where there is one. */
  readonly hard?: number
  /** What the hand-written server of the budgets' table did per second. */
  readonly reference?: number
  /** As whom that was measured; the person with a scope unless said. */
  readonly proportionAs?: Who
  /** Requests to compare, one after the other. */
  pairs(facts: Facts, who: Who): readonly Pair[]
  /** What to send under load. */
  plans(facts: Facts, who: Who): { readonly product: Plan; readonly baseline: Plan }
  /** Takes away what differs between two answers by nature (ids and times of what was just made). */
  comparable?(body: unknown): unknown
}

/** Plans that repeat the requests of pairs. */
export function cycleOf(pairs: readonly Pair[]): { product: Plan; baseline: Plan } {
  const requests = (side: 'product' | 'baseline') =>
    pairs.map(pair => {
      const { method, path, body } = pair[side]
      if (method === 'PATCH') throw new Error('A change cannot be repeated')
      return { method, path, ...(body === undefined ? {} : { body }) }
    })
  return {
    product: { kind: 'cycle', requests: requests('product') },
    baseline: { kind: 'cycle', requests: requests('baseline') },
  }
}
