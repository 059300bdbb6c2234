/** Definitions by hash, wherever they lie, kept in memory: a draft loads what it has not seen and nothing twice. */
import sql from 'sql-template-tag'

import type { ResolvedApplication } from '#metadata/application.ts'
import { canonicalJson, hashDefinition } from '#metadata/canonical.ts'
import type { Definition } from '#metadata/definitions.ts'
import type { Content } from '#metadata/revisions.ts'
import type { Queryable } from '#platform/database/database.ts'

const most = 20_000
const known = new Map<string, Definition>()

/** The definitions that a content names, in resolved form, ordered by kind and name. */
export async function loadDefinitions(db: Queryable, content: Content): Promise<ResolvedApplication> {
  const hashes = [...new Set(Object.values(content))]
  const missing = hashes.filter(hash => !known.has(hash))
  const fresh = new Map<string, Definition>()
  if (missing.length > 0) {
    const rows = await db.query<{ hash: string; content: Definition }>(sql`
      select hash, content from bm.blob where hash = any(${missing})
      union all select hash, content from bm.draft_blob where hash = any(${missing})`)
    for (const row of rows) fresh.set(row.hash, Object.freeze(row.content))
  }
  const definitions = hashes.map(hash => {
    const found = known.get(hash) ?? fresh.get(hash)
    if (!found) throw new Error(`The definition ${hash} is lost`)
    return found
  })
  for (const [hash, definition] of fresh) remember(hash, definition)
  const key = ({ kind, name, id }: Definition) => `${kind}\n${name}\n${id}`
  return {
    form: 'resolved',
    definitions: definitions
      .map(item => ({ item, key: key(item) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ item }) => item),
  }
}

/** Stores a definition in resolved form under its hash, and answers that. */
export async function storeDefinition(db: Queryable, definition: Definition): Promise<string> {
  const hash = hashDefinition(definition)
  await db.query(sql`
    insert into bm.draft_blob (hash, content)
    select ${hash}, ${canonicalJson(definition)}::json
    where not exists (select from bm.blob where hash = ${hash}) on conflict do nothing`)
  return hash
}

function remember(hash: string, definition: Definition): void {
  if (known.size >= most) known.clear()
  known.set(hash, definition)
}
