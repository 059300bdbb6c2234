/** Names and texts inside DDL, which takes no parameters. */

/** An identifier in double quotes. */
export function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/** A table or function of a schema. */
export function quoteIn(schema: string, name: string): string {
  return `${quoteName(schema)}.${quoteName(name)}`
}

/** A text constant; backslashes mean themselves (standard_conforming_strings is on since PostgreSQL 9.1). */
export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
