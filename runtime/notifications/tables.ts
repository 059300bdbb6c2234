/** SQL of the notifications in the schema `<ed>_log`. Texts are made when somebody reads: kinds and parameters are kept. */
export function notificationTables(log: string): string {
  return `
create table ${log}.notification (
  id uuid primary key,
  user_id uuid not null,
  kind text not null,
  parameters jsonb not null default '{}',
  object_id text,
  record_id uuid,
  task_id uuid,
  created_by uuid,
  created_at timestamptz not null default now(),
  read_at timestamptz,
  key text,
  unique (user_id, key)
);
create index notification_user on ${log}.notification (user_id, id desc);
create index notification_unread on ${log}.notification (user_id) where read_at is null;
`
}
