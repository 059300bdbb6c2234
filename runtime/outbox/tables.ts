/** Events of changes for whoever acts on them after the commit. Ids only: what a reader may see is decided when he reads. */

/** SQL of the outbox in the schema `<ed>_log`. */
export function outboxTables(log: string): string {
  return `
create table ${log}.outbox (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  object_id text not null,
  record_id uuid not null,
  action text not null,
  actor_id uuid,
  revision int not null,
  fields text[]
);
`
}
