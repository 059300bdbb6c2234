/** Files and their bytes: in chunks, so that neither way needs the whole in memory. */

/** SQL of the first version. */
export const fileTables = `
create table platform.file (
  id uuid primary key,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 bytea not null,
  created_by uuid not null,
  created_at timestamptz not null default now(),
  attached_at timestamptz
);
create index file_unattached on platform.file (created_at) where attached_at is null;

create table platform.file_chunk (
  file_id uuid not null,
  number integer not null,
  bytes bytea not null,
  written_at timestamptz not null default now(),
  primary key (file_id, number)
);
alter table platform.file_chunk alter column bytes set storage external;
`
