/** The one shape in which statements are given to PostgreSQL: a pool, a transaction and a connection all take it. */

/** Text with $1 … and its values; `Sql` of sql-template-tag fits. */
export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  readonly name?: string
  /** Give it a name derived from its text, so that PostgreSQL keeps the plan. */
  readonly prepared?: boolean
}

/** What can run statements. */
export interface Queryable {
  /** The rows as objects. */
  query<Row = Record<string, unknown>>(statement: Statement): Promise<Row[]>
  /** The rows as arrays, for hot paths. */
  arrays(statement: Statement): Promise<unknown[][]>
  /** Several statements in one simple message, without values; the rows of each. */
  script(text: string): Promise<Record<string, unknown>[][]>
}
