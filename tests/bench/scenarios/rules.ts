/**
 * What rules cost: opportunities are made and changed in the application of the benchmark, which has none, and in the
 * sales template as it is, with lifecycle, formulas and workflows. Both are the product, by turns.
 */
import { promote } from '#metadata/promotion/promote.ts'
import { toNamed } from '#metadata/references.ts'
import { loadRevision, readHead } from '#metadata/revisions.ts'
import { createDatabase } from '#platform/database/database.ts'

import { startLoad } from '../load/load-process.ts'
import { median } from '../median.ts'
import { create } from '../operations/create.ts'
import { readFacts } from '../operations/facts.ts'
import { update } from '../operations/update.ts'
import { type Row, told } from '../row.ts'
import { signIn, startProduct } from '../servers/product.ts'
import type { Run } from './run.ts'

/** The installed template is the first revision of a database of the benchmark. */
const templateRevision = 1

/** Creates and updates with rules, as a share of those without, as administrator with 16 connections. */
export async function measureRules(run: Run): Promise<Row[]> {
  const [plainUrl, ruledUrl] = [await run.database.createCopy(), await run.database.createCopy()]
  await goBackToTemplate(ruledUrl)
  const db = createDatabase({ url: plainUrl, poolSize: 1 })
  const facts = await readFacts(db).finally(() => db.close())
  const servers = { plain: await startProduct(plainUrl), ruled: await startProduct(ruledUrl) }
  // One each: a load process remembers the versions of the records that it has changed.
  const loads = { plain: startLoad(), ruled: startLoad() }
  try {
    const sides = {
      plain: { port: servers.plain.port, cookie: await signIn(servers.plain.port, 'admin') },
      ruled: { port: servers.ruled.port, cookie: await signIn(servers.ruled.port, 'admin') },
    }
    const rows: Row[] = []
    for (const operation of [create, update]) {
      const plan = operation.plans(facts, 'administrator').product
      const speed = async (side: keyof typeof sides): Promise<number> => {
        const timing = { connections: 16, warmUp: run.warmUp, seconds: run.seconds }
        const result = await loads[side].run({ ...sides[side], ...timing, plan })
        if (result.failed > 0) throw new Error(`${result.failed} requests failed: ${result.firstFailure}`)
        return result.perSecond
      }
      const rounds: { plain: number; ruled: number }[] = []
      for (let round = 0; round < run.rounds; round++)
        rounds.push({ plain: await speed('plain'), ruled: await speed('ruled') })
      const share = median(rounds.map(({ plain, ruled }) => ruled / plain))
      rows.push(told(`${operation.name} with lifecycle and formula, share`, share, 'of plain'))
      rows.push(told(`${operation.name} with lifecycle and formula`, median(rounds.map(round => round.ruled)), '/s'))
    }
    return rows
  } finally {
    loads.plain.stop()
    loads.ruled.stop()
    await servers.plain.stop()
    await servers.ruled.stop()
  }
}

async function goBackToTemplate(url: string): Promise<void> {
  const db = createDatabase({ url, poolSize: 2 })
  try {
    const base = await readHead(db)
    const application = toNamed((await loadRevision(db, templateRevision)).application)
    const origin = { author: null, message: 'The template as it is', source: 'benchmark' }
    await promote(db, { ed: 'ed', base, application, ...origin, findings: () => [] })
  } finally {
    await db.close()
  }
}
