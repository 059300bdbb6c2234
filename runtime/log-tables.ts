/** The tables beside the records of one ED: audit, outbox and counters. A draft's ED has its own. */
import { auditTables } from './audit/tables.ts'
import { counterTables } from './numbering/tables.ts'
import { outboxTables } from './outbox/tables.ts'
import { quote } from './query/identifiers.ts'

/** SQL that makes them in `<ed>_log`, which is there already. */
export function logTables(ed: string): string {
  const log = quote(`${ed}_log`)
  return [auditTables(log), outboxTables(log), counterTables(log)].join('\n')
}
