/** A part of a transaction that is taken back by itself when it fails. */
import type { Transaction } from '#platform/database/database.ts'

let count = 0

/** Runs the work; when it throws, what it wrote is gone and the transaction can go on. */
export async function inSavepoint<T>(tx: Transaction, work: () => Promise<T>): Promise<T> {
  count = (count + 1) % 1_000_000
  const name = `part_${count}`
  await tx.script(`savepoint ${name}`)
  let result: T
  try {
    result = await work()
  } catch (error) {
    await tx.script(`rollback to savepoint ${name}`)
    throw error
  }
  await tx.script(`release savepoint ${name}`)
  return result
}
