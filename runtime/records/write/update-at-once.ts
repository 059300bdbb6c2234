/** A record changed by one statement, in the plain case: own fields that all differ, no lines, files, owners or trees. */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'

import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { newId } from '#platform/new-id.ts'

import { accessPredicate } from '../../access/predicate.ts'
import { toJournal } from '../../audit/changes.ts'
import { sourceOf } from '../../audit/log-changes.ts'
import type { Context } from '../../context.ts'
import { type GivenValues, type PlannedValues, planValues } from '../../fields/plan-values.ts'
import { column, quote, table } from '../../query/identifiers.ts'
import { isUuid } from '../../query/is-uuid.ts'
import { createAliases } from '../../query/scope.ts'
import { literal } from '../../query/title-sql.ts'
import {
  type AtOnce,
  answerOf,
  arePlain,
  conditionOf,
  createPlaces,
  isPlain,
  journalSql,
  lookUpParts,
  lookUpPlaces,
  me,
  runAtOnce,
  shapeOf,
  writtenColumns,
  writtenPlaces,
} from './at-once.ts'
import type { ExpectedRev } from './check-rev.ts'
import type { AnsweredRecord } from './read-back.ts'
import { cached } from './statement-cache.ts'

/** The record; undefined when nothing was done and it has to be changed step by step. */
export async function updateAtOnce(
  context: Context,
  objectName: string,
  id: string,
  expected: ExpectedRev,
  given: GivenValues,
): Promise<AnsweredRecord | undefined> {
  const object = context.catalog.objects.get(objectName)
  if (!object || !isUuid(id) || !isPlain(context, object)) return undefined
  const plan = planValues(context, object, given, { mode: 'update', pointer: '', now: new Date() })
  if (plan.errors.length > 0 || plan.lines.size > 0 || plan.values.size === 0 || !arePlain(plan.needs)) return undefined
  if ([...plan.values.keys()].some(field => dependsOnCurrent(object, field))) return undefined
  const key = `update at once ${object.id} ${expected === '*'} ${shapeOf(plan.values, plan.needs)}`
  const statement = cached(context, key, () => updateStatement(context, object, plan, expected))
  return await runAtOnce(context, object, statement, [
    ...lookUpPlaces(context, plan.needs),
    id,
    ...(expected === '*' ? [] : [expected]),
    ...writtenPlaces(plan.values),
    newId(),
    sourceOf(context),
    toJournal(plan.values, true),
  ])
}

/** Whether what may be written depends on what the record holds, or is more than a column. */
function dependsOnCurrent({ definition }: CatalogObject, field: CatalogField): boolean {
  if (field.system || field.type === 'file' || field.name === definition.hierarchy) return true
  return definition.recordTypes?.some(type => type.choices?.some(item => item.field === field.name)) === true
}

/** The order of the places is that of the values above. */
function updateStatement(context: Context, object: CatalogObject, plan: PlannedValues, expected: ExpectedRev): AtOnce {
  const place = createPlaces()
  const next = createAliases()
  const { parts, from } = lookUpParts(context, plan.needs, place, next)
  const at = table(context.ed, object)
  const alias = next()
  const [found, id] = [raw(alias), place()]
  const rev = expected === '*' ? empty : sql` and ${found}.rev = ${place()}::int`
  const may = (right: 'read' | 'update') => conditionOf(accessPredicate(context, object, right, alias, next))
  const fields = [...plan.values.keys()]
  const columns = writtenColumns(plan.values, place)
  const kept = join([raw('id'), raw('rev'), ...columns.map(item => item.name)].map(name => sql`${found}.${name}`))
  const old = sql`old as materialized (select ${kept} from gate cross join ${at} ${found} where gate.open and ${found}.id = ${id}::uuid${rev} and ${found}.deleted_at is null and ${may('read')} and ${may('update')} for no key update of ${found})`
  const set = join(columns.map(({ name, value }) => sql`${name} = ${value}`))
  const differs = join(
    fields.map(field => differsSql(field, columns)),
    ' and ',
  )
  const changed = sql`changed as (update ${at} u set ${set}, rev = u.rev + 1, updated_at = now(), updated_by = ${me}::uuid from old cross join ${from} where u.id = old.id and u.rev = old.rev and ${differs} returning u.*)`
  const [auditId, origin, after] = [place(), place(), place()]
  const log = raw(quote(`${context.ed}_log`))
  const objectId = raw(literal(object.id))
  const revision = raw(String(context.catalog.revision))
  const before = join(fields.map(field => sql`${raw(literal(field.id))}::text, ${journalSql('old', field)}`))
  const logged = sql`logged as (insert into ${log}.audit (id, actor_id, revision, source, object_id, record_id, action, before, after) select ${auditId}::uuid, ${me}::uuid, ${revision}, ${origin}::jsonb, ${objectId}, old.id, 'updated', jsonb_build_object(${before}), ${after}::jsonb from changed cross join old${object.definition.history === 'none' ? raw(' where false') : empty})`
  const ids = raw(literal(`{${fields.map(field => `"${field.id}"`).join(',')}}`))
  const told = sql`told as (insert into ${log}.outbox (object_id, record_id, action, actor_id, revision, fields) select ${objectId}, changed.id, 'updated', ${me}::uuid, ${revision}, ${ids}::text[] from changed)`
  const answer = answerOf(context, object, 'changed', next)
  const statement = sql`with ${join([...parts, old, changed, logged, told])} ${answer.query}`
  return { text: statement.text, values: statement.values, selections: answer.selections }
}

/** A field that stays as it is makes the whole a case for step by step, so that only what changed is told. */
function differsSql(field: CatalogField, columns: readonly { readonly name: Sql; readonly value: Sql }[]): Sql {
  const own = [field.columns?.value, field.columns?.currency, field.columns?.object].filter(name => name !== undefined)
  const pairs = own.map(name => {
    const value = columns.find(item => item.name.text === quote(name))?.value ?? raw('null')
    return sql`${column('old', name)} is distinct from ${value}`
  })
  return sql`(${join(pairs, ' or ')})`
}
