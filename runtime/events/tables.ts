/** SQL of what the open screens of some people are told, in the schema `<ed>_log`; kept for a day. */
export function eventTables(log: string): string {
  return `
create table ${log}.event (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  topic text not null,
  users uuid[] not null default '{}',
  roles text[] not null default '{}',
  teams uuid[] not null default '{}',
  units uuid[] not null default '{}'
);
create index event_at on ${log}.event (at);
`
}
