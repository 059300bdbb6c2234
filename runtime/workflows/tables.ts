/**
 * What running workflows are kept in: instances with their state, what they wait for, events that are on their way to
 * them, messages that came before anybody waited, incidents, and the log. Records and tasks are elsewhere, in the ED.
 */

/** SQL of the engine's tables in the schema `<ed>_log`. */
export function workflowTables(log: string): string {
  return `
create table ${log}.workflow_instance (
  id uuid primary key,
  workflow_id text not null,
  revision int not null,
  status text not null,
  state json not null,
  record_object text,
  record_id uuid,
  starter uuid,
  parent uuid,
  parent_wait text,
  depth int not null default 0,
  locale text not null default 'en',
  started_at timestamptz not null default now(),
  ended_at timestamptz
) with (fillfactor = 80);
create index workflow_instance_record on ${log}.workflow_instance (record_id, id);
create index workflow_instance_workflow on ${log}.workflow_instance (workflow_id, id);
create index workflow_instance_active on ${log}.workflow_instance (workflow_id, revision) where status = 'active';
create index workflow_instance_parent on ${log}.workflow_instance (parent) where parent is not null;
create table ${log}.workflow_wait (
  instance uuid not null references ${log}.workflow_instance on delete cascade,
  wait text not null,
  kind text not null,
  node text not null,
  name text,
  key text,
  due timestamptz,
  attempts int not null default 0,
  input json,
  error text,
  primary key (instance, wait)
);
create index workflow_wait_due on ${log}.workflow_wait (due) where due is not null;
create index workflow_wait_name on ${log}.workflow_wait (name, key) where name is not null;
create table ${log}.workflow_watch (
  instance uuid not null references ${log}.workflow_instance on delete cascade,
  record_id uuid not null,
  primary key (instance, record_id)
);
create index workflow_watch_record on ${log}.workflow_watch (record_id);
create table ${log}.workflow_event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  instance uuid not null references ${log}.workflow_instance on delete cascade,
  event jsonb not null,
  due timestamptz not null default now(),
  attempts int not null default 0
);
create index workflow_event_due on ${log}.workflow_event (due, id);
create index workflow_event_instance on ${log}.workflow_event (instance);
create table ${log}.workflow_start (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  wish jsonb not null,
  parent uuid references ${log}.workflow_instance on delete cascade,
  parent_wait text
);
create index workflow_start_parent on ${log}.workflow_start (parent) where parent is not null;
create table ${log}.workflow_message (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  name text not null,
  key text not null,
  variables jsonb not null,
  expires_at timestamptz not null,
  depth int not null default 0
);
create index workflow_message_name on ${log}.workflow_message (name, key);
create table ${log}.workflow_schedule (
  workflow_id text not null,
  node text not null,
  cycle text not null,
  due timestamptz not null,
  primary key (workflow_id, node)
);
create table ${log}.workflow_incident (
  instance uuid not null references ${log}.workflow_instance on delete cascade,
  token text not null,
  node text not null,
  wait text,
  code text not null,
  message jsonb not null,
  at timestamptz not null default now(),
  primary key (instance, token)
);
create table ${log}.workflow_log (
  at timestamptz not null default now(),
  instance uuid not null,
  seq int not null,
  workflow_id text not null,
  revision int not null,
  kind text not null,
  node text,
  token text,
  flow text,
  actor uuid,
  ms int,
  data jsonb
) partition by range (at);
create index workflow_log_instance on ${log}.workflow_log (instance, at, seq);
create index workflow_log_workflow on ${log}.workflow_log (workflow_id, at);
create table ${log}.workflow_log_default partition of ${log}.workflow_log default;
create table ${log}.task_candidate (
  task uuid not null,
  kind text not null,
  key text not null,
  primary key (task, kind, key)
);
create index task_candidate_key on ${log}.task_candidate (kind, key);
`
}

/** Whether an instance has locked its record, of the same tables. */
export function lockColumn(log: string): string {
  return `
alter table ${log}.workflow_instance add column locks boolean not null default false;
create index workflow_instance_locks on ${log}.workflow_instance (record_id) where locks;
`
}
