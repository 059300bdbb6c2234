/** Fills the tables of an installed system by SQL alone. Indexes are made afterwards, which is several times faster. */
import type { Database } from '#platform/database/database.ts'
import { peopleSql } from './people-sql.ts'
import { recordsSql } from './records-sql.ts'
import type { DataSize } from './size.ts'

const bulk = ['account', 'contact', 'opportunity', 'activity']

/** Every statement that fills an installation, in order. */
export function fillSql(size: DataSize): string[] {
  return [...peopleSql(size), ...recordsSql(size)]
}

/** Runs them, then makes the planner know the tables. */
export async function fill(db: Database, size: DataSize, say: (text: string) => void): Promise<void> {
  const [indexes = []] = await db.script(`select schemaname || '."' || indexname || '"' as name, indexdef
    from pg_indexes where schemaname = 'ed' and tablename in (${bulk.map(name => `'${name}'`).join(', ')})
      and indexdef not like 'CREATE UNIQUE%'`)
  for (const { name } of indexes) await db.script(`drop index ${name}`)
  for (const statement of fillSql(size)) {
    const began = performance.now()
    await db.script(`begin; set local session_replication_role = replica; ${searching(statement)}; commit`)
    say(`${statement.slice(0, 40).split('(')[0]?.trim()} (${((performance.now() - began) / 1000).toFixed(1)} s)`)
  }
  for (const { indexdef } of indexes) await db.script(`set maintenance_work_mem = '256MB'; ${indexdef}`)
  await db.script('vacuum analyze')
}

/** Foreign keys are not checked row by row (the data are right by construction), the search words are still made. */
function searching(statement: string): string {
  const table = /insert into (ed\.\S+)/.exec(statement)?.[1]
  return `do $$ declare t record; begin
    for t in select tgname from pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal loop
      execute format('alter table ${table} enable always trigger %I', t.tgname);
    end loop; end $$;
    ${statement};
    do $$ declare t record; begin
    for t in select tgname from pg_trigger where tgrelid = '${table}'::regclass and not tgisinternal loop
      execute format('alter table ${table} enable trigger %I', t.tgname);
    end loop; end $$`
}
