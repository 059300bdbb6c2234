/** SQL of the comments in the schema `<ed>_log`. */
export function commentTables(log: string): string {
  return `
create table ${log}.comment (
  id uuid primary key,
  object_id text not null,
  record_id uuid not null,
  text text not null,
  created_by uuid not null,
  created_at timestamptz not null default now()
);
create index comment_record on ${log}.comment (record_id, id);
`
}

/** SQL that lets comments name people. */
export function mentionColumns(log: string): string {
  return `alter table ${log}.comment add column mentions uuid[] not null default '{}'`
}
