/** Looks at rows before or after a step, so that data in the way is reported and never blocks. */
import type { Queryable } from '#platform/database/database.ts'
import { quoteIn, quoteName } from '../storage/quote.ts'
import type { CreateIndex, Fill } from '../storage/steps.ts'
import type { PromotionNote } from './promotion-row.ts'

/** Whether two records share the values of a unique index to be. */
export async function hasDuplicates(db: Queryable, ed: string, { table, columns }: CreateIndex): Promise<boolean> {
  const list = columns.map(quoteName)
  const [rows = []] = await db.script(`select 1 from ${quoteIn(ed, table)}
    where deleted_at is null and ${list.map(column => `${column} is not null`).join(' and ')}
    group by ${list.join(', ')} having count(*) > 1 limit 1`)
  return rows.length > 0
}

/** Notes on values that a conversion could not express. */
export async function countLost(db: Queryable, ed: string, { table, conversions }: Fill): Promise<PromotionNote[]> {
  const notes: PromotionNote[] = []
  for (const { objectId, fieldId, from, to } of conversions) {
    const [rows = []] = await db.script(`select count(*) as count from ${quoteIn(ed, table)}
      where ${quoteName(from)} is not null and ${quoteName(to)} is null`)
    const count = Number(rows[0]?.count ?? 0)
    if (count > 0) notes.push({ code: 'values-lost', objectId, fieldIds: [fieldId], rows: count })
  }
  return notes
}
