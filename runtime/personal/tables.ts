/** SQL of personal definitions in the schema `<ed>_log`; their content is resolved, so that renames do no harm. */
export function personalTables(log: string): string {
  return `
create table ${log}.personal_list (
  id uuid primary key,
  owner_id uuid not null,
  unit_id uuid,
  object_id text not null,
  name text not null,
  shared text not null check (shared in ('none', 'team', 'unit', 'all')),
  definition jsonb not null,
  changed_at timestamptz not null default now()
);
create index personal_list_object on ${log}.personal_list (object_id, owner_id);
`
}
