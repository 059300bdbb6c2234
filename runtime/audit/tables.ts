/**
 * The journal of changes: who changed what, when, from where, with the values before and after by field id. Rows are
 * only ever added. It is cut by month, so that old months can be moved away whole.
 */

/** SQL of the audit in the schema `<ed>_log`. */
export function auditTables(log: string): string {
  return `
create table ${log}.audit (
  id uuid not null,
  at timestamptz not null default now(),
  actor_id uuid,
  revision int,
  source jsonb not null,
  object_id text not null default '',
  record_id uuid,
  action text not null,
  before jsonb,
  after jsonb,
  primary key (at, id)
) partition by range (at);
create index audit_record on ${log}.audit (record_id, at);
create index audit_actor on ${log}.audit (actor_id, at);
create table ${log}.audit_default partition of ${log}.audit default;
create function ${log}.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'The audit is only added to';
end $$;
create trigger audit_append_only before update or delete on ${log}.audit
  for each row execute function ${log}.refuse_change();
`
}
