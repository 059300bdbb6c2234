/** Asks both servers the same and insists on the same answer, before anything is measured. */
import type { Operation, Pair, Who, Wish } from '../operations/operation.ts'
import { firstDifference } from './first-difference.ts'

export interface Side {
  readonly port: number
  /** Of the server. */
  readonly pid: number
  readonly cookie: string
}

/** The first difference between answers to a pair of requests; undefined when all are the same. */
export async function findDifference(
  operation: Operation,
  who: Who,
  pairs: readonly Pair[],
  product: Side,
  baseline: Side,
): Promise<string | undefined> {
  const comparable = operation.comparable ?? ((body: unknown) => body)
  for (const pair of pairs) {
    const [ours, theirs] = [await ask(product, pair.product), await ask(baseline, pair.baseline)]
    const difference = firstDifference(comparable(ours), comparable(theirs))
    if (difference !== undefined)
      return `${operation.name} as ${who} is answered differently: ${pair.product.path} at ${difference}`
  }
  return undefined
}

async function ask({ port, cookie }: Side, { method, path, body, headers }: Wish): Promise<unknown> {
  const origin = `http://127.0.0.1:${port}`
  const response = await fetch(`${origin}${path}`, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { origin, 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
  return JSON.parse(text)
}
