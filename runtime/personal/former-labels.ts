/** What definitions were called that are no longer there, and when they went. */
import sql from 'sql-template-tag'

import type { LocalizedText } from '#metadata/definitions.ts'
import type { Queryable } from '#platform/database/queryable.ts'

export interface Former {
  readonly label: LocalizedText
  /** ISO 8601; undefined where it is there still. */
  readonly when?: string
}

/** By id, for those that ever were in a revision. */
export async function readFormerLabels(db: Queryable, ids: readonly string[]): Promise<Map<string, Former>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{
    id: string
    name: string
    label: LocalizedText | null
    when: string | Date | null
  }>(sql`
    select i.id, b.content ->> 'name' as name, b.content -> 'label' as label, n.created_at as when
    from unnest(${ids}::text[]) i(id)
    cross join lateral (
      select number, content ->> i.id as hash from bm.revision where content ->> i.id is not null
      order by number desc limit 1) r
    join bm.blob b on b.hash = r.hash
    left join bm.revision n on n.number = r.number + 1`)
  return new Map(
    rows.map(({ id, name, label, when }) => [
      id,
      { label: label ?? { en: name }, ...(when === null ? {} : { when: new Date(when).toISOString() }) },
    ]),
  )
}
