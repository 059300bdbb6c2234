/** A record made by one statement, in the plain case: the actor's own, without lines, files or blocking rules. */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import type { CatalogObject } from '#metadata/catalog.ts'
import { newId } from '#platform/new-id.ts'

import { toJournal } from '../../audit/changes.ts'
import { sourceOf } from '../../audit/log-changes.ts'
import type { Context } from '../../context.ts'
import { fieldsOfRule } from '../../duplicates/find-duplicates.ts'
import { type GivenValues, type PlannedValues, planValues } from '../../fields/plan-values.ts'
import { type NextNumber, planNumber } from '../../numbering/plan-number.ts'
import { quote, table } from '../../query/identifiers.ts'
import { createAliases } from '../../query/scope.ts'
import { literal } from '../../query/title-sql.ts'
import {
  type AtOnce,
  answerOf,
  arePlain,
  createPlaces,
  isPlain,
  lookUpParts,
  lookUpPlaces,
  me,
  runAtOnce,
  shapeOf,
  withoutNulls,
  writtenColumns,
  writtenPlaces,
} from './at-once.ts'
import { mayCreate } from './may-create.ts'
import type { AnsweredRecord } from './read-back.ts'
import { cached } from './statement-cache.ts'

/** The record; undefined when nothing was done and it has to be made step by step. */
export async function createAtOnce(
  context: Context,
  objectName: string,
  given: GivenValues,
): Promise<AnsweredRecord | undefined> {
  const object = context.catalog.objects.get(objectName)
  if (!object || !isPlain(context, object)) return undefined
  const plan = planValues(context, object, given, { mode: 'create', pointer: '', now: new Date() })
  const isOwn = giveUnit(context, plan)
  if (!isOwn || plan.errors.length > 0 || plan.lines.size > 0 || !arePlain(plan.needs)) return undefined
  if (mayBeBlocked(plan)) return undefined
  if (!mayCreate(context, object, plan.values)) return undefined
  const number = planNumber(context, object, plan.values)
  if (number === 'complex') return undefined
  const values = withoutNulls(plan.values)
  const key = `create at once ${object.id} ${shapeOf(values, plan.needs)}`
  const statement = cached(context, key, () => createStatement(context, object, { ...plan, values }, number))
  return await runAtOnce(context, object, statement, [
    ...lookUpPlaces(context, plan.needs),
    ...(number ? [number.key, number.start, number.before, number.digits, number.after] : []),
    newId(),
    ...writtenPlaces(values),
    newId(),
    sourceOf(context),
    toJournal(values, false),
  ])
}

/** What the actor owns belongs to his unit; false when it is to belong to somebody else. */
function giveUnit({ actor }: Context, { object, values }: PlannedValues): boolean {
  const owner = object.fields.get('owner')
  const unit = object.fields.get('unit')
  if (!owner?.system || !unit?.system) return true
  values.set(unit, actor.unitId)
  return object.definition.ownership === 'user' && values.get(owner) === actor.userId
}

/** Whether a blocking rule has everything that it compares. */
function mayBeBlocked({ object, values }: PlannedValues): boolean {
  const rules = (object.definition.duplicates ?? []).filter(rule => rule.action === 'block')
  return rules.some(rule => fieldsOfRule(object, rule)?.every(field => (values.get(field) ?? null) !== null))
}

/** The order of the places is that of the values above. */
function createStatement(
  context: Context,
  object: CatalogObject,
  plan: PlannedValues,
  number: NextNumber | undefined,
): AtOnce {
  const place = createPlaces()
  const next = createAliases()
  const { parts, from } = lookUpParts(context, plan.needs, place, next)
  const log = quote(`${context.ed}_log`)
  const numbered = number && numberParts(log, number, from, place)
  const id = sql`${place()}::uuid`
  const columns = [
    ...writtenColumns(plan.values, place),
    ...(numbered ? [{ name: raw(quote(number.field.columns?.value ?? '')), value: numbered.text }] : []),
  ]
  const names = join([raw('id, created_by, updated_by'), ...columns.map(item => item.name)])
  const cells = join([sql`${id}, ${me}::uuid, ${me}::uuid`, ...columns.map(item => item.value)])
  const source = numbered ? sql`${from} cross join num` : from
  const made = sql`made as (insert into ${table(context.ed, object)} (${names}) select ${cells} from ${source} where gate.open${numbered ? raw(' and num.value is not null') : empty} returning *)`
  const auditId = place()
  const origin = place()
  const after = place()
  const withNumber = number
    ? sql` || jsonb_build_object(${raw(literal(number.field.id))}, made.${raw(quote(number.field.columns?.value ?? ''))})`
    : empty
  const objectId = raw(literal(object.id))
  const revision = raw(String(context.catalog.revision))
  const logged = sql`logged as (insert into ${raw(log)}.audit (id, actor_id, revision, source, object_id, record_id, action, after) select ${auditId}::uuid, ${me}::uuid, ${revision}, ${origin}::jsonb, ${objectId}, made.id, 'created', ${after}::jsonb${withNumber} from made${object.definition.history === 'none' ? raw(' where false') : empty})`
  const told = sql`told as (insert into ${raw(log)}.outbox (object_id, record_id, action, actor_id, revision) select ${objectId}, made.id, 'created', ${me}::uuid, ${revision} from made)`
  const answer = answerOf(context, object, 'made', next)
  const statement = sql`with ${join([...parts, ...(numbered ? [numbered.part] : []), made, logged, told])} ${answer.query}`
  return { text: statement.text, values: statement.values, selections: answer.selections }
}

/** The counter is taken when everything else is known to be right. */
function numberParts(log: string, { fast }: NextNumber, from: Sql, place: () => unknown): { part: Sql; text: Sql } {
  const [key, start, before, digits, after] = [place(), place(), place(), place(), place()]
  const part = fast
    ? sql`num as materialized (select nextval(to_regclass(${key})) as value from ${from} where gate.open and ${start}::bigint is not null)`
    : sql`num as (insert into ${raw(log)}.counter as c (key, value) select ${key}, ${start}::bigint from ${from} where gate.open on conflict (key) do update set value = c.value + 1 returning value)`
  return {
    part,
    text: sql`${before}::text || lpad(num.value::text, greatest(length(num.value::text), ${digits}::int), '0') || ${after}::text`,
  }
}
