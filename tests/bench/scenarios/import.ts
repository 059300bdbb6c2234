/** Importing customers from CSV: the product's job, and a COPY written by hand, on tables of the same size. */
import { setTimeout as sleep } from 'node:timers/promises'

import { createDatabase } from '#platform/database/database.ts'

import { importAccounts } from '../baseline/import-accounts.ts'
import { median } from '../median.ts'
import { atLeast, type Row, told } from '../row.ts'
import { signIn, startProduct } from '../servers/product.ts'
import type { Run } from './run.ts'

const rowsPerRound = 20_000
/** 2,500 of 6,429 rows/s (architecture, budgets). */
const share = 0.39

interface Job {
  readonly state: string
  readonly created: number
  readonly rejected: number
}

/** Rows per second of both by turns. */
export async function measureImport(run: Run): Promise<Row[]> {
  const db = createDatabase({ url: run.database.url, poolSize: 1 })
  const [admin] = await db.query<{ id: string }>({ text: `select id from ed."user" where login = 'admin'`, values: [] })
  const product = await startProduct(run.database.url)
  try {
    const origin = `http://127.0.0.1:${product.port}`
    const cookie = await signIn(product.port, 'admin')
    const figures: { ours: number; theirs: number }[] = []
    for (let round = 0; round < run.rounds; round++) {
      const ours = await timed(() => importByProduct(origin, cookie, makeCsv(round * 2)))
      const theirs = await timed(() => importAccounts(run.database.url, makeCsv(round * 2 + 1), admin?.id ?? ''))
      figures.push({ ours, theirs })
      run.say(`${ours.toFixed(0)} rows/s against ${theirs.toFixed(0)} rows/s by hand`)
    }
    const ratio = median(figures.map(figure => figure.ours / figure.theirs))
    return [
      atLeast('import, share of a COPY by hand', ratio, 'of base', share),
      told('import: product', median(figures.map(figure => figure.ours)), 'rows/s'),
      told('import: COPY by hand', median(figures.map(figure => figure.theirs)), 'rows/s'),
    ]
  } finally {
    await product.stop()
    await db.close()
  }
}

async function timed(work: () => Promise<number>): Promise<number> {
  const began = performance.now()
  const made = await work()
  if (made !== rowsPerRound) throw new Error(`${made} of ${rowsPerRound} rows were imported`)
  return rowsPerRound / ((performance.now() - began) / 1000)
}

async function importByProduct(origin: string, cookie: string, csv: string): Promise<number> {
  const response = await fetch(`${origin}/api/records/account/import?mode=run&format=csv`, {
    method: 'POST',
    headers: { cookie, origin, 'content-type': 'text/csv' },
    body: csv,
  })
  if (!response.ok) throw new Error(`The import was refused: ${await response.text()}`)
  const { job } = (await response.json()) as { job: string }
  for (;;) {
    const found = (await (await fetch(`${origin}/api/jobs/${job}`, { headers: { cookie } })).json()) as Job
    if (found.state === 'done') return found.created
    if (found.state === 'failed' || found.state === 'cancelled') throw new Error(`The job: ${JSON.stringify(found)}`)
    await sleep(20)
  }
}

/** Rows that nobody has imported before; the headings are names of fields. */
function makeCsv(part: number): string {
  const lines = Array.from({ length: rowsPerRound }, (_, index) => {
    const n = part * rowsPerRound + index
    return `进口 Import ${n} 有限公司,Import ${n},C${n},+86 21 ${60_000_000 + n},import${n}@example.com,上海,${n % 900}`
  })
  return `name,short_name,credit_code,phone,email,city,employees\n${lines.join('\n')}\n`
}
