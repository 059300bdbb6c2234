/** One batch of a large table's rows, in the order of their ids. */
import type { Queryable } from '#platform/database/database.ts'
import { leniently } from '../storage/lenient.ts'
import { quoteIn, quoteText } from '../storage/quote.ts'
import { assignmentList, type Fill, isDifferent } from '../storage/steps.ts'

/** Fills the rows after `cursor` (undefined: from the start); answers the next cursor, null when it was the last. */
export async function fillBatch(
  tx: Queryable,
  ed: string,
  { table, set }: Fill,
  cursor: string | undefined,
  size: number,
): Promise<string | null> {
  const name = quoteIn(ed, table)
  const after = cursor === undefined ? '' : `where id > ${quoteText(cursor)}`
  const [ends = []] = await tx.script(
    `select id from (select id from ${name} ${after} order by id limit ${size}) batch order by id desc limit 1`,
  )
  const last = ends[0]?.id
  if (last === undefined) return null
  const range = `${cursor === undefined ? '' : `id > ${quoteText(cursor)} and `}id <= ${quoteText(String(last))}`
  // What is taken from other tables is read after the rows are locked: whoever changes those locks these rows, too.
  await tx.script(`select count(*) from (select from ${name} where ${range} order by id for no key update) locked`)
  await tx.script(leniently(`update ${name} set ${assignmentList(set)} where ${range} and (${isDifferent(set)})`))
  return String(last)
}
