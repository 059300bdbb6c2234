/** A worker as a process of its own, to be killed: `node worker-process.ts <database url>`. */
import { createDatabase } from '#platform/database/database.ts'
import { openSystem } from '#runtime/installation/open-system.ts'
import { runDue } from '#runtime/workflows/worker/run-due.ts'

const db = createDatabase({ url: process.argv[2] ?? '', poolSize: 5 })
const system = await openSystem(db, 'Asia/Shanghai')
process.stdout.write('ready\n')
for (;;) {
  const done = await runDue(system, { error: (...said: unknown[]) => console.error(...said) })
  if (done === 0) await new Promise(resolve => setTimeout(resolve, 5))
}
