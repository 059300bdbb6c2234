/** Lets pg-boss write in a transaction of ours, so that a job exists exactly when its cause does. */
import type { Db } from 'pg-boss'
import type { Queryable } from '../database/database.ts'

/** Our transaction in the shape that pg-boss takes. */
export function deliverWith(tx: Queryable): Db {
  return { executeSql: async (text, values = []) => ({ rows: await tx.query({ text, values }) }) }
}
