/**
 * Holds records that are written to the lifecycles of their object: where they begin, which way their state may change,
 * what may be entered and what must be there. The state before decides what may be entered (of a new record the one that
 * it begins in); the state afterwards decides what must be. What a transition asks for or sets comes with it.
 */
import type { CatalogField } from '#metadata/catalog.ts'

import { isSame } from '../fields/stored-value.ts'
import type { CheckWritten, RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import { applySets } from './apply-sets.ts'
import { askConditions } from './ask-conditions.ts'
import { type Counted, countLines } from './count-lines.ts'
import { afterOf, complain, type Guarded } from './guarded.ts'
import { controlIn, strictest } from './input-control.ts'
import { stateWords, wordsOf } from './lifecycle-errors.ts'
import { lifecyclesOf, type Values } from './lifecycles-of.ts'
import { comesWith, countedFields, missingValues } from './missing.ts'
import { type Step, stepsOf } from './steps-of.ts'

/**
 * Adds what is wrong to the plans' errors, states and what transitions set to their values, and notes the changes of
 * state. Answers how to ask the conditions, which are asked of the record as it is written.
 */
export async function guardLifecycles(
  context: WriteContext,
  subjects: readonly RuleSubject[],
): Promise<CheckWritten | undefined> {
  const guarded = subjects
    .filter(subject => lifecyclesOf(context.catalog, subject.plan.object).length > 0 && changes(subject))
    .map(subject => ({ subject, steps: stepsOf(context, subject.plan.object, subject.before, afterOf(subject)) }))
  if (guarded.length === 0) return undefined
  for (const item of guarded) checkInput(context, item)
  for (const { subject, steps } of guarded) {
    for (const { lifecycle, from, to } of steps) {
      if (to !== undefined && from === undefined) subject.plan.values.set(lifecycle.field, to)
    }
  }
  await applySets(context, guarded)
  const counts = await countLines(
    context,
    context.tx,
    guarded.flatMap(item => countedIn(context, item)),
  )
  for (const { subject, steps } of guarded) {
    const after = afterOf(subject)
    const isFilled = (field: CatalogField) => isFilledIn(subject, after, field, counts)
    for (const step of steps) {
      complain(context, subject, step, step.complaints)
      if (step.complaints.length === 0) complain(context, subject, step, missingValues(context, step, isFilled))
      note(subject, step)
    }
  }
  return await askConditions(context, guarded)
}

function changes({ plan: { values, lines }, before }: RuleSubject): boolean {
  return !before || lines.size > 0 || [...values].some(([field, value]) => !isSame(before.get(field) ?? null, value))
}

/** Refuses what was entered into fields that are read-only or hidden in the state. */
function checkInput(context: WriteContext, { subject, steps }: Guarded): void {
  const { plan, before } = subject
  const entered = [...plan.values]
    .filter(([field, value]) => plan.given.has(field) && (!before || !isSame(before.get(field) ?? null, value)))
    .map(([field]) => field)
  const free = new Set(steps.flatMap(step => [step.lifecycle.field.name, ...comesWith(step)]))
  for (const field of [...entered, ...plan.lines.keys()]) {
    if (free.has(field.name)) continue
    const modes = steps.map(step => {
      const state = step.from ?? step.to
      return state === undefined ? undefined : controlIn(step.lifecycle, state, context.rights).get(field.name)
    })
    const mode = strictest(modes)
    const step = steps[modes.indexOf(mode)]
    if (!step || (mode !== 'readOnly' && mode !== 'hidden')) continue
    const [name, state] = [wordsOf(field), stateWords(step.lifecycle, step.from ?? step.to)]
    const texts = {
      en: `${name.en} cannot be changed in ${state.en}.`,
      'zh-CN': `状态“${state['zh-CN']}”不能修改${name['zh-CN']}。`,
    }
    complain(context, subject, step, [{ code: 'lifecycle/read-only', field, texts }])
  }
}

function countedIn(context: WriteContext, { subject, steps }: Guarded): Counted[] {
  if (!subject.before) return []
  return steps.flatMap(step => countedFields(context, step).map(field => ({ id: subject.id, field })))
}

function isFilledIn(
  { id, lines }: RuleSubject,
  after: Values,
  field: CatalogField,
  counts: ReadonlyMap<string, number>,
): boolean {
  if (field.type !== 'children') return (after.get(field) ?? null) !== null
  const { made, deleted } = lines.get(field) ?? { made: 0, deleted: 0 }
  return (counts.get(`${id} ${field.id}`) ?? 0) + made - deleted > 0
}

function note({ plan, comment }: RuleSubject, { lifecycle, from, to, transition }: Step): void {
  if (to === undefined || to === from) return
  const { definition, field } = lifecycle
  plan.stateChanges.push({
    field,
    lifecycleId: definition.id,
    from: from ?? null,
    to,
    transitionId: transition?.id ?? null,
    comment: comment ?? null,
  })
}
