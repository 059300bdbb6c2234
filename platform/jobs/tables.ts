/** Jobs as people see them; the queue that delivers them keeps its own tables in a schema of its own. */

/** SQL of the first version. */
export const jobTables = `
create table platform.job (
  id uuid primary key,
  kind text not null,
  state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  input jsonb not null,
  cursor jsonb,
  done integer not null default 0,
  total integer,
  created integer not null default 0,
  updated integer not null default 0,
  rejected integer not null default 0,
  result jsonb,
  problem jsonb,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  ended_at timestamptz,
  runner uuid,
  heartbeat timestamptz not null default now(),
  attempts integer not null default 0
);
create index job_creator on platform.job (created_by, id);
create index job_open on platform.job (heartbeat) where state in ('queued', 'running');

create table platform.job_error (
  job_id uuid not null references platform.job on delete cascade,
  number bigint generated always as identity,
  row integer,
  pointer text not null default '',
  code text not null,
  message text not null,
  primary key (job_id, number)
);
`
