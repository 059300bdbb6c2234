/**
 * Rows from before a field became required stay without it until somebody edits them. PostgreSQL would refuse every
 * update of such a row, also one that fills another column, so work of the system itself asks for leniency.
 */

/** SQL that is true within a transaction that asked for leniency; part of every `required` check. */
export const isLenient = `coalesce(current_setting('fulcrum.lenient', true), '') = 'on'`

/** One or more statements that may touch rows in which a required field is empty; to run inside a transaction. */
export function leniently(statements: string): string {
  return `set local fulcrum.lenient = 'on'; ${statements}; set local fulcrum.lenient = 'off'`
}
