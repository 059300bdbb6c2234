/** Prints a checked filter as SQL. Exhaustive: a condition or operator that is not printed does not compile. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Operator } from '#metadata/operators.ts'
import { systemObjects } from '#metadata/system-fields.ts'
import { accessPredicate, andPredicate } from '../access/predicate.ts'
import type { Condition } from './condition.ts'
import { column, table } from './identifiers.ts'
import { actorValue, LateValue, listOfLate, mapLate, rangeEdge, recordPlace } from './late-values.ts'
import type { Operand } from './operand.ts'
import { dayBounds } from './relative-dates.ts'
import { openScope, type Scope } from './scope.ts'
import { systemColumn, systemObject } from './system-object.ts'
import { literal, titleSql } from './title-sql.ts'
import { expressionSql, valueSql as fieldValueSql } from './value-sql.ts'

type Compare = Extract<Condition, { kind: 'compare' }>

/** The condition on records of a level. */
export function conditionSql(scope: Scope, condition: Condition): Sql {
  switch (condition.kind) {
    case 'every':
    case 'some': {
      if (condition.of.length === 0) return raw('true')
      return sql`(${join(
        condition.of.map(item => conditionSql(scope, item)),
        condition.kind === 'every' ? ' and ' : ' or ',
      )})`
    }
    case 'not':
      return sql`(${conditionSql(scope, condition.of)}) is not true`
    case 'formula': {
      const { world, object, text, steps = [] } = condition
      return sql`(${expressionSql(scope, world, { steps, object }, text).sql}) is true`
    }
    case 'holds':
      return holdsSql(scope, condition.roles)
    case 'compare':
      return compareSql(scope, condition)
    case 'children':
      return childrenSql(scope, condition)
  }
}

function holdsSql({ world, alias, next }: Scope, roles: readonly string[]): Sql {
  const assignment = systemObject(world, systemObjects.roleAssignment)
  const inner = next()
  const of = (name: string) => systemColumn(assignment, inner, name)
  return sql`exists (select 1 from ${table(world.ed, assignment)} ${raw(inner)} where ${of('user')} = ${column(alias, 'id')}
    and ${of('role')} = any(${[...roles]}::text[]) and ${raw(inner)}.deleted_at is null)`
}

function childrenSql(scope: Scope, condition: Extract<Condition, { kind: 'children' }>): Sql {
  const parent = scope.reach(condition.path.steps)
  const inner = openScope(scope.world, condition.child, scope.next)
  const where = conditionSql(inner, condition.where)
  const visible = andPredicate(accessPredicate(scope.world, condition.child, 'read', inner.alias, scope.next))
  const { via } = condition
  const ofParent = via.columns?.object
    ? sql` and ${column(inner.alias, via.columns.object)} = ${raw(literal(condition.path.object.id))}`
    : raw('')
  const found = (extra: Sql) =>
    sql`select 1 ${inner.from()} where ${column(inner.alias, via.columns?.value ?? 'id')} = ${column(parent, 'id')}${ofParent} and ${raw(inner.alias)}.deleted_at is null${visible} and ${extra}`
  switch (condition.mode) {
    case 'any':
      return sql`exists (${found(where)})`
    case 'none':
      return sql`not exists (${found(where)})`
    case 'all':
      return sql`not exists (${found(sql`(${where}) is not true`)})`
    case 'atLeast':
      return sql`(select count(*) from (${found(where)} limit ${condition.threshold}) n) >= ${condition.threshold}`
  }
}

function compareSql(scope: Scope, { path, operator, operand }: Compare): Sql {
  const { field } = path
  if (field.type === 'reference' && operator === 'contains') {
    const target = scope.world.catalog.objectsById.get(field.targets[0] ?? '')
    if (!target) return raw('false')
    return sql`${titleSql(scope, target, [...path.steps, { field, target }])} ilike ${likePattern('contains', operand)}`
  }
  const value = fieldValueSql(scope, path)
  if (field.type === 'multiChoice') return multiChoiceSql(value, operator, operand)
  const own = casts[field.type] ?? 'text'
  // An expression may come to a number with decimals where the field has none.
  const cast = own === 'bigint' && isLate(operand) ? 'numeric' : own
  switch (operand.kind) {
    case 'none':
      return operator === 'null' ? sql`${value} is null` : sql`${value} is not null`
    case 'me':
      return operator === '!='
        ? sql`${value} is distinct from ${actorValue('userId')}::uuid`
        : sql`${value} = ${actorValue('userId')}::uuid`
    case 'record':
      return operator === '!='
        ? sql`${value} is distinct from ${recordPlace}::uuid`
        : sql`${value} = ${recordPlace}::uuid`
    case 'myTeam': {
      const mine = sql`${value} = any(${actorValue('teamMates')}::uuid[])`
      return operator === '!=' || operator === 'notIn' ? sql`(${mine}) is not true` : mine
    }
    case 'range': {
      const as = field.type === 'date' ? 'date' : 'datetime'
      return temporalSql(
        value,
        operator,
        sql`${rangeEdge(operand.range, 'from', as)}${raw(`::${cast}`)}`,
        sql`${rangeEdge(operand.range, 'to', as)}${raw(`::${cast}`)}`,
      )
    }
    case 'day': {
      const { day } = operand
      const from = new LateValue(actor => dayBounds(day, actor.timeZone).from)
      const to = new LateValue(actor => dayBounds(day, actor.timeZone).to)
      return temporalSql(value, operator, sql`${from}::timestamptz`, sql`${to}::timestamptz`)
    }
    case 'days': {
      const from = new LateValue(actor => dayBounds(operand.from, actor.timeZone).from)
      const to = new LateValue(actor => dayBounds(operand.to, actor.timeZone).to)
      return sql`(${value} >= ${from}::timestamptz and ${value} < ${to}::timestamptz)`
    }
    case 'dayOf':
      return temporalSql(value, operator, sql`${operand.from}::timestamptz`, sql`${operand.to}::timestamptz`)
    case 'ends':
      return operand.isOpen
        ? sql`(${value} >= ${operand.from}::timestamptz and ${value} < ${operand.to}::timestamptz)`
        : sql`${value} between ${operand.from}${raw(`::${cast}`)} and ${operand.to}${raw(`::${cast}`)}`
    case 'values': {
      if (operator === 'between' && !(operand.values instanceof LateValue)) {
        const [from, to] = operand.values
        return sql`${value} between ${from}${raw(`::${cast}`)} and ${to}${raw(`::${cast}`)}`
      }
      const list = sql`${operand.values}${raw(`::${cast}[]`)}`
      return operator === 'notIn' ? sql`(${value} is null or ${value} <> all(${list}))` : sql`${value} = any(${list})`
    }
    case 'value':
      return valueSql(value, operator, operand, cast)
  }
}

function valueSql(value: Sql, operator: Operator, operand: Extract<Operand, { kind: 'value' }>, cast: string): Sql {
  const right = sql`${operand.value}${raw(`::${cast}`)}`
  switch (operator) {
    case '=':
      return sql`${value} = ${right}`
    case '!=':
      return sql`${value} is distinct from ${right}`
    case '<':
      return sql`${value} < ${right}`
    case '<=':
      return sql`${value} <= ${right}`
    case '>':
      return sql`${value} > ${right}`
    case '>=':
      return sql`${value} >= ${right}`
    case 'contains':
    case 'beginsWith':
    case 'endsWith':
      return sql`${value} ilike ${likePattern(operator, operand)}`
    case 'doesNotContain':
      return sql`(${value} ilike ${likePattern(operator, operand)}) is not true`
    case 'between':
    case 'in':
    case 'notIn':
    case 'null':
    case 'notNull':
    case 'within':
      throw new Error(`The operator ${operator} takes no single value`)
  }
}

function isLate(operand: Operand): boolean {
  return Object.values(operand).some(part => part instanceof LateValue)
}

/** A relative range or a day is an interval [from, to): equal means within it, less means before it. */
function temporalSql(value: Sql, operator: Operator, from: Sql, to: Sql): Sql {
  switch (operator) {
    case '<':
      return sql`${value} < ${from}`
    case '<=':
      return sql`${value} < ${to}`
    case '>':
      return sql`${value} >= ${to}`
    case '>=':
      return sql`${value} >= ${from}`
    case '!=':
      return sql`(${value} >= ${from} and ${value} < ${to}) is not true`
    default:
      return sql`(${value} >= ${from} and ${value} < ${to})`
  }
}

function multiChoiceSql(value: Sql, operator: Operator, operand: Operand): Sql {
  if (operand.kind === 'none') return operator === 'null' ? sql`${value} is null` : sql`${value} is not null`
  const codes = operand.kind === 'values' ? operand.values : operand.kind === 'value' ? listOfLate([operand.value]) : []
  const overlap = sql`${value} && ${codes}::text[]`
  return operator === 'notIn' || operator === 'doesNotContain' ? sql`(${overlap}) is not true` : overlap
}

function likePattern(operator: Operator, operand: Operand): unknown {
  return mapLate(operand.kind === 'value' ? operand.value : '', value => {
    if (value === null) return null
    const text = String(value).replaceAll(/[\\%_]/g, '\\$&')
    return `${operator === 'beginsWith' ? '' : '%'}${text}${operator === 'endsWith' ? '' : '%'}`
  })
}

const casts: Readonly<Record<string, string>> = {
  id: 'uuid',
  reference: 'uuid',
  anyReference: 'uuid',
  integer: 'bigint',
  rating: 'bigint',
  decimal: 'numeric',
  percent: 'numeric',
  money: 'numeric',
  boolean: 'boolean',
  date: 'date',
  datetime: 'timestamptz',
}
