/**
 * Writes records of the fixture application against a server and remembers what was acknowledged, so that after any
 * accident it can be asked whether every acknowledged write is there and nothing is half done.
 */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'

import type { ServerAnswer, TestServer } from './server.ts'

/** Names of one load; rounds on one system have different ones. */
let loads = 0

export interface WriteLoad {
  /** Acknowledged so far. */
  count(): number
  /** Statuses other than success with their problem codes, and how often; lost connections as `0 lost`. */
  refusals(): Readonly<Record<string, number>>
  stop(): Promise<void>
  /** Sentences on what is missing or half done; none when all is well. */
  findFaults(db: Queryable): Promise<string[]>
}

interface Known {
  readonly name: string
  readonly rev: number
}

const linesEach = 3

/** Starts writers that each create deals with lines, rename them, and add a line with the rename, until they are stopped. */
export function startWrites(server: TestServer, writers = 6): WriteLoad {
  const prefix = `load ${++loads}`
  const known = new Map<string, Known>()
  const refused: Record<string, number> = {}
  let acknowledged = 0
  let isOver = false
  let serial = 0

  async function send(...request: Parameters<TestServer['ask']>): Promise<ServerAnswer | undefined> {
    const answer = await server.ask(...request).catch(() => undefined)
    if (answer && answer.status < 300) return answer
    const reason = answer ? `${answer.status} ${answer.body?.type ?? ''}` : '0 lost'
    refused[reason] = (refused[reason] ?? 0) + 1
    // Do not spin while the server is away.
    await new Promise(resolve => setTimeout(resolve, 20))
    return undefined
  }

  async function write(): Promise<void> {
    while (!isOver) {
      const name = `${prefix} ${++serial}`
      const lines = Array.from({ length: linesEach }, (_, index) => ({ name: `${name} line ${index}`, quantity: 1 }))
      const made = await send('POST', '/api/records/deal', { name, lines })
      if (!made) continue
      const { id, rev } = made.body as { id: string; rev: number }
      known.set(id, { name, rev })
      acknowledged += 1
      const renamed = { name: `${name} renamed`, lines: { create: [{ name: `${name} late line`, quantity: 2 }] } }
      const changed = await send('PATCH', `/api/records/deal/${id}`, renamed, { 'if-match': `"${rev}"` })
      if (!changed) continue
      known.set(id, { name: renamed.name, rev: (changed.body as { rev: number }).rev })
      acknowledged += 1
    }
  }

  const working = Array.from({ length: writers }, write)
  return {
    count: () => acknowledged,
    refusals: () => refused,
    async stop() {
      isOver = true
      await Promise.all(working)
    },
    async findFaults(db) {
      const faults: string[] = []
      const rows = await db.query<{ id: string; name: string; rev: number; lines: number }>(sql`
        select id, name, rev, (select count(*) from ed.deal_line l where l.deal = d.id) as lines
        from ed.deal d where name like ${`${prefix} %`}`)
      const found = new Map(rows.map(row => [row.id, row]))
      for (const [id, { name, rev }] of known) {
        const row = found.get(id)
        if (!row) faults.push(`${name} was acknowledged and is gone`)
        else if (row.rev < rev) faults.push(`${name} was acknowledged as version ${rev} and is version ${row.rev}`)
        else if (row.rev === rev && row.name !== name) faults.push(`${name} was acknowledged and is called ${row.name}`)
      }
      for (const { name, lines } of rows) {
        const expected = linesEach + (name.endsWith('renamed') ? 1 : 0)
        if (lines !== expected) faults.push(`${name} has ${lines} lines instead of ${expected}`)
      }
      return [...faults, ...(await findHalfDone(db))]
    },
  }
}

/** Records without their audit or event, audit and events without their record, lines without their parent. */
async function findHalfDone(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ fault: string }>(sql`
    with records as (
      select 'fix-deal' as object, id, rev from ed.deal union all select 'fix-deal_line', id, rev from ed.deal_line
    ), journal as (
      select record_id as id, count(*) filter (where action = 'created') as made, count(*) filter (where action = 'updated') as changed
      from ed_log.audit where object_id in ('fix-deal', 'fix-deal_line') group by 1
    ), events as (
      select record_id as id, count(*) as count from ed_log.outbox where object_id in ('fix-deal', 'fix-deal_line') group by 1
    )
    select format('%s %s is version %s with %s + %s entries in the audit and %s events', object, coalesce(r.id, j.id), rev, made, changed, e.count) as fault
    from records r full join journal j on j.id = r.id left join events e on e.id = coalesce(r.id, j.id)
    where r.id is null or made is distinct from 1 or changed is distinct from rev - 1 or e.count is distinct from rev
    union all select format('the line %s has no deal', l.id) from ed.deal_line l left join ed.deal d on d.id = l.deal where d.id is null
    limit 20`)
  return rows.map(row => row.fault)
}
