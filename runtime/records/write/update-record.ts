/**
 * Changes a record with its lines: lock, compare versions, plan and check everything, then write what differs. Whether
 * the actor may change it is asked of the record as it was; he may hand his own over to somebody else.
 */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import type { Problem } from '#platform/problem.ts'

import { refusedRight } from '../../access/refused-right.ts'
import type { Change } from '../../audit/changes.ts'
import { lookUp } from '../../fields/look-up.ts'
import { type GivenValues, type PlannedValues, planValues } from '../../fields/plan-values.ts'
import { isSame, type StoredValue } from '../../fields/stored-value.ts'
import type { ValueError } from '../../fields/value-error.ts'
import { recordStates } from '../../lifecycles/record-states.ts'
import type { WriteContext } from '../../write.ts'
import { applyRules } from './apply-rules.ts'
import { assertNoCycle } from './assert-no-cycle.ts'
import { checkRev, type ExpectedRev } from './check-rev.ts'
import { type GivenLineChange, readLines } from './child-lines.ts'
import {
  assertMayCreate,
  changesOf,
  insertPlanned,
  type PlannedRecord,
  planRecord,
  plansOf,
  refusalOf,
  setParent,
  subjectsOf,
} from './create-records.ts'
import { deleteLocked } from './delete-records.ts'
import { type LockedRecord, lockOne, lockRecords } from './lock-records.ts'
import type { LineCount, RuleSubject } from './rule-subject.ts'
import { updateRow } from './update-row.ts'
import { refusedValues } from './write-problems.ts'

export interface UpdateOptions {
  /** Names of fields that a definition sets, whatever the actor may change himself. */
  readonly trusted?: ReadonlySet<string>
  /** JSON pointer of the values in what was sent. */
  readonly pointer?: string
  /** Why the state changes, for its history. */
  readonly comment?: string | undefined
}

interface PlannedUpdate {
  readonly locked: LockedRecord
  readonly plan: PlannedValues
  readonly created: readonly PlannedRecord[]
  readonly updated: readonly PlannedUpdate[]
  readonly deleted: readonly LockedRecord[]
  /** How many lines come and go, by the field of the children. */
  readonly lines: ReadonlyMap<CatalogField, LineCount>
}

/** Updates one record; answers its version afterwards, the old one when nothing differed. */
export async function updateRecord(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  expected: ExpectedRev,
  given: GivenValues,
  options: UpdateOptions = {},
): Promise<number> {
  const locked = await lockOne(context, object, id, 'update')
  await checkRev(context, object, locked, expected)
  return await updateLocked(context, locked, given, options)
}

/** The same for a record that is locked already. */
export async function updateLocked(
  context: WriteContext,
  locked: LockedRecord,
  given: GivenValues,
  { trusted, pointer = '', comment }: UpdateOptions = {},
): Promise<number> {
  const planned = await planUpdate(context, locked, given, { pointer, trusted, via: undefined })
  await lookUp(context, updatePlansOf(planned))
  const check = await applyRules(context, updateSubjectsOf(planned, { comment, isLine: false }))
  const problem = updateRefusal(context, planned)
  // With conditions that are asked of the written record, all that a lifecycle misses is told together.
  if (problem && !(check && problem.code === 'lifecycle/refused')) throw problem
  const isChanged = await applyUpdate(context, planned)
  if (check) {
    await check()
    const refusal = updateRefusal(context, planned)
    if (refusal) throw refusal
  }
  await context.afterWrite?.(context, writtenBy(planned))
  return isChanged ? locked.rev + 1 : locked.rev
}

async function planUpdate(
  context: WriteContext,
  locked: LockedRecord,
  given: GivenValues,
  place: {
    readonly pointer: string
    readonly trusted: ReadonlySet<string> | undefined
    readonly via: CatalogField | undefined
  },
): Promise<PlannedUpdate> {
  const plan = planValues(context, locked.object, given, {
    mode: 'update',
    now: new Date(),
    current: locked.values,
    ...place,
  })
  const created: PlannedRecord[] = []
  const updated: PlannedUpdate[] = []
  const deleted: LockedRecord[] = []
  const counts = new Map<CatalogField, LineCount>()
  for (const [field, value] of plan.lines) {
    const lines = readLines(context, field, value, place.pointer)
    plan.errors.push(...lines.errors)
    for (const line of lines.lines) {
      assertMayCreate(context, line.object)
      const record = planRecord(context, line.object, line.values, { pointer: line.pointer, via: line.via })
      setParent(record.plan, line.via, { objectId: locked.object.id, id: locked.id })
      created.push({ ...record, via: field })
    }
    const changed = await lockLines(context, locked, lines.update, 'update', plan.errors)
    for (const [line, record] of changed) {
      updated.push(
        await planUpdate(context, record, line.values, { pointer: line.pointer, via: line.via, trusted: undefined }),
      )
    }
    const gone = await lockLines(context, locked, lines.delete, 'delete', plan.errors)
    deleted.push(...gone.map(([, record]) => record))
    counts.set(field, { made: lines.lines.length, deleted: gone.length })
  }
  return { locked, plan, created, updated, deleted, lines: counts }
}

/** The lines of this parent, locked; what is no line of it is an error at its place. */
async function lockLines(
  context: WriteContext,
  parent: LockedRecord,
  lines: readonly GivenLineChange[],
  right: 'update' | 'delete',
  errors: ValueError[],
): Promise<[GivenLineChange, LockedRecord][]> {
  const [first] = lines
  if (!first) return []
  const found = await lockRecords(
    context,
    first.object,
    lines.map(line => line.id),
    { right },
  )
  const taken = new Set<string>()
  return await Promise.all(
    lines.flatMap(line => {
      const record = found.get(line.id)
      if (!record || taken.has(line.id) || !isLineOf(parent, line.via, record)) {
        errors.push({
          pointer: `${line.pointer}/id`,
          code: 'reference/unknown',
          message: 'It is no line of this record.',
        })
        return []
      }
      taken.add(line.id)
      if (!record.may) throw refusedRight(line.object, `You may not ${right} this line.`)
      return [
        checkRev(context, line.object, record, line.rev ?? '*').then((): [GivenLineChange, LockedRecord] => [
          line,
          record,
        ]),
      ]
    }),
  )
}

function isLineOf(parent: LockedRecord, via: CatalogField, line: LockedRecord): boolean {
  const wanted: StoredValue = via.type === 'anyReference' ? { object: parent.object.id, id: parent.id } : parent.id
  return isSame(line.values.get(via) ?? null, wanted)
}

function updatePlansOf({ plan, created, updated }: PlannedUpdate): PlannedValues[] {
  return [plan, ...created.flatMap(plansOf), ...updated.flatMap(updatePlansOf)]
}

function updateSubjectsOf(
  { locked, plan, lines, created, updated }: PlannedUpdate,
  place: Pick<RuleSubject, 'comment' | 'isLine'>,
): RuleSubject[] {
  return [
    { id: locked.id, plan, before: locked.values, lines, ...place },
    ...created.flatMap(record => subjectsOf(record, true)),
    ...updated.flatMap(record => updateSubjectsOf(record, { isLine: true })),
  ]
}

function updateRefusal(context: WriteContext, planned: PlannedUpdate): Problem | undefined {
  const errors = updatePlansOf(planned).flatMap(plan => plan.errors)
  if (errors.length > 0) return refusedValues(errors)
  return createdBelow(planned)
    .map(record => refusalOf(context, record))
    .find(problem => problem !== undefined)
}

function createdBelow({ created, updated }: PlannedUpdate): PlannedRecord[] {
  return [...created, ...updated.flatMap(createdBelow)]
}

/** Writes what differs, lines first; a record whose lines changed has a new version too. */
async function applyUpdate(context: WriteContext, planned: PlannedUpdate): Promise<boolean> {
  const { locked, plan, created, updated, deleted } = planned
  await deleteLocked(context, deleted)
  let linesChanged = created.length > 0 || deleted.length > 0
  for (const line of updated) if (await applyUpdate(context, line)) linesChanged = true
  await insertPlanned(context, created, false)
  const change = differenceOf(locked, plan)
  if (change.after.size === 0 && !linesChanged) return false
  await assertNoCycle(context, change)
  await updateRow(context, change, plan.pointer)
  await recordStates(context, locked.object, [{ id: locked.id, stateChanges: plan.stateChanges }])
  return true
}

/** Everything that the update made or changed. */
function writtenBy(planned: PlannedUpdate): Change[] {
  const own = differenceOf(planned.locked, planned.plan)
  return [
    ...(own.after.size > 0 ? [own] : []),
    ...planned.created.flatMap(changesOf),
    ...planned.updated.flatMap(writtenBy),
  ]
}

function differenceOf(locked: LockedRecord, { values }: PlannedValues): Required<Change> {
  const changed = [...values].filter(([field, value]) => !isSame(locked.values.get(field) ?? null, value))
  return {
    object: locked.object,
    id: locked.id,
    action: 'updated',
    before: new Map(changed.map(([field]) => [field, locked.values.get(field) ?? null])),
    after: new Map(changed),
  }
}
