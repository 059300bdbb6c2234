/**
 * Prints a report as one SELECT: records into the finest groups (once more, moved on in time, for each comparison), the
 * largest of a group where only they are wanted, and from these every subtotal by grouping sets, with titles.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import type { Context } from '../context.ts'
import { baseCurrencySql, baseDecimalsSql } from '../money/base-currency.ts'
import { createAliases, openScope } from '../query/scope.ts'
import { referencedTitleSql } from '../query/title-sql.ts'
import { baseSql, isRated, keepingOf, type Printing } from './first-step-sql.ts'
import { keepsRecords, moneyAt, moneyPaths, partTypes, wholeSql } from './measure-cells.ts'
import type { PlannedGroup, PlannedSource, ReportPlan } from './planned-report.ts'

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
  const printing: Printing = {
    context,
    plan,
    next: createAliases(),
    monies: moneyPaths(plan),
    isConverted: reckoning === 'converted',
  }
  const steps = [sql`base as (${baseSql(printing)})`]
  const from = narrowedSql(printing, steps)
  const { cells, columns, layout } = wholeCells(printing)
  steps.push(
    sql`whole as (select ${join(columns)} from ${from}${groupingSql(plan)}${havingSql(plan)} limit ${raw(String(mostRows + 1))})`,
  )
  const joins = titleSteps(printing, steps)
  const rows = sql`with ${join(steps)} select ${join(cells)} from whole${joins}`
  const statement = sql`select h.revision, t.* from bm.head h left join lateral (${rows}) t on true`
  return { text: statement.text, values: statement.values, ...layout }
}

/** Which rows of the first step are of a part. */
function ofPart(plan: ReportPlan, part: number): Sql {
  return plan.parts.length > 1 ? raw(` filter (where s = ${part})`) : empty
}

/** A measure over the first step; `part` is that of now, or what it is compared with. */
function measureWhole(printing: Printing, index: number, part: number): Sql {
  const { plan } = printing
  const item = plan.measures[index]!
  const count = partTypes(item, isRated(printing, item), keepingOf(printing, item.source)).length
  const names = Array.from({ length: count }, (_, cell) => raw(`p${index}_${cell}`))
  return wholeSql(item, names, keepsRecords(plan, item.source), ofPart(plan, part))
}

/** Where the groups by which a source is not split are added up; undefined where it is split by all. */
function summedUp({ groups }: ReportPlan, source: PlannedSource | undefined): string | undefined {
  const other = groups.flatMap((_, index) => (source?.groups[index] ? [] : `grouping(g${index}) = 1`))
  return other.length > 0 ? other.join(' and ') : undefined
}

/** The same, empty where it would repeat itself in every value of a group by which its records are not split. */
function shownWhole(printing: Printing, index: number, part: number): Sql {
  const whole = measureWhole(printing, index, part)
  const { plan } = printing
  const level = summedUp(plan, plan.sources[plan.measures[index]?.source ?? -1])
  return level ? sql`(case when ${raw(level)} then ${whole} end)` : whole
}

/** Without groups that are there only for measures which are not split by them. */
function havingSql(plan: ReportPlan): Sql {
  const { sources, parts } = plan
  if (sources.every(source => source.groups.every(path => path !== undefined))) return empty
  const shown = parts.map((part, index) => {
    const there = parts.length > 1 ? `bool_or(s = ${index})` : 'true'
    const level = summedUp(plan, sources[part.source])
    return level ? `(${level} and ${there})` : there
  })
  return raw(` having ${shown.join(' or ')}`)
}

/** What the second step reads: the first, without days beyond the last one that there is, and with only the largest. */
function narrowedSql(printing: Printing, steps: Sql[]): Sql {
  const { plan } = printing
  const isOpen = plan.days === undefined && plan.parts.some(part => part.shift)
  if (isOpen) {
    const day = raw(`g${plan.stepped}`)
    const now = raw(plan.parts.flatMap((part, index) => (part.shift ? [] : index)).join(', '))
    steps.push(
      sql`near as (select * from base where s in (${now}) or ${day} <= (select max(${day}) from base where s in (${now})))`,
    )
  }
  const source = isOpen ? 'near' : 'base'
  const tops = plan.groups.flatMap((item, index) => (item.top ? [{ ...item.top, index }] : []))
  if (tops.length === 0) return raw(source)
  const joins: Sql[] = []
  const columns = plan.groups.map((_, index) => raw(`g${index}`))
  const flags: Sql[] = []
  const kept: Sql[] = []
  for (const { index, count, measure, isOthers } of tops) {
    const part = plan.measures[measure]?.now ?? 0
    const value = measureWhole(printing, measure, part)
    const now = plan.parts.length > 1 ? raw(` where s = ${part}`) : empty
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
function restColumns(printing: Printing): string[] {
  const { plan, monies } = printing
  const parts = plan.measures.flatMap((item, index) =>
    partTypes(item, isRated(printing, item), keepingOf(printing, item.source)).map((_, cell) => `p${index}_${cell}`),
  )
  return [...(plan.parts.length > 1 ? ['s'] : []), ...monies.map((_, index) => `k${index}`), ...parts]
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
    const value = cell(shownWhole(printing, index, item.now))
    const before = item.before === undefined ? -1 : cell(shownWhole(printing, index, item.before))
    return { value, before }
  })
  const currencies = monies.map((_, index) => {
    if (!isConverted) {
      const first = cell(raw(`min(k${index} collate "C")`))
      cell(raw(`max(k${index} collate "C")`))
      return first
    }
    const at = plan.measures.findIndex(item => moneyAt(monies, item) === index)
    const lack = plan.measures[at]?.measure.fn === 'avg' && !keepsRecords(plan, plan.measures[at]?.source ?? 0) ? 2 : 1
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
