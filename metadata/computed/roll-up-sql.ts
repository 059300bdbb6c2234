/**
 * The SQL of a roll-up: what parents hold, taken from their children. Whoever changes children locks their parents first
 * and reads the children afterwards, so that of two writers the later one counts what the earlier one wrote.
 */
import { quoteIn, quoteName } from '../storage/quote.ts'
import type { Assignment } from '../storage/steps.ts'

export interface RollUpSql {
  readonly ed: string
  readonly fn: 'count' | 'sum' | 'min' | 'max' | 'avg'
  readonly parent: {
    readonly table: string
    readonly value: string
    readonly currency?: string | undefined
    readonly scale?: number
  }
  readonly child: {
    readonly table: string
    /** The column that leads to the parent. */
    readonly back: string
    /** Whether it leads to this object, where it may lead to several. */
    readonly isOurs: (alias: string) => string
  }
  /** The value, its currency and the condition, with a prefix before every column. */
  readonly print: (prefix: string) => { readonly value?: string; readonly currency?: string; readonly where?: string }
}

/** What a parent without children holds is told when it is made; undefined where it is nothing. */
export function startBody({ fn, parent }: RollUpSql): string | undefined {
  if (fn !== 'count' && (fn !== 'sum' || parent.currency)) return undefined
  return `begin
  if tg_op = 'INSERT' then
    new.${quoteName(parent.value)} := ${fn === 'sum' && parent.scale !== undefined ? `round(0, ${parent.scale})` : '0'};
  end if;
  return new;
end`
}

/** What every parent holds, in an update of the parents' table. */
export function rollUpValue(sum: RollUpSql): Assignment[] {
  const { ed, parent, child } = sum
  const from = `from ${quoteIn(ed, child.table)} c where c.${quoteName(child.back)} = ${quoteName(parent.table)}.id and ${child.isOurs('c')} and c.deleted_at is null`
  return aggregates(sum).map(({ column, expression }) => ({ column, expression: `(select ${expression} ${from})` }))
}

/** Body of the function that runs after each statement that changed children. */
export function rollUpBody(sum: RollUpSql): string {
  const { ed, parent, child } = sum
  const back = quoteName(child.back)
  const ids = (rows: string) =>
    `select r.${back} as id from ${rows} r where r.${back} is not null and ${child.isOurs('r')}`
  const parts = aggregates(sum)
  const columns = parts.map(part => `p.${quoteName(part.column)}`).join(', ')
  const values = parts.map((_, index) => `r.v${index}`).join(', ')
  return `declare
  ids uuid[];
  lenient text := coalesce(current_setting('fulcrum.lenient', true), '');
begin
  if tg_op = 'INSERT' then
    select array_agg(distinct i.id) into ids from (${ids('new_rows')}) i;
  elsif tg_op = 'DELETE' then
    select array_agg(distinct i.id) into ids from (${ids('old_rows')}) i;
  else
    select array_agg(distinct i.id) into ids from (
      with changed as (
        select o.id from old_rows o join new_rows n on n.id = o.id
        where (${counted(sum, 'o.')}) is distinct from (${counted(sum, 'n.')}))
      select x.id from (${ids('(select * from old_rows where id in (select id from changed))')}) x
      union
      select y.id from (${ids('(select * from new_rows where id in (select id from changed))')}) y) i;
  end if;
  if ids is null then
    return null;
  end if;
  perform from ${quoteIn(ed, parent.table)} where id = any(ids) order by id for no key update;
  perform set_config('fulcrum.lenient', 'on', true);
  update ${quoteIn(ed, parent.table)} p set ${parts.map((part, index) => `${quoteName(part.column)} = r.v${index}`).join(', ')}
    from (select i.id, ${parts.map((part, index) => `${part.expression} as v${index}`).join(', ')}
      from unnest(ids) i (id) left join ${quoteIn(ed, child.table)} c
        on c.${back} = i.id and ${child.isOurs('c')} and c.deleted_at is null
      group by i.id) r
    where p.id = r.id and (${columns}) is distinct from (${values});
  perform set_config('fulcrum.lenient', lenient, true);
  return null;
end`
}

/** Whatever of a child decides what its parent holds. */
function counted({ child, print }: RollUpSql, prefix: string): string {
  const { value, currency, where } = print(prefix)
  const alias = prefix.slice(0, -1)
  return [
    `${prefix}${quoteName(child.back)}`,
    child.isOurs(alias),
    `${prefix}deleted_at is null`,
    value,
    currency,
    where,
  ]
    .filter(part => part !== undefined)
    .join(', ')
}

/** Over the alias `c` of the children, which may be the one empty row of an outer join. */
function aggregates({ fn, parent, print }: RollUpSql): Assignment[] {
  const { value = 'c.id', currency, where } = print('c.')
  const counts = `filter (where c.id is not null${where === undefined ? '' : ` and (${where})`})`
  const rounded = (expression: string) =>
    parent.scale === undefined ? expression : `round(${expression}, ${parent.scale})`
  if (fn === 'count') return [{ column: parent.value, expression: `count(c.id) ${counts}` }]
  const whole = `${fn}(${value}) ${counts}`
  if (parent.currency && currency) {
    // Amounts of several currencies have no sum, and none of them is the least.
    const isOne = `count(distinct ${currency}) ${counts} = 1`
    return [
      { column: parent.value, expression: `case when ${isOne} then ${fn === 'avg' ? rounded(whole) : whole} end` },
      { column: parent.currency, expression: `case when ${isOne} then min(${currency}) ${counts} end` },
    ]
  }
  if (fn === 'sum') return [{ column: parent.value, expression: rounded(`coalesce(${whole}, 0)`) }]
  return [{ column: parent.value, expression: fn === 'avg' ? rounded(whole) : whole }]
}
