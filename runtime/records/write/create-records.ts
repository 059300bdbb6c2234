/**
 * Makes records: any number of one object, each with its child lines, in the caller's transaction. Everything is
 * planned and checked first; then parents are inserted before their lines, one statement per object.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { readOnlyObjects } from '#metadata/system-fields.ts'
import { newId } from '#platform/new-id.ts'
import type { Problem } from '#platform/problem.ts'
import { refusedRight } from '../../access/refused-right.ts'
import type { Change } from '../../audit/changes.ts'
import { blockedDuplicates } from '../../duplicates/blocked-duplicates.ts'
import { lookUp } from '../../fields/look-up.ts'
import { type GivenValues, type PlannedValues, planValues } from '../../fields/plan-values.ts'
import type { ValueError } from '../../fields/value-error.ts'
import { recordStates } from '../../lifecycles/record-states.ts'
import { giveNumbers, numberFields } from '../../numbering/give-numbers.ts'
import { noRight } from '../../problems.ts'
import type { WriteContext } from '../../write.ts'
import { applyRules } from './apply-rules.ts'
import { attachRecordFiles } from './attach-files.ts'
import { readCreatedLines } from './child-lines.ts'
import { insertRows } from './insert-rows.ts'
import { mayCreate } from './may-create.ts'
import type { CheckWritten, RuleSubject } from './rule-subject.ts'
import { settlePeople } from './settle-people.ts'
import { duplicateValue, refusedValues, toWriteProblem, uniqueKeys } from './write-problems.ts'

/** What became of one of the given records. */
export type Created =
  | { readonly id: string; readonly problem?: undefined }
  | { readonly id?: undefined; readonly problem: Problem }

export interface CreateOptions {
  /** Go on with the others when some are refused; else the first refusal is thrown. */
  readonly lenient?: boolean
  /** Names of fields that a definition sets, whatever the actor may change himself. */
  readonly trusted?: ReadonlySet<string>
  /** JSON pointer of the record in what was sent. */
  readonly pointer?: string
  /** Do not refuse records that a duplicate rule blocks. */
  readonly allowDuplicates?: boolean
}

/** A record to be made, with its lines. */
export interface PlannedRecord {
  readonly id: string
  readonly plan: PlannedValues
  readonly lines: readonly PlannedRecord[]
  /** The field of its parent's children that it is a line of. */
  readonly via?: CatalogField
}

/** Creates records of one object; answers in the order given. */
export async function createRecords(
  context: WriteContext,
  object: CatalogObject,
  rows: readonly GivenValues[],
  options: CreateOptions = {},
): Promise<Created[]> {
  assertMayCreate(context, object)
  const planned = rows.map(given =>
    planRecord(context, object, given, { pointer: options.pointer ?? '', trusted: options.trusted }),
  )
  await lookUp(context, planned.flatMap(plansOf))
  const check = await applyRules(
    context,
    planned.flatMap(record => subjectsOf(record)),
  )
  const blocked = options.allowDuplicates
    ? []
    : await blockedDuplicates(
        context,
        object,
        planned.map(item => item.plan),
      )
  const problemsNow = () => planned.map((record, index) => refusalOf(context, record) ?? blocked[index])
  let problems = problemsNow()
  let made: ReadonlySet<string> | undefined
  if (check && problems.every(problem => !problem || options.lenient || problem.code === lifecycleCode)) {
    made = await insertChecked(context, planned, problems, check, options.lenient === true)
    problems = problemsNow()
  }
  const first = problems.find(problem => problem !== undefined)
  if (first && !options.lenient) throw first
  const good = planned.filter((_, index) => problems[index] === undefined)
  const inserted = made ?? (await insertPlanned(context, good, options.lenient === true))
  await context.afterWrite?.(context, good.filter(record => inserted.has(record.id)).flatMap(changesOf))
  return planned.map((record, index) => {
    const problem = problems[index] ?? (inserted.has(record.id) ? undefined : clashOf(context, object))
    return problem ? { problem } : { id: record.id }
  })
}

const lifecycleCode = 'lifecycle/refused'

/**
 * Inserts what is refused by nothing but lifecycles and asks what only written records can tell. When anything is wrong
 * all of it is taken back, and nothing answered; else the ids of those that are in.
 */
async function insertChecked(
  context: WriteContext,
  planned: readonly PlannedRecord[],
  problems: readonly (Problem | undefined)[],
  check: CheckWritten,
  lenient: boolean,
): Promise<ReadonlySet<string> | undefined> {
  const sound = planned.filter((_, index) => !problems[index] || problems[index]?.code === lifecycleCode)
  await context.tx.script('savepoint checked_records')
  const made = await insertPlanned(context, sound, lenient)
  await check()
  const isGood = sound.every(record => plansOf(record).every(plan => plan.errors.length === 0))
  await context.tx.script(isGood ? 'release savepoint checked_records' : 'rollback to savepoint checked_records')
  return isGood ? made : undefined
}

/** Throws unless the actor may create records of the object at all. */
export function assertMayCreate(context: WriteContext, object: CatalogObject): void {
  if (context.rights.scope(object, 'create') !== 'none' && !readOnlyObjects.has(object.id)) return
  throw refusedRight(object, `You may not create records of "${object.name}".`)
}

/** Plans a record and its lines; nothing is asked of the database yet. */
export function planRecord(
  context: WriteContext,
  object: CatalogObject,
  given: GivenValues,
  place: {
    readonly pointer: string
    readonly via?: CatalogField | undefined
    readonly trusted?: ReadonlySet<string> | undefined
  },
): PlannedRecord {
  const plan = planValues(context, object, given, { mode: 'create', now: new Date(), ...place })
  const id = newId()
  const lines = [...plan.lines].flatMap(([field, value]) => {
    const found = readCreatedLines(context, field, value, place.pointer)
    plan.errors.push(...found.errors)
    return found.lines.map(line => {
      assertMayCreate(context, line.object)
      const record = planRecord(context, line.object, line.values, {
        pointer: line.pointer,
        via: line.via,
        trusted: undefined,
      })
      setParent(record.plan, line.via, { objectId: object.id, id })
      return { ...record, via: field }
    })
  })
  return { id, plan, lines }
}

/** Ties a planned line to its parent. */
export function setParent(plan: PlannedValues, via: CatalogField, parent: { objectId: string; id: string }): void {
  plan.values.set(via, via.type === 'anyReference' ? { object: parent.objectId, id: parent.id } : parent.id)
}

/** The plans of a record and of all below it. */
export function plansOf(record: PlannedRecord): PlannedValues[] {
  return [record.plan, ...record.lines.flatMap(plansOf)]
}

/** What it means to everybody else that the record and its lines are there. */
export function changesOf({ id, plan, lines }: PlannedRecord): Change[] {
  return [{ object: plan.object, id, action: 'created', after: plan.values }, ...lines.flatMap(changesOf)]
}

/** The record and all below it, as rules see them. */
export function subjectsOf({ id, plan, lines }: PlannedRecord, isLine = false): RuleSubject[] {
  const counts = new Map(
    [...Map.groupBy(lines, line => line.via)].flatMap(([field, list]) =>
      field ? [[field, { made: list.length, deleted: 0 }] as const] : [],
    ),
  )
  const subject = { id, plan, before: undefined, lines: counts, isLine }
  return [subject, ...lines.flatMap(line => subjectsOf(line, true))]
}

/** Why the record cannot be made, if so. */
export function refusalOf(context: WriteContext, record: PlannedRecord): Problem | undefined {
  const errors: ValueError[] = plansOf(record).flatMap(plan => plan.errors)
  if (errors.length > 0) return refusedValues(errors)
  const denied = plansOf(record).find(plan => !mayCreate(context, plan.object, plan.values))
  return denied && noRight(`You may not create such a record of "${denied.object.name}", or not for that owner.`)
}

/** Inserts planned records with all below them; answers the ids of the given ones that are in. Lines are never left out. */
export async function insertPlanned(
  context: WriteContext,
  records: readonly PlannedRecord[],
  lenient: boolean,
): Promise<Set<string>> {
  const made = lenient ? await insertWithoutGaps(context, records) : await insertLevel(context, records, false)
  let level = linesOf(records, made)
  while (level.length > 0) level = linesOf(level, await insertLevel(context, level, false))
  return made
}

function linesOf(records: readonly PlannedRecord[], made: ReadonlySet<string>): PlannedRecord[] {
  return records.filter(record => made.has(record.id)).flatMap(record => record.lines)
}

/** A record that is left out keeps no number: where there are numbers, the others are inserted again without it. */
async function insertWithoutGaps(context: WriteContext, records: readonly PlannedRecord[]): Promise<Set<string>> {
  const isNumbered = records.some(({ plan }) => numberFields(plan.object).length > 0)
  if (!isNumbered) return await insertLevel(context, records, true)
  let wanted = records
  for (;;) {
    await context.tx.script('savepoint numbered')
    const made = await insertLevel(context, wanted, true)
    if (made.size === wanted.length) {
      await context.tx.script('release savepoint numbered')
      return made
    }
    await context.tx.script('rollback to savepoint numbered')
    wanted = wanted.filter(record => made.has(record.id))
  }
}

async function insertLevel(
  context: WriteContext,
  level: readonly PlannedRecord[],
  lenient: boolean,
): Promise<Set<string>> {
  if (level.length === 0) return new Set()
  await giveNumbers(
    context,
    level.map(({ plan }) => plan),
  )
  const made = new Set<string>()
  for (const [object, group] of Map.groupBy(level, record => record.plan.object)) {
    for (const id of await insertGroup(context, object, group, lenient)) made.add(id)
  }
  return made
}

async function insertGroup(
  context: WriteContext,
  object: CatalogObject,
  group: readonly PlannedRecord[],
  lenient: boolean,
): Promise<Set<string>> {
  const rows = group.map(({ id, plan }) => ({ id, values: plan.values, stateChanges: plan.stateChanges }))
  const made = await insertRows(context, object, rows, lenient).catch((error: unknown) => {
    throw toWriteProblem(context, object, error, group.length === 1 ? group[0]?.plan.pointer : '')
  })
  const kept = rows.filter(({ id }) => made.has(id))
  await attachRecordFiles(
    context,
    kept.map(({ values }) => values),
  )
  await recordStates(context, object, kept)
  await settlePeople(
    context,
    kept.map(({ id, values }) => ({ object, id, action: 'created', after: values })),
  )
  return made
}

/** A record that was left out because another has its unique value: which key it was is not asked again. */
function clashOf(context: WriteContext, object: CatalogObject): Problem {
  const fields = [...new Set(uniqueKeys(object).flatMap(key => key.fields))]
  return duplicateValue(context, object, fields, '')
}
