/** Asks both servers the same and insists on the same answer, before anything is measured. */
import { isDeepStrictEqual } from 'node:util'

import type { Operation, Pair, Who, Wish } from '../operations/operation.ts'

export interface Side {
  readonly port: number
  /** Of the server. */
  readonly pid: number
  readonly cookie: string
}

/** Both answers to the first request that is answered differently; undefined when all are the same. */
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
    if (isDeepStrictEqual(comparable(ours), comparable(theirs))) continue
    return `${operation.name} as ${who} is answered differently:\n${pair.product.path}\n${shown(ours)}\n${pair.baseline.path}\n${shown(theirs)}`
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

function shown(body: unknown): string {
  return JSON.stringify(body).slice(0, 4000)
}
