/**
 * Prints a report as one SELECT: records into the finest groups (once more, moved on in time, for each comparison), the
 * largest of a group where only they are wanted, and from these every subtotal by grouping sets, with titles.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { Context } from '../context.ts'
import { baseCurrencySql, baseDecimalsSql, ratesSql } from '../money/base-currency.ts'
import { datedRatesSql } from '../money/dated-rates.ts'
import { actorToday } from '../query/late-values.ts'
import { createAliases, type NextAlias, openScope, type Scope } from '../query/scope.ts'
import { referencedTitleSql } from '../query/title-sql.ts'
import { valueSql } from '../query/value-sql.ts'
import { whereSql } from '../records/where-sql.ts'
import { grainSql, localSql, movedSql, movedWithinSql, withinSql } from './date-sql.ts'
import { codeSql, keepsRecords, moneyPaths, partsSql, wholeSql } from './measure-cells.ts'
import type { PlannedGroup, ReportPlan } from './report-plan.ts'

/** Amounts as they are, with their currencies told; or all in the base currency. */
export type Reckoning = 'direct' | 'converted'

/** The most groups that an answer holds, with all subtotals. */
export const mostRows = 100_000

/** Where the cells of an answered row are. */
export interface ReportStatement {
  readonly text: string
  readonly values: readonly unknown[]
  /** Which groups are rolled up, as a number of bits; its own cell is the second, behind the revision. */
  readonly level: number
  /** By group: its value, whether it stands for all others (-1 where that cannot be), the title (-1 where it has none). */
  readonly groups: readonly { readonly value: number; readonly others: number; readonly title: number }[]
  /** By measure: its cell, and that of what it is compared with; -1 for formulas. */
  readonly measures: readonly { readonly value: number; readonly before: number }[]
  /** By amount: the least and the greatest currency; converted: the currencies without a rate. */
  readonly monies: readonly number[]
  /** The base currency and its decimals; -1 without amounts. */
  readonly base: number
}

/** The statement; its first cell is the revision of the head. */
export function reportStatement(context: Context, plan: ReportPlan, reckoning: Reckoning): ReportStatement {
  const next = createAliases()
  const printing: Printing = {
    context,
    plan,
    next,
    monies: moneyPaths(plan),
    isRecord: keepsRecords(plan),
    isConverted: reckoning === 'converted',
  }
  const steps = [sql`base as (${baseSql(printing)})`]
  const from = narrowedSql(printing, steps)
  const { cells, columns, layout } = wholeCells(printing)
  steps.push(
    sql`whole as (select ${join(columns)} from ${from}${groupingSql(plan)} limit ${raw(String(mostRows + 1))})`,
  )
  const joins = titleSteps(printing, steps)
  const rows = sql`with ${join(steps)} select ${join(cells)} from whole${joins}`
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (${rows}) t on true`
  return { text: statement.text, values: statement.values, ...layout }
}

interface Printing {
  readonly context: Context
  readonly plan: ReportPlan
  readonly next: NextAlias
  readonly monies: readonly string[]
  readonly isRecord: boolean
  readonly isConverted: boolean
}

/** The first step, for the records as they are and for each shift. */
function baseSql(printing: Printing): Sql {
  const { plan } = printing
  return join(
    [undefined, ...plan.shifts.keys()].map(shift => shiftedSql(printing, shift)),
    ' union all ',
  )
}

function shiftedSql({ context, plan, next, monies, isRecord, isConverted }: Printing, at: number | undefined): Sql {
  const scope = openScope(context, plan.object, next)
  const shift = at === undefined ? undefined : plan.shifts[at]
  const { timeZone } = context.actor
  const keys = [
    ...plan.groups.map((item, index) => {
      const local = item.group.by && localSql(scope, item.path)
      const moved = local && shift && item.isMoved ? movedSql(local, shift) : local
      const value =
        moved && item.group.by ? grainSql(moved, item.group.by, plan.fiscalMonth) : valueSql(scope, item.path)
      return sql`${value} as ${raw(`g${index}`)}`
    }),
    ...monies.map((name, index) => sql`${codeSql(scope, plan, name)} as ${raw(`k${index}`)}`),
  ]
  const rates = isConverted ? monies.map(() => ({ alias: next() })) : []
  const parts = plan.measures.flatMap((item, index) =>
    partsSql(scope, item, rates[monies.indexOf(item.path?.name ?? '')], isRecord).map(
      (part, cell) => sql`${part} as ${raw(`p${index}_${cell}`)}`,
    ),
  )
  const joined = rates.map(({ alias }, index) =>
    rateJoin(scope, plan, alias, codeSql(scope, plan, monies[index] ?? '')),
  )
  const conditions = [whereSql(scope, { where: plan.where, search: undefined, deleted: false, right: plan.right })]
  if (plan.time) {
    const { path, days } = plan.time
    if (days && !shift) conditions.push(withinSql(scope, path, days, timeZone))
    if (days && shift) conditions.push(movedWithinSql(scope, path, days, shift, timeZone))
    if (!days && shift) conditions.push(sql`${movedSql(localSql(scope, path), shift)} is not null`)
  }
  const mark = plan.shifts.length > 0 ? [raw(`${at === undefined ? 0 : at + 1} as s`)] : []
  const whole = sql`select ${join([...mark, ...keys, ...parts, raw('1 as one')])} ${scope.from()}${join([empty, ...joined, empty], '')} where ${join(conditions, ' and ')}`
  if (isRecord || keys.length === 0) return whole
  const first = mark.length + 1
  return sql`${whole} group by ${raw(keys.map((_, index) => first + index).join(', '))}`
}

function rateJoin(scope: Scope, plan: ReportPlan, alias: string, code: Sql): Sql {
  if (!plan.rateDate) {
    return sql` left join (${ratesSql(scope.world, actorToday)}) ${raw(alias)} on ${raw(alias)}.code = ${code}`
  }
  const day = sql`coalesce(${localSql(scope, plan.rateDate)}::date, ${actorToday}::date)`
  return sql` left join (${datedRatesSql(scope.world)}) ${raw(alias)} on ${raw(alias)}.code = ${code}
    and ${day} >= ${raw(alias)}.valid_from and ${day} < ${raw(alias)}.valid_to`
}

/** Which rows of the first step are of now, or of a shift. */
function ofShift(plan: ReportPlan, shift: number): Sql {
  return plan.shifts.length > 0 ? raw(` filter (where s = ${shift})`) : empty
}

function measureWhole({ plan, isRecord, isConverted, monies }: Printing, index: number, shift: number): Sql {
  const item = plan.measures[index]!
  const isRated = isConverted && monies.includes(item.path?.name ?? '') && item.measure.fn !== 'countDistinct'
  const count = (item.measure.fn === 'avg' && !isRecord ? 2 : 1) + (isRated ? 1 : 0)
  const names = Array.from({ length: count }, (_, cell) => raw(`p${index}_${cell}`))
  return wholeSql(item, names, isRecord, ofShift(plan, shift))
}

/** What the second step reads: the first, without days beyond the last one that there is, and with only the largest. */
function narrowedSql(printing: Printing, steps: Sql[]): Sql {
  const { plan } = printing
  const isOpen = plan.shifts.length > 0 && plan.time !== undefined && plan.time.days === undefined
  if (isOpen) {
    const day = raw(`g${plan.stepped}`)
    steps.push(sql`near as (select * from base where s = 0 or ${day} <= (select max(${day}) from base where s = 0))`)
  }
  const source = isOpen ? 'near' : 'base'
  const tops = plan.groups.flatMap((item, index) => (item.top ? [{ ...item.top, index }] : []))
  if (tops.length === 0) return raw(source)
  const joins: Sql[] = []
  const columns = plan.groups.map((_, index) => raw(`g${index}`))
  const flags: Sql[] = []
  const kept: Sql[] = []
  for (const { index, count, measure, isOthers } of tops) {
    const value = measureWhole(printing, measure, 0)
    const now = plan.shifts.length > 0 ? raw(' where s = 0') : empty
    steps.push(sql`${raw(`top${index}`)} as (select ${raw(`g${index}`)} as k from ${raw(source)}${now} group by 1
      order by ${value} desc nulls last, 1 nulls last limit ${raw(String(count))})`)
    joins.push(raw(` left join top${index} on top${index}.k = b.g${index}`))
    const isTop = raw(
      `(top${index}.k is not null or (b.g${index} is null and (select bool_or(k is null) from top${index})))`,
    )
    if (isOthers) {
      columns[index] = sql`(case when ${isTop} then ${raw(`b.g${index}`)} end) as ${raw(`g${index}`)}`
      flags.push(sql`not coalesce(${isTop}, false) as ${raw(`o${index}`)}`)
    } else kept.push(isTop)
  }
  const where = kept.length > 0 ? sql` where ${join(kept, ' and ')}` : empty
  const plain = columns.map((item, index) => (item.text.includes(' as ') ? item : raw(`b.g${index}`)))
  const rest = ['one', ...restColumns(printing)].map(name => raw(`b.${name}`))
  steps.push(
    sql`cut as (select ${join([...plain, ...flags, ...rest])} from ${raw(source)} b${join([empty, ...joins, empty], '')}${where})`,
  )
  return raw('cut')
}

/** Columns of the first step besides the groups. */
function restColumns({ plan, monies, isRecord, isConverted }: Printing): string[] {
  const parts = plan.measures.flatMap((item, index) => {
    if (item.measure.fn === undefined) return []
    const isRated = isConverted && monies.includes(item.path?.name ?? '') && item.measure.fn !== 'countDistinct'
    const count = (item.measure.fn === 'avg' && !isRecord ? 2 : 1) + (isRated ? 1 : 0)
    return Array.from({ length: count }, (_, cell) => `p${index}_${cell}`)
  })
  return [...(plan.shifts.length > 0 ? ['s'] : []), ...monies.map((_, index) => `k${index}`), ...parts]
}

const hasOthers = (item: PlannedGroup) => item.top?.isOthers === true

/** The columns of the second step, the cells of the answer, and where each of them is. */
function wholeCells(printing: Printing) {
  const { plan, monies, isConverted, context } = printing
  const columns: Sql[] = []
  const cells: Sql[] = []
  const cell = (value: Sql, name?: string) => {
    const own = name ?? `c${cells.length}`
    columns.push(sql`${value} as ${raw(own)}`)
    cells.push(raw(`whole.${own} as x${cells.length}`))
    return cells.length
  }
  const names = plan.groups.map((_, index) => raw(`g${index}`))
  const level = cell(names.length > 0 ? sql`grouping(${join(names)})` : raw('0'))
  const groups = plan.groups.map((item, index) => {
    const value = cell(raw(`g${index}`), `g${index}`)
    const others = hasOthers(item) ? cell(raw(`o${index}`), `o${index}`) : -1
    if (item.path.field.type !== 'reference') return { value, others, title: -1 }
    cells.push(raw(`title${index}.title as x${cells.length}`))
    return { value, others, title: cells.length }
  })
  const measures = plan.measures.map((item, index) => {
    if (item.measure.fn === undefined) return { value: -1, before: -1 }
    const value = cell(measureWhole(printing, index, 0))
    const before = item.before === undefined ? -1 : cell(measureWhole(printing, index, item.before + 1))
    return { value, before }
  })
  const currencies = monies.map((name, index) => {
    if (!isConverted) {
      const first = cell(raw(`min(k${index} collate "C")`))
      cell(raw(`max(k${index} collate "C")`))
      return first
    }
    const at = plan.measures.findIndex(item => item.path?.name === name && item.measure.fn !== 'countDistinct')
    const lack = plan.measures[at]?.measure.fn === 'avg' && !printing.isRecord ? 2 : 1
    return cell(raw(`array_agg(distinct k${index}) filter (where p${at}_${lack})`))
  })
  let base = -1
  if (monies.length > 0) {
    cells.push(sql`${baseCurrencySql(context)} as ${raw(`x${cells.length}`)}`)
    base = cells.length
    cells.push(sql`${baseDecimalsSql(context)} as ${raw(`x${cells.length}`)}`)
  }
  return { columns, cells, layout: { level, groups, measures, monies: currencies, base } }
}

/** Every depth of rows with every depth of columns. */
function groupingSql(plan: ReportPlan): Sql {
  if (plan.groups.length === 0) return empty
  const names = plan.groups.map((item, index) => (hasOthers(item) ? `g${index}, o${index}` : `g${index}`))
  const [rows, columns] = [names.slice(0, plan.rowCount), names.slice(plan.rowCount)]
  const sets = levelsOf(plan).map(
    ([row, column]) => `(${[...rows.slice(0, row), ...columns.slice(0, column)].join(', ')})`,
  )
  return raw(` group by grouping sets (${sets.join(', ')})`)
}

/** Which depths are reckoned: those that are shown, and those that shares and orders go by. */
function levelsOf(plan: ReportPlan): [number, number][] {
  const [rows, columns] = [plan.rowCount, plan.groups.length - plan.rowCount]
  const isShare = plan.measures.some(item => item.measure.show?.startsWith('share'))
  const isSorted = plan.groups.some(item => item.group.sortBy !== undefined)
  const isAll = plan.totals === 'all' || isShare || isSorted
  const depths = (count: number) =>
    isAll ? Array.from({ length: count + 1 }, (_, depth) => depth) : plan.totals === 'none' ? [count] : [0, count]
  return [...new Set(depths(rows))].flatMap(row =>
    [...new Set(depths(columns))].map(column => [row, column] as [number, number]),
  )
}

/** The titles of records that are grouped by, each looked up once; answers their joins. */
function titleSteps({ plan, context, next }: Printing, steps: Sql[]): Sql {
  const joins = plan.groups.flatMap(({ path: { field } }, index) => {
    if (field.type !== 'reference') return []
    const target = context.catalog.objectsById.get(field.targets[0] ?? '')
    const title = target ? referencedTitleSql(openScope(context, target, next), raw('d.k')) : raw('null::text')
    const all = raw(`(select distinct g${index} as k from whole where g${index} is not null) d`)
    steps.push(sql`${raw(`title${index}`)} as (select d.k, ${title} as title from ${all})`)
    return [raw(` left join title${index} on title${index}.k = whole.g${index}`)]
  })
  return join([empty, ...joins, empty], '')
}
