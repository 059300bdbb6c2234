/**
 * The tables of BM, where applications live: definitions by hash, revisions, head, the storage map and the promotions
 * under way. Records are elsewhere, in ED; nothing here knows a single one.
 */
import type { LayerMigrations } from '#platform/database/migrate.ts'
import { gateKey } from './gate.ts'

const tables = `
create schema bm;
create table bm.blob (hash text primary key, content json not null);
create table bm.revision (
  number int primary key,
  parent int references bm.revision (number),
  content jsonb not null,
  format int not null,
  author uuid,
  message text not null,
  created_at timestamptz not null default now(),
  source text not null);
create table bm.head (only_row boolean primary key default true check (only_row), revision int not null references bm.revision (number));
insert into bm.revision (number, content, format, message, source) values (0, '{}', 1, 'Empty', 'initial');
insert into bm.head (revision) values (0);
create table bm.storage (
  object_id text not null,
  field_id text not null,
  type text not null,
  part text not null,
  table_name text not null,
  column_name text not null,
  sql_type text not null,
  state text not null check (state in ('live', 'parked', 'prepared')),
  revision int not null,
  primary key (object_id, field_id, type, part),
  unique (table_name, column_name));
create table bm.promotion (
  id uuid primary key default gen_random_uuid(),
  ed text not null,
  base int not null,
  content jsonb not null,
  state text not null check (state in ('preparing', 'blocked', 'finishing', 'done', 'failed')),
  progress jsonb not null default '{}',
  notes jsonb not null default '[]',
  revision int,
  author uuid,
  message text not null,
  source text not null,
  node text not null,
  started_at timestamptz not null default now(),
  heartbeat timestamptz not null default now());
create index on bm.promotion (state) where state in ('preparing', 'blocked', 'finishing');
`

/** Text ready for to_tsvector('simple', …): folded, separators blank, every ideograph and kana a word of its own. */
const searchText = `
create function bm.search_text(value text) returns text language sql immutable strict parallel safe as $$
  select regexp_replace(regexp_replace(lower(normalize(left(value, 50000), nfkc)), '[^[:alnum:]]+', ' ', 'g'),
    '([\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\U00020000-\\U0003ffff])', ' \\1 ', 'g')
$$;
`

/** Casts that answer null instead of an error, for fields that change their type. */
const safeCasts = `
create function bm.try_date(value text) returns date language plpgsql immutable strict parallel safe as $$
begin
  if value !~ '^\\s*\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}([ T].*)?\\s*$' then return null; end if;
  return regexp_replace(substring(value from '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}'), '[/.]', '-', 'g')::date;
exception when others then return null;
end $$;
create function bm.try_moment(value text) returns timestamptz language plpgsql stable strict parallel safe
  set timezone = 'UTC' as $$
begin
  if value !~ '^\\s*\\d{4}-\\d{1,2}-\\d{1,2}([ T].*)?\\s*$' then return null; end if;
  return value::timestamptz;
exception when others then return null;
end $$;
`

/**
 * Lets a statement that is a whole transaction through the gate: true when no switch is under way or waiting and the head
 * is the expected one, which then stays so until the statement ends. Two queries, so that the second sees what was
 * committed before the lock was had, whenever the calling statement began.
 */
const enterGate = `
create function bm.enter_gate(expected int) returns boolean language plpgsql volatile as $$
begin
  if not pg_try_advisory_xact_lock_shared(${gateKey}) then return false; end if;
  return (select revision = expected from bm.head);
end $$;
`

/**
 * Drafts: a base revision, the definitions as they are now by hash, and the edits that led there. Texts of definitions
 * that only drafts have lie apart, so that bm.blob holds what was promoted and nothing else. `touched` says at which
 * version of the draft a definition was last edited; steps up to `floor` are part of a promotion and stay.
 */
const drafts = `
create table bm.draft (
  id uuid primary key,
  name text not null,
  base int not null references bm.revision (number),
  content jsonb not null,
  version int not null default 1,
  position int not null default 0,
  floor int not null default 0,
  touched jsonb not null default '{}',
  owner uuid,
  shared boolean not null default false,
  errors int not null default 0,
  warnings int not null default 0,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  discarded_at timestamptz,
  discarded_by uuid);
create table bm.draft_step (
  draft uuid not null references bm.draft (id) on delete cascade,
  number int not null,
  command text not null,
  arguments jsonb not null,
  description jsonb not null,
  author uuid,
  at timestamptz not null default now(),
  changes jsonb not null,
  base_before int,
  base_after int,
  primary key (draft, number));
create table bm.draft_blob (hash text primary key, content json not null);
`

/**
 * What people see of a promotion and wish of it: how far it is, in rows; whether it is to pause or to be undone; which
 * draft it promotes; why it ended.
 */
const promotionControl = `
alter table bm.promotion drop constraint promotion_state_check;
alter table bm.promotion
  add constraint promotion_state_check
    check (state in ('preparing', 'paused', 'blocked', 'finishing', 'done', 'failed', 'cancelled')),
  add column control text check (control in ('pause', 'cancel')),
  add column draft text,
  add column phase text not null default 'prepare',
  add column done bigint not null default 0,
  add column total bigint not null default 0,
  add column step_table text,
  add column working_since timestamptz,
  add column problem jsonb;
drop index bm.promotion_state_idx;
create index on bm.promotion (state) where state in ('preparing', 'paused', 'blocked', 'finishing');
create index on bm.promotion (started_at);
`

/**
 * How far the preview of a draft is and which version of the draft runs in it; the preview itself is another database.
 * No key to bm.draft: a row outlives its draft until that database is gone.
 */
const previews = `
create table bm.draft_preview (
  draft uuid primary key,
  making uuid not null,
  state text not null check (state in ('making', 'filling', 'ready', 'failed')),
  source text not null check (source in ('production', 'template', 'nothing')),
  template text,
  records int not null,
  done int not null default 0,
  total int not null default 0,
  applied int not null default 0,
  refused int not null default 0,
  problem jsonb,
  made_by uuid,
  started_at timestamptz not null default now(),
  ended_at timestamptz);
`

/** What `migrate` needs for this layer. */
export const metadataMigrations: LayerMigrations = {
  layer: 'metadata',
  migrations: [
    { name: '001-tables', sql: tables },
    { name: '002-search-text', sql: searchText },
    { name: '003-safe-casts', sql: safeCasts },
    { name: '004-enter-gate', sql: enterGate },
    { name: '005-drafts', sql: drafts },
    { name: '006-promotion-control', sql: promotionControl },
    { name: '007-previews', sql: previews },
  ],
}
