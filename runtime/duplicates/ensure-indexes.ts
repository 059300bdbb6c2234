/**
 * Keeps indexes that duplicate rules are answered from. They are made while others write, by one node at a time, after
 * the rules have come into force: until then the answer is right but slow.
 */
import type { Catalog, CatalogObject } from '#metadata/catalog.ts'
import { constraintName } from '#metadata/storage/physical-names.ts'
import type { Database } from '#platform/database/database.ts'

import { quote } from '../query/identifiers.ts'
import { fieldsOfRule, isNormalized } from './find-duplicates.ts'

const indexLock = 0x64757065

/** Makes the missing ones; run it after the start and after every promotion. Does nothing while another node does it. */
export async function ensureDuplicateIndexes(db: Database, catalog: Catalog, ed: string): Promise<void> {
  const wanted = [...catalog.objects.values()].flatMap(object => indexesOf(object, ed))
  if (wanted.length === 0) return
  const connection = await db.connect()
  try {
    const [lock] = await connection.script(`select pg_try_advisory_lock(${indexLock}) as had`)
    if (lock?.[0]?.had !== true) return
    try {
      const valid = await connection.query<{ name: string }>({
        text: `select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
          join pg_namespace n on n.oid = c.relnamespace where n.nspname = $1 and i.indisvalid`,
        values: [ed],
      })
      const known = new Set(valid.map(row => row.name))
      for (const { name, ddl } of wanted.filter(index => !known.has(index.name))) {
        await connection.script(`drop index concurrently if exists ${quote(ed)}.${quote(name)}`)
        await connection.script(ddl)
      }
    } finally {
      await connection.script(`select pg_advisory_unlock(${indexLock})`)
    }
  } finally {
    connection.release()
  }
}

/** By the first field of a rule; hashed, because texts may be longer than a tree's entry. */
function indexesOf(object: CatalogObject, ed: string): { name: string; ddl: string }[] {
  const wanted = (object.definition.duplicates ?? []).flatMap(rule => {
    const field = fieldsOfRule(object, rule)?.find(item => item.type !== 'reference')
    if (!field?.columns || field.unique) return []
    const normalized = isNormalized(rule, field)
    const name = constraintName(object.table, [field.columns.value, ...(normalized ? ['~'] : [])], 'search').replace(
      /search$/,
      'same',
    )
    const value = quote(field.columns.value)
    const expression = normalized ? `(${quote(`${ed}_log`)}.normalized(${value}))` : value
    const ddl = `create index concurrently ${quote(name)} on ${quote(ed)}.${quote(object.table)} using hash (${expression}) where deleted_at is null`
    return [{ name, ddl }]
  })
  return [...new Map(wanted.map(index => [index.name, index])).values()]
}
