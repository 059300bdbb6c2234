/** GET /api/search: records of all kinds found by words, as far as the actor may see them. */

import sql from 'sql-template-tag'
import type { Catalog } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import { bindValues } from '../query/late-values.ts'
import { findObject } from '../query/path.ts'
import { prepared } from '../query/prepared.ts'
import { searchedFields, toSearchQuery } from '../query/search-sql.ts'
import type { Answer } from '../read.ts'
import {
  type SearchStatement,
  searchableObjects,
  searchPlaces,
  searchStatement,
  titleFields,
} from './search-statement.ts'
import { snippetOf } from './snippet.ts'

export interface Hit {
  readonly object: string
  readonly id: string
  readonly title: string | null
  /** The text that it was found by, where that is not its title. */
  readonly snippet: string | null
}

const statements = new WeakMap<Catalog, Map<string, SearchStatement>>()

/** The best hits, over the named objects (all when none is named); throws `object/unknown`. */
export async function searchRecords(
  context: Context,
  wish: { readonly text: string; readonly objects: readonly string[]; readonly limit: number },
): Promise<Answer<{ readonly hits: readonly Hit[] }>> {
  const query = toSearchQuery(wish.text)
  const searchable = searchableObjects(context)
  const wanted = wish.objects.map(name => findObject(context, name))
  const objects = wanted.length > 0 ? searchable.filter(object => wanted.includes(object)) : searchable
  if (query === '' || objects.length === 0) {
    const [head] = await context.db.arrays(prepared(sql`select revision from bm.head`, context.actor))
    return { revision: head?.[0] as number, value: { hits: [] } }
  }
  const typed = wish.text.normalize('NFKC').trim().toLowerCase()
  const pattern = typed.replaceAll(/[\\%_]/g, '\\$&')
  const places = new Map<unknown, string>([
    [searchPlaces.query, query],
    [searchPlaces.exact, typed],
    [searchPlaces.prefix, `${pattern}%`],
    [searchPlaces.inside, `%${pattern}%`],
  ])
  const { text, values } = statementFor(
    context,
    objects.map(object => object.name),
    wish.limit,
  )
  const bound = bindValues(
    values.map(value => places.get(value) ?? value),
    context.actor,
    new Date(),
  )
  const rows = await context.db.arrays({ text, values: bound, prepared: true })
  return {
    revision: rows[0]?.[0] as number,
    value: { hits: rows.flatMap(row => toHit(context, row, wish.text) ?? []) },
  }
}

function statementFor(context: Context, objects: readonly string[], limit: number): SearchStatement {
  const known = statements.get(context.catalog) ?? new Map<string, SearchStatement>()
  statements.set(context.catalog, known)
  const key = `${context.ed}|${context.rights.key}|${limit}|${objects.join(',')}`
  const found = known.get(key)
  if (found) return found
  const made = searchStatement(
    context,
    objects.flatMap(name => context.catalog.objects.get(name) ?? []),
    limit,
  )
  if (known.size > 500) known.clear()
  known.set(key, made)
  return made
}

function toHit(context: Context, row: readonly unknown[], words: string): Hit | undefined {
  const [, objectId, id, title, texts] = row as [number, string | null, string, string | null, (string | null)[]]
  const object = objectId === null ? undefined : context.catalog.objectsById.get(objectId)
  if (!object) return undefined
  const titles = new Set(titleFields(context, object))
  const others = searchedFields(context, object).visible.flatMap((field, index) =>
    titles.has(field) ? [] : [texts[index] ?? ''],
  )
  return { object: object.name, id, title, snippet: snippetOf(others, words) }
}
