/** The words by which the global search finds a record, kept by a trigger: the title's weigh more than the others'. */
import { quoteName } from './quote.ts'

/** Physical columns by weight. */
export interface SearchedColumns {
  readonly title: readonly string[]
  readonly other: readonly string[]
}

/** The tsvector of a row; `prefix` stands before each column, e.g. `new.`. */
export function searchValue({ title, other }: SearchedColumns, prefix: string): string {
  const part = (columns: readonly string[], weight: string) =>
    `setweight(to_tsvector('simple', bm.search_text(concat_ws(' ', ${columns.map(column => prefix + quoteName(column)).join(', ')}))), '${weight}')`
  return [...(title.length > 0 ? [part(title, 'A')] : []), ...(other.length > 0 ? [part(other, 'B')] : [])].join(' || ')
}

/** Body of the trigger function: computes only when a searched column changes. */
export function searchBody(columns: SearchedColumns): string {
  const all = [...columns.title, ...columns.other].map(quoteName)
  const row = (prefix: string) => `row(${all.map(column => prefix + column).join(', ')})`
  return `begin
  if tg_op = 'INSERT' or ${row('new.')} is distinct from ${row('old.')} then
    new.search := ${searchValue(columns, 'new.')};
  end if;
  return new;
end`
}
