/** Documents that were printed and kept with their record, in the schema `<ed>_log`; the bytes are a file. */
export function printedTables(log: string): string {
  return `
create table ${log}.printed_document (
  file_id uuid primary key,
  object_id text not null,
  record_id uuid not null,
  document_id text not null,
  locale text not null,
  at timestamptz not null default now(),
  by_id uuid not null,
  job_id uuid,
  unique (job_id, record_id)
);
create index printed_document_record on ${log}.printed_document (record_id, at desc);
`
}

/**
 * What a document showed, as a ShownData with the name and the label that it had; null where it was printed before that
 * was remembered.
 */
export function shownColumn(log: string): string {
  return `alter table ${log}.printed_document add shown jsonb`
}

/** Which job printed it, where the table is one of its first day, which knew no jobs. */
export function jobColumn(log: string): string {
  return `
alter table ${log}.printed_document add column if not exists job_id uuid;
create unique index if not exists printed_document_job_id_record_id_key on ${log}.printed_document (job_id, record_id);
`
}
