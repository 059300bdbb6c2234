/** Tables made for reports: sales (few stages, 200 people, 20 regions, five years of days), their lines, targets. */
import type { NamedApplication } from '#metadata/application.ts'
import type { FieldDefinition } from '#metadata/definitions.ts'
import type { Database } from '#platform/database/database.ts'

const label = (text: string) => ({ en: text, 'zh-CN': text })
const fieldOf =
  (object: string) =>
  (name: string, more: object): FieldDefinition =>
    ({ id: `bench-${object}-${name}`, name, label: label(name), ...more }) as FieldDefinition
const [field, line, goal] = [fieldOf('sale'), fieldOf('line'), fieldOf('goal')]

const codes = ['new', 'talks', 'offer', 'won', 'lost']

const products = ['pump', 'valve', 'pipe', 'filter']

/** The application with the objects `sale`, `sale_line` and `goal` besides. */
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
      field('lines', { type: 'children', target: 'sale_line', via: 'sale' }),
    ],
  }
  const object = (name: string, more: object) => ({
    id: `bench-${name}`,
    kind: 'object' as const,
    name,
    label: label(name),
    plural: label(name),
    ownership: 'none' as const,
    title: '{name}',
    ...more,
  })
  const lines = object('sale_line', {
    access: { mode: 'follows', through: 'sale' },
    fields: [
      line('name', { type: 'text' }),
      line('sale', { type: 'reference', target: 'sale', required: true, onDelete: 'cascade' }),
      line('product', { type: 'choice', choices: products.map(code => ({ code, label: label(code) })) }),
      line('price', { type: 'decimal', scale: 2 }),
    ],
  })
  const goals = object('goal', {
    fields: [
      goal('name', { type: 'text' }),
      goal('person', { type: 'reference', target: 'user' }),
      goal('month', { type: 'date' }),
      goal('amount', { type: 'money' }),
    ],
  })
  return {
    form: 'named',
    definitions: [...application.definitions, sale, lines, goals] as NamedApplication['definitions'],
  }
}

/** Makes the people, their targets of five years and the currency. */
export async function fillPeople(db: Database): Promise<void> {
  await db.script(`insert into ed."user" (id, name, active, kind)
      select gen_random_uuid(), 'Person ' || i, true, 'internal' from generate_series(1, 200) i;
    insert into ed.goal (id, name, person, month, amount, amount_currency)
      select gen_random_uuid(), 'Goal', u.id, (date '2022-01-01' + make_interval(months => m))::date, 1000 * (m % 7 + 1), 'CNY'
      from ed."user" u, generate_series(0, 59) m where u.name like 'Person %';
    insert into ed.currency (id, code, name, active, decimals) select gen_random_uuid(), 'CNY', 'Yuan', true, 2
      where not exists (select 1 from ed.currency where code = 'CNY')`)
}

const step = 1_000_000

/** Makes sales with numbers after `from` up to `to`, the first `lines` of them with a line each. */
export async function fillSales(db: Database, from: number, to: number, lines: number): Promise<void> {
  for (let at = from; at < to; at += step) {
    await db.script(`insert into ed.sale (id, name, stage, region, amount, amount_currency, closed_on, met_at, owner_id)
      select gen_random_uuid(), 'Sale ' || i, (array['${codes.join("','")}'])[1 + (i % 5)], 'Region ' || (i::bigint * 7919 % 20),
        (i::bigint * 104729 % 1000000)::numeric / 100, 'CNY', date '2022-01-01' + (i::bigint * 31 % 1826)::int,
        timestamptz '2022-01-01 00:00Z' + make_interval(mins => (i::bigint * 97 % 2629440)::int), p.id
      from generate_series(${at + 1}, ${Math.min(at + step, to)}) i
        join (select id, row_number() over (order by name) as n from ed."user" where name like 'Person %') p on p.n = 1 + i % 200`)
  }
  if (lines > 0) {
    await db.script(`insert into ed.sale_line (id, name, sale, product, price)
      select gen_random_uuid(), 'Line', id, (array['${products.join("','")}'])[1 + (n % 4)], (n % 1000)::numeric / 10
      from (select id, row_number() over () as n from ed.sale limit ${lines}) s`)
  }
  for (const name of ['sale', 'sale_line', 'goal', '"user"']) await db.script(`vacuum analyze ed.${name}`)
}
