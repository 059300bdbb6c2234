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

/** SQL of dashboards that people keep, and of which dashboard is whose home page: the id of a definition or of a kept one. */
export function personalDashboardTables(log: string): string {
  return `
create table ${log}.personal_dashboard (
  id uuid primary key,
  owner_id uuid not null,
  unit_id uuid,
  base_id text,
  name text not null,
  shared text not null check (shared in ('none', 'team', 'unit', 'all')),
  definition jsonb not null,
  changed_at timestamptz not null default now()
);
create index personal_dashboard_owner on ${log}.personal_dashboard (owner_id);
create index personal_dashboard_shared on ${log}.personal_dashboard (shared) where shared <> 'none';
create table ${log}.home_dashboard (
  user_id uuid primary key,
  dashboard text not null
);
`
}

/** SQL of reports that people keep; `base_id` is the definition whose records and filters a variant keeps to. */
export function personalReportTables(log: string): string {
  return `
create table ${log}.personal_report (
  id uuid primary key,
  owner_id uuid not null,
  unit_id uuid,
  object_id text not null,
  base_id text,
  name text not null,
  shared text not null check (shared in ('none', 'team', 'unit', 'all')),
  definition jsonb not null,
  changed_at timestamptz not null default now()
);
create index personal_report_owner on ${log}.personal_report (owner_id);
create index personal_report_shared on ${log}.personal_report (shared) where shared <> 'none';
`
}

/** SQL that lets what people keep be shared with roles (ids of definitions) and people, too. */
export function sharingColumnsSql(log: string): string {
  return ['personal_list', 'personal_report', 'personal_dashboard']
    .map(
      name => `
alter table ${log}.${name} add column role_ids text[] not null default '{}', add column user_ids uuid[] not null default '{}';`,
    )
    .join('')
}
