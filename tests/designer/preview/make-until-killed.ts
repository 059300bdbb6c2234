/** A process that begins to make a preview, says how far it is, and goes no further: for tests that kill it. */
import { makePreview } from '#designer/preview/make-preview.ts'
import { createDatabase } from '#platform/database/database.ts'
import { openSystem } from '#runtime/installation/open-system.ts'

const [url = '', draft = '', moment = ''] = process.argv.slice(2)
const system = await openSystem(createDatabase({ url }), 'Asia/Shanghai')
const { ended } = await makePreview(
  {
    system,
    directUrl: url,
    log: console,
    signal: new AbortController().signal,
    async at(reached) {
      if (reached !== moment) return
      process.stdout.write(`reached ${reached}\n`)
      await new Promise(() => setInterval(() => undefined, 1000))
    },
  },
  { draft, source: 'production', records: 10, madeBy: null },
)
await ended
