/**
 * The first step of a report: records into the finest groups, a SELECT for each part, one beside another. What a part
 * does not reckon is empty in it, of the type that it has elsewhere.
 */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import type { Context } from '../context.ts'
import { ratesSql } from '../money/base-currency.ts'
import { datedRatesSql } from '../money/dated-rates.ts'
import { actorToday } from '../query/late-values.ts'
import type { Path } from '../query/path.ts'
import { type NextAlias, openScope, type Scope } from '../query/scope.ts'
import { currencySql, valueSql } from '../query/value-sql.ts'
import { whereSql } from '../records/where-sql.ts'
import { grainSql, localSql, movedSql, movedWithinSql, withinSql } from './date-sql.ts'
import {
  codeSql,
  groupCodeSql,
  type Keeping,
  keepsRecords,
  type MoneyPath,
  moneyAt,
  partsSql,
  partTypes,
} from './measure-cells.ts'
import type { Part, PlannedGroup, PlannedMeasure, PlannedSource, ReportPlan } from './planned-report.ts'

/** What the steps of a statement are printed from. */
export interface Printing {
  readonly context: Context
  readonly plan: ReportPlan
  readonly next: NextAlias
  readonly monies: readonly MoneyPath[]
  readonly isConverted: boolean
}

/** All parts. Its columns: `s`, which part (where there are several), `g` groups, `k` currencies, `p` measures, `one`. */
export function baseSql(printing: Printing): Sql {
  return join(
    printing.plan.parts.map((part, index) => partSql(printing, part, index)),
    ' union all ',
  )
}

/** How a source is kept. */
export function keepingOf({ plan }: Printing, source: number): Keeping {
  return { isRecord: keepsRecords(plan, source), isOneOfMany: plan.sources.length > 1 }
}

/** Whether the first step tells of a measure where it lacked a rate. */
export function isRated({ isConverted, monies }: Printing, item: PlannedMeasure): boolean {
  return isConverted && moneyAt(monies, item) >= 0
}

function partSql(printing: Printing, part: Part, at: number): Sql {
  const { context, plan, next, monies, isConverted } = printing
  const source = plan.sources[part.source]!
  const scope = openScope(context, source.object, next)
  const keeping = keepingOf(printing, part.source)
  const groups = plan.groups.map((item, index) => {
    const path = source.groups[index]
    const value = path ? keySql(scope, plan, item, path, part) : raw(`null::${typeOf(item)}`)
    return sql`${value} as ${raw(`g${index}`)}`
  })
  const codes = monies.map((money, index) => {
    const tell = keeping.isRecord ? codeSql : groupCodeSql
    const code = money.source === part.source ? tell(scope, money.path) : raw('null::text')
    return sql`${code} as ${raw(`k${index}`)}`
  })
  const rates = monies.map(money => (isConverted && money.source === part.source ? { alias: next() } : undefined))
  const parts = plan.measures.flatMap((item, index) => {
    const own =
      item.source === part.source
        ? partsSql(scope, item, rates[moneyAt(monies, item)], keeping)
        : partTypes(item, isRated(printing, item), keepingOf(printing, item.source)).map(type => raw(`null::${type}`))
    return own.map((cell, nth) => sql`${cell} as ${raw(`p${index}_${nth}`)}`)
  })
  const joined = rates.flatMap((rate, index) => {
    const path = monies[index]?.path
    return rate && path ? [rateJoin(scope, source, rate.alias, codeSql(scope, path))] : []
  })
  const mark = plan.parts.length > 1 ? [raw(`${at} as s`)] : []
  const columns = join([...mark, ...groups, ...codes, ...parts, raw('1 as one')])
  const where = join(conditionsOf(scope, plan.right, context.actor.timeZone, source, part), ' and ')
  const whole = sql`select ${columns} ${scope.from()}${join([empty, ...joined, empty], '')} where ${where}`
  // By the currency's own column, whose values PostgreSQL has counted: of an expression it expects too many groups.
  const currencies = monies.flatMap(({ source, path }) => (source === part.source ? [currencySql(scope, path)] : []))
  const keys = [...groups.map((_, index) => raw(String(mark.length + 1 + index))), ...currencies]
  return keeping.isRecord || keys.length === 0 ? whole : sql`${whole} group by ${join(keys)}`
}

/** What a record is grouped by; dates on the clocks of whoever asks, moved on with the part. */
function keySql(scope: Scope, plan: ReportPlan, { group, isMoved }: PlannedGroup, path: Path, { shift }: Part): Sql {
  if (!group.by) return valueSql(scope, path)
  const local = localSql(scope, path)
  return grainSql(shift && isMoved ? movedSql(local, shift) : local, group.by, plan.fiscalMonth)
}

const types: Readonly<Record<string, string>> = {
  reference: 'uuid',
  id: 'uuid',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
  integer: 'bigint',
  rating: 'bigint',
  decimal: 'numeric',
  percent: 'numeric',
}

const typeOf = ({ group, path }: PlannedGroup) => (group.by ? 'date' : (types[path.field.type] ?? 'text'))

function conditionsOf(
  scope: Scope,
  right: ReportPlan['right'],
  timeZone: string,
  { where, time, days }: PlannedSource,
  { shift }: Part,
): Sql[] {
  const conditions = [whereSql(scope, { where, search: undefined, deleted: false, right })]
  if (!time) return conditions
  if (days && !shift) conditions.push(withinSql(scope, time, days, timeZone))
  if (days && shift) conditions.push(movedWithinSql(scope, time, days, shift, timeZone))
  if (!days && shift) conditions.push(sql`${movedSql(localSql(scope, time), shift)} is not null`)
  return conditions
}

/** Joins the rate of an amount's currency: of today, or of the date that the source says. */
export function rateJoin(scope: Scope, { rateDate }: PlannedSource, alias: string, code: Sql): Sql {
  if (!rateDate) {
    return sql` left join (${ratesSql(scope.world, actorToday)}) ${raw(alias)} on ${raw(alias)}.code = ${code}`
  }
  const day = sql`coalesce(${localSql(scope, rateDate)}::date, ${actorToday}::date)`
  return sql` left join (${datedRatesSql(scope.world)}) ${raw(alias)} on ${raw(alias)}.code = ${code}
    and ${day} >= ${raw(alias)}.valid_from and ${day} < ${raw(alias)}.valid_to`
}
