/** How far each number has counted. */

/** SQL of the counters in the schema `<ed>_log`. */
export function counterTables(log: string): string {
  return `create table ${log}.counter (key text primary key, value bigint not null);`
}
