/** Words that a record is found by: prefixes of words, and any run of Chinese characters (see bm.search_text). */
import sql, { join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import { column } from './identifiers.ts'
import { LateValue } from './late-values.ts'
import type { World } from './path.ts'
import type { Scope } from './scope.ts'

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The words of what a person typed, in small letters: runs of Chinese characters, other words. */
export function searchWords(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words
    .slice(0, 12)
    .flatMap(
      word =>
        word.match(
          /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu,
        ) ?? [],
    )
}

/** The tsquery text for what a person typed: Chinese runs as phrases, other words as prefixes; empty when nothing is left. */
export function toSearchQuery(text: string): string {
  return searchWords(text)
    .map(run => (cjk.test(run) ? `(${[...run].join(' <-> ')})` : `${run}:*`))
    .join(' & ')
}

/** The condition that a record of the level is found, by words in fields that the actor may see. */
export function searchSql(scope: Scope, query: string | LateValue): Sql {
  if (query === '') return raw('false')
  // As a sub-select the words of today are no reason to plan a statement anew that is asked for other words tomorrow.
  const words =
    query instanceof LateValue ? sql`(select to_tsquery('simple', ${query}))` : sql`to_tsquery('simple', ${query})`
  const found = sql`${column(scope.alias, 'search')} @@ ${words}`
  const { visible, hidden } = searchedFields(scope.world, scope.object)
  if (hidden.length === 0) return found
  if (visible.length === 0) return raw('false')
  const seen = join(visible.map(field => column(scope.alias, field.columns?.value ?? 'id')))
  return sql`(${found} and to_tsvector('simple', bm.search_text(concat_ws(' ', ${seen}))) @@ ${words})`
}

/** The fields that an object is searched by; what is hidden from the actor must not lead to a record. */
export function searchedFields(
  { rights }: World,
  object: CatalogObject,
): { visible: readonly CatalogField[]; hidden: readonly CatalogField[] } {
  const fields = (object.definition.search ?? []).flatMap(name => object.fields.get(name) ?? [])
  return {
    visible: fields.filter(field => rights.field(object, field) !== 'hidden'),
    hidden: fields.filter(field => rights.field(object, field) === 'hidden'),
  }
}
