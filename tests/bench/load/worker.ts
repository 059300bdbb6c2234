/** The load process: takes orders from its parent, sends as told, and answers with counts and times. */
import { setTimeout as sleep } from 'node:timers/promises'

import { type LoadConnection, openConnection, type Reply, toRequest } from './connection.ts'
import type { LoadOrder, LoadResult, Plan } from './plan.ts'
import { watchAnswer } from './watch-answer.ts'

/** The `rev` of the records that were changed so far; both servers work on the same ones. */
const revs = new Map<string, string>()
let created = Date.now() % 1_000_000_000

interface Source {
  next(): string
  took?(reply: Reply): void
}

process.on('message', (order: LoadOrder) => {
  run(order).then(
    result => process.send?.({ result }),
    (error: Error) => process.send?.({ error: String(error.stack) }),
  )
})

async function run(order: LoadOrder): Promise<LoadResult> {
  const connections = await Promise.all(Array.from({ length: order.connections }, () => openConnection(order.port)))
  const times: number[] = []
  const samples: [number, number][] = []
  const watched: Record<string, number> = {}
  const start = performance.now() + order.warmUp * 1000
  const end = start + order.seconds * 1000
  let failed = 0
  let firstFailure: string | null = null
  let due = performance.now()
  const pause = order.rate ? 1000 / order.rate : 0

  async function drive(connection: LoadConnection, index: number): Promise<void> {
    const source = createSource(order, index)
    for (;;) {
      let began = performance.now()
      if (pause > 0) {
        const turn = due
        due += pause
        if (turn > began) await sleep(turn - began)
        began = turn
      }
      if (performance.now() >= end) return
      const reply = await connection.send(source.next())
      const now = performance.now()
      source.took?.(reply)
      if (now >= end) return
      if (reply.status >= 400) {
        failed++
        firstFailure ??= `${reply.status} ${reply.body.toString('utf8').slice(0, 400)}`
      }
      if (began >= start) times.push(now - began)
      if (!order.watch) continue
      samples.push([Math.round(performance.timeOrigin + began), now - began])
      if (reply.status >= 400) continue
      const seen = watchAnswer(reply, order.watch)
      watched[seen] = (watched[seen] ?? 0) + 1
    }
  }

  await Promise.all(connections.map(drive))
  for (const connection of connections) connection.close()
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return {
    perSecond: times.length / order.seconds,
    requests: times.length,
    failed,
    firstFailure,
    p50: at(0.5),
    p99: at(0.99),
    longest: times.at(-1) ?? 0,
    samples,
    watched,
  }
}

function createSource({ plan, ...order }: LoadOrder, index: number): Source {
  if (plan.kind !== 'mix') return createOwnSource(plan, order, index)
  const sources = plan.of.map(item => createOwnSource(item, order, index))
  let turn = index
  let current = sources[0]!
  return {
    next() {
      current = sources[turn++ % sources.length]!
      return current.next()
    },
    took: reply => current.took?.(reply),
  }
}

function createOwnSource(
  plan: Exclude<Plan, { kind: 'mix' }>,
  { port, cookie, connections }: Omit<LoadOrder, 'plan'>,
  index: number,
): Source {
  switch (plan.kind) {
    case 'cycle': {
      const requests = plan.requests.map(({ method, path, body }) => toRequest(port, cookie, method, path, body))
      let at = Math.floor((index * requests.length) / connections)
      return { next: () => requests[at++ % requests.length]! }
    }
    case 'create':
      return { next: () => toRequest(port, cookie, 'POST', plan.path, plan.body.replaceAll('$n', String(++created))) }
    case 'update': {
      const ids = plan.ids.filter((_, at) => at % connections === index)
      let at = 0
      let id = ''
      return {
        next() {
          id = ids[at++ % ids.length]!
          const body = plan.body.replaceAll('$n', String(++created))
          return toRequest(port, cookie, 'PATCH', `${plan.path}/${id}`, body, `if-match: "${revs.get(id) ?? '1'}"\r\n`)
        },
        took(reply) {
          const rev = /"rev":(\d+)/.exec(reply.body.toString('latin1', 0, 200))?.[1]
          if (reply.status < 300 && rev) revs.set(id, rev)
        },
      }
    }
  }
}
