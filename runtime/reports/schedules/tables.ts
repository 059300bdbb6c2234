/** SQL of scheduled reports in the schema `<ed>_log`: what is sent when to whom, each run of it, and what each person got. */
export function scheduleTables(log: string): string {
  return `
create table ${log}.report_schedule (
  id uuid primary key,
  owner_id uuid not null,
  name text not null,
  -- Id of a definition, or of a personal report.
  report text not null,
  input jsonb not null,
  format text not null check (format in ('pdf', 'xlsx', 'csv')),
  cron text not null,
  days_off text not null check (days_off in ('send', 'skip', 'next')),
  time_zone text not null,
  user_ids uuid[] not null,
  role_ids text[] not null,
  -- People who do not want it any more.
  left_ids uuid[] not null default '{}',
  message text,
  only_with_values boolean not null,
  active boolean not null,
  stopped text check (stopped in ('owner-left')),
  due timestamptz,
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index report_schedule_due on ${log}.report_schedule (due) where active;
create index report_schedule_report on ${log}.report_schedule (report);
create table ${log}.report_run (
  id uuid primary key,
  schedule_id uuid not null references ${log}.report_schedule (id) on delete cascade,
  because text not null check (because in ('time', 'hand')),
  started_by uuid,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  state text not null default 'running' check (state in ('running', 'done', 'failed')),
  problem jsonb
);
create index report_run_schedule on ${log}.report_run (schedule_id, started_at desc);
create table ${log}.report_delivery (
  run_id uuid not null references ${log}.report_run (id) on delete cascade,
  user_id uuid not null,
  state text not null check (state in ('posted', 'empty', 'failed')),
  -- The file was larger than a mail may be: only a link went.
  is_link boolean not null default false,
  problem jsonb,
  at timestamptz not null default now(),
  primary key (run_id, user_id)
);
`
}
