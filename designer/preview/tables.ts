/** What is known of the preview of each draft. The preview itself is a database of its own (preview-place.ts). */

/** SQL of the first version. No key to bm.draft: a row outlives its draft until the preview's database is gone. */
export const previewTables = `
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
