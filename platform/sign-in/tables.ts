/** Who may sign in and how: the tables. Users themselves belong to another layer; here they are only ids. */

/** SQL of the first version. */
export const signInTables = `
create table platform.credential (
  user_id uuid primary key,
  login text not null,
  password_hash text,
  must_change boolean not null default false,
  changed_at timestamptz not null default now()
);
create unique index credential_login on platform.credential (login);

create table platform.session (
  id uuid primary key,
  token_hash bytea not null unique,
  user_id uuid not null,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  ip text not null,
  agent text not null
);
create index session_of_user on platform.session (user_id);
create index session_expiry on platform.session (expires_at);

create table platform.api_key (
  id uuid primary key,
  key_hash bytea not null unique,
  prefix text not null,
  user_id uuid not null,
  role_id uuid,
  name text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  used_at timestamptz
);
create index api_key_of_user on platform.api_key (user_id);

create table platform.sign_in_link (
  token_hash bytea primary key,
  user_id uuid not null,
  kind text not null check (kind in ('invitation', 'reset')),
  created_by uuid,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index sign_in_link_of_user on platform.sign_in_link (user_id);

create table platform.sign_in_attempt (
  key text primary key,
  count integer not null,
  last_at timestamptz not null default now(),
  blocked_until timestamptz
);
`
