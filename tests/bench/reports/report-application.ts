/** A table of sales with a million rows, made for reports: few stages, 200 people, 20 regions, five years of days. */
import type { NamedApplication } from '#metadata/application.ts'
import type { FieldDefinition } from '#metadata/definitions.ts'
import type { Database } from '#platform/database/database.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })
const field = (name: string, more: object) =>
  ({ id: `bench-sale-${name}`, name, label: label(name), ...more }) as FieldDefinition

const codes = ['new', 'talks', 'offer', 'won', 'lost']

/** The application with the object `sale` besides. */
export function withSales(application: NamedApplication): NamedApplication {
  const sale = {
    id: 'bench-sale',
    kind: 'object' as const,
    name: 'sale',
    label: label('sale'),
    plural: label('sale'),
    ownership: 'user' as const,
    title: '{name}',
    fields: [
      field('name', { type: 'text', required: true }),
      field('stage', { type: 'choice', choices: codes.map(code => ({ code, label: label(code) })) }),
      field('region', { type: 'text' }),
      field('amount', { type: 'money' }),
      field('closed_on', { type: 'date' }),
      field('met_at', { type: 'datetime' }),
    ],
  }
  return { form: 'named', definitions: [...application.definitions, sale] }
}

/** Makes so many rows. */
export async function fillSales(db: Database, rows: number): Promise<void> {
  await db.script(`insert into ed."user" (id, name, active, kind)
      select gen_random_uuid(), 'Person ' || i, true, 'internal' from generate_series(1, 200) i;
    insert into ed.sale (id, name, stage, region, amount, amount_currency, closed_on, met_at, owner_id)
      select gen_random_uuid(), 'Sale ' || i, (array['${codes.join("','")}'])[1 + (i % 5)], 'Region ' || (i::bigint * 7919 % 20),
        (i::bigint * 104729 % 1000000)::numeric / 100, 'CNY', date '2022-01-01' + (i::bigint * 31 % 1826)::int,
        timestamptz '2022-01-01 00:00Z' + make_interval(mins => (i::bigint * 97 % 2629440)::int), p.id
      from generate_series(1, ${rows}) i
        join (select id, row_number() over (order by name) as n from ed."user" where name like 'Person %') p on p.n = 1 + i % 200;
    insert into ed.currency (id, code, name, active, decimals) select gen_random_uuid(), 'CNY', 'Yuan', true, 2
      where not exists (select 1 from ed.currency where code = 'CNY')`)
  await db.script('vacuum analyze ed.sale')
  await db.script('vacuum analyze ed."user"')
}
