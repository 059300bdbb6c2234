/** SQL of the outgoing mails in the schema `<ed>_log`. */
export function mailTables(log: string): string {
  return `
create table ${log}.mail (
  id uuid primary key,
  key text not null unique,
  state text not null default 'queued' check (state in ('queued', 'sending', 'sent', 'failed')),
  user_id uuid,
  address text,
  name text,
  notification_id uuid,
  subject text,
  body text,
  html text,
  object_id text,
  record_id uuid,
  attempts integer not null default 0,
  next_at timestamptz not null default now(),
  lease_until timestamptz,
  error text,
  created_by uuid,
  created_at timestamptz not null default now(),
  sent_at timestamptz
);
create index mail_waiting on ${log}.mail (next_at) where state in ('queued', 'sending');
`
}

/** SQL of the files that go along with mails; they are dropped when the mail has left, or a month after it could not. */
export function attachmentTables(log: string): string {
  return `
create table ${log}.mail_attachment (
  mail_id uuid not null references ${log}.mail (id) on delete cascade,
  position integer not null,
  name text not null,
  type text not null,
  body bytea not null,
  primary key (mail_id, position)
);
`
}

/** Whether the files of a mail that failed were dropped: it cannot be tried again without them. */
export function filesGoneColumn(log: string): string {
  return `alter table ${log}.mail add files_gone boolean not null default false`
}
