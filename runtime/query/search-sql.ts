/** Words that a record is found by: prefixes of words, and any run of Chinese characters (see bm.search_text). */
import sql, { raw, type Sql } from 'sql-template-tag'

import { column } from './identifiers.ts'

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** The tsquery text for what a person typed: Chinese runs as phrases, other words as prefixes; empty when nothing is left. */
export function toSearchQuery(text: string): string {
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
    .map(run => (cjk.test(run) ? `(${[...run].join(' <-> ')})` : `${run}:*`))
    .join(' & ')
}

/** The condition that a record is found. */
export function searchSql(alias: string, query: string): Sql {
  return query === '' ? raw('false') : sql`${column(alias, 'search')} @@ to_tsquery('simple', ${query})`
}
