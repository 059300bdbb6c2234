/** Writes definitions into BM under their hashes, and answers what a revision consists of. */
import sql from 'sql-template-tag'
import type { Queryable } from '#platform/database/database.ts'
import type { ResolvedApplication } from '../application.ts'
import { canonicalJson, hashDefinition } from '../canonical.ts'
import { type Content, unknownRevision } from '../revisions.ts'

/** Stores the definitions that are not stored yet; answers the content of the application. */
export async function storeContent(db: Queryable, application: ResolvedApplication): Promise<Content> {
  const blobs = application.definitions.map(item => ({ id: item.id, hash: hashDefinition(item), definition: item }))
  const hashes = blobs.map(blob => blob.hash)
  const known = await db.query<{ hash: string }>(sql`select hash from bm.blob where hash = any(${hashes})`)
  const stored = new Set(known.map(row => row.hash))
  const missing = blobs.filter(blob => !stored.has(blob.hash))
  if (missing.length > 0) {
    const names = missing.map(blob => blob.hash)
    const texts = missing.map(blob => canonicalJson(blob.definition))
    await db.query(sql`insert into bm.blob (hash, content)
      select * from unnest(${names}::text[], ${texts}::json[]) on conflict do nothing`)
  }
  return Object.fromEntries(blobs.map(({ id, hash }) => [id, hash]))
}

/** The content of a revision; problem `revision/unknown`. */
export async function readContent(db: Queryable, revision: number): Promise<Content> {
  const [row] = await db.query<{ content: Content }>(sql`select content from bm.revision where number = ${revision}`)
  if (!row) throw unknownRevision(`There is no revision ${revision}.`)
  return row.content
}

/** Whether two contents are the same definitions, byte for byte. */
export function isSameContent(a: Content, b: Content): boolean {
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every(key => a[key] === b[key])
}
