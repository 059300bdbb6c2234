/**
 * A process that promotes and may kill itself on the way: DATABASE_URL, KILL_AT (number of the moment at which it dies),
 * DRAFT (the draft that it promotes), FACTOR (the shop whose formulas multiply by it, instead of the target).
 * It writes the number of moments when it comes to its end.
 */
import { createDatabase } from '#platform/database/database.ts'
import { computedShop, killedOptions, promoteNext, target } from './promotion-system.ts'

const killAt = Number(process.env.KILL_AT ?? Number.NaN)
const db = createDatabase({ url: process.env.DATABASE_URL ?? '' })
let moments = 0
const at = () => {
  moments++
  if (moments === killAt) process.kill(process.pid, 'SIGKILL')
}
process.stdout.write('started\n')
await promoteNext(
  db,
  process.env.FACTOR ? computedShop(Number(process.env.FACTOR)) : target,
  { ...killedOptions, at },
  process.env.DRAFT,
)
process.stdout.write(`${moments}\n`)
await db.close()
