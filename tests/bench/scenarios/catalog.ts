/** Whether a request takes longer in a big application: the same records in systems of 10 and of 2,000 objects. */
import { findFindings } from '#metadata/findings.ts'
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase } from '#platform/database/database.ts'
import { saveCredential } from '#platform/sign-in/credentials.ts'
import { install } from '#runtime/installation/install.ts'
import { openSystem } from '#runtime/installation/open-system.ts'

import { password } from '../data/bench-database.ts'
import { startLoad } from '../load/load-process.ts'
import type { Plan } from '../load/plan.ts'
import { median } from '../median.ts'
import { below, type Row, told } from '../row.ts'
import { signIn, startProduct } from '../servers/product.ts'
import type { ServerProcess } from '../servers/server-process.ts'
import { benchObject, extend } from './bench-fields.ts'
import type { Run } from './run.ts'

const sizes = { small: 10, big: 2000 }

/** Get and list in both, by turns. */
export async function measureCatalog(run: Run): Promise<Row[]> {
  const load = startLoad()
  const servers: ServerProcess[] = []
  try {
    const sides = []
    for (const [name, objects] of Object.entries(sizes)) {
      const url = await run.database.createEmpty()
      const began = performance.now()
      const ids = await makeSystem(url, objects)
      run.say(`${objects} objects: made in ${((performance.now() - began) / 1000).toFixed(1)} s`)
      const server = await startProduct(url, [], { TEMPLATE: 'none' })
      servers.push(server)
      sides.push({ name, server, cookie: await signIn(server.port, 'admin'), ids })
    }
    const [small, big] = sides as [(typeof sides)[0], (typeof sides)[0]]
    const rows: Row[] = []
    for (const [name, planOf] of Object.entries(plans)) {
      const ratios: number[] = []
      const times: number[] = []
      for (let round = 0; round < Math.max(5, run.rounds); round++) {
        const speeds = { small: 0, big: 0 }
        for (const side of round % 2 === 0 ? [small, big] : [big, small]) {
          const order = { port: side.server.port, cookie: side.cookie, connections: 8, plan: planOf(side.ids) }
          const result = await load.run({ ...order, warmUp: run.warmUp, seconds: run.seconds })
          if (result.failed > 0) throw new Error(`${result.failed} requests failed: ${result.firstFailure}`)
          speeds[side.name as 'small' | 'big'] = result.perSecond
        }
        ratios.push(speeds.small / speeds.big - 1)
        times.push(1000 / speeds.big)
      }
      rows.push(
        below(`catalog, ${name}: ${sizes.big} objects instead of ${sizes.small}`, median(ratios) * 100, '% slower', 5),
      )
      rows.push(told(`catalog, ${name}: with ${sizes.big} objects`, median(times), 'ms'))
    }
    rows.push(told(`catalog, start with ${sizes.big} objects`, big.server.startSeconds, 's'))
    rows.push(told(`catalog, memory with ${sizes.big} objects`, big.server.memory() ?? Number.NaN, 'MB'))
    return rows
  } finally {
    load.stop()
    for (const server of servers) await server.stop()
  }
}

const plans: Readonly<Record<string, (ids: readonly string[]) => Plan>> = {
  get: ids => ({ kind: 'cycle', requests: ids.map(id => ({ method: 'GET', path: `/api/records/thing_3/${id}` })) }),
  list: () => ({
    kind: 'cycle',
    requests: [{ method: 'GET', path: '/api/records/thing_3?sort=name&limit=50&fields=name,value_1,owner&count=true' }],
  }),
}

/** A system of so many objects with 200 records in one of them; answers their ids. */
async function makeSystem(url: string, objects: number): Promise<string[]> {
  const db = createDatabase({ url, poolSize: 4 })
  try {
    const system = await openSystem(db, 'Asia/Shanghai')
    await install(system, {
      template: 'none',
      sampleRecords: false,
      createCredential: (tx, { id, login }) => saveCredential(tx, { userId: id, login, password, mustChange: false }),
    })
    const base = await readHead(db)
    const application = extend(
      toNamed((await loadRevision(db, base)).application),
      Array.from({ length: objects }, (_, index) => benchObject(`thing_${index}`)),
    )
    const wish = { ed: 'ed', base, author: null, message: 'Objects', source: 'benchmark', findings: findFindings }
    await promote(db, { ...wish, application })
    await db.script(`insert into ed.thing_3 (id, name, value_1, owner_id)
      select gen_random_uuid(), 'Thing ' || i, i, (select id from ed."user" limit 1) from generate_series(1, 200) i;
      analyze ed.thing_3`)
    const [rows = []] = await db.script('select id from ed.thing_3')
    return rows.map(row => String(row.id))
  } finally {
    await db.close()
  }
}
