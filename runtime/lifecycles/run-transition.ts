/** Does a transition of a record: sets its state, what was entered and what the definition sets, in one change. */
import type { CatalogObject } from '#metadata/catalog.ts'
import type { LifecycleTransition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import type { Context } from '../context.ts'
import type { GivenValues } from '../fields/plan-values.ts'
import { errorAt } from '../fields/value-error.ts'
import { unknownDefinition } from '../problems.ts'
import { checkRev, type ExpectedRev } from '../records/write/check-rev.ts'
import { lockOne } from '../records/write/lock-records.ts'
import { type AnsweredRecord, readBack } from '../records/write/read-back.ts'
import { updateLocked } from '../records/write/update-record.ts'
import { invalidValues } from '../records/write/write-problems.ts'
import type { WriteContext } from '../write.ts'
import { lifecycleMoved } from './lifecycle-problems.ts'
import { type Lifecycle, lifecyclesFor, lifecyclesOf, stateOf } from './lifecycles-of.ts'

export interface TransitionWish {
  readonly lifecycle: string
  readonly transition: string
  readonly values: GivenValues
  readonly comment: string | undefined
}

/**
 * Answers the record afterwards. Throws `definition/unknown`, `record/stale`, `lifecycle/moved` when the record is in a
 * state that the transition does not lead out of, and `lifecycle/refused` with everything that is missing.
 */
export async function runTransition(
  context: WriteContext,
  object: CatalogObject,
  id: string,
  expected: ExpectedRev,
  { lifecycle: lifecycleName, transition: transitionName, values, comment }: TransitionWish,
): Promise<AnsweredRecord> {
  const { lifecycle, transition } = findTransition(context, object, lifecycleName, transitionName)
  const { field, definition } = lifecycle
  if (Object.hasOwn(values, field.name)) {
    const message = 'The transition itself sets the state.'
    throw invalidValues([errorAt('/values', field.name, { code: 'field/read-only', message })])
  }
  const locked = await lockOne(context, object, id, 'update')
  await checkRev(context, object, locked, expected)
  const isItsOwn = lifecyclesFor(context.catalog, object, locked.values).includes(lifecycle)
  const state = isItsOwn ? stateOf(lifecycle, locked.values) : undefined
  if (state === undefined || !transition.from.includes(state)) {
    const possible = definition.transitions.filter(
      item => state !== undefined && item.from.includes(state) && !item.automatic,
    )
    throw lifecycleMoved(`"${transition.name}" does not lead out of the state that the record is in.`, {
      state: state ?? null,
      transitions: possible.map(item => item.name),
    })
  }
  // The definition grants the fields that it asks for, as actions do.
  const trusted = new Set([field.name, ...(transition.input ?? [])])
  const rev = await updateLocked(
    context,
    locked,
    { ...values, [field.name]: transition.to },
    { trusted, pointer: '/values', comment },
  )
  return await readBack(context, object, locked.id, rev)
}

function findTransition(
  context: Context,
  object: CatalogObject,
  lifecycleName: string,
  name: string,
): { readonly lifecycle: Lifecycle; readonly transition: LifecycleTransition } {
  const shown = lifecyclesOf(context.catalog, object).filter(
    ({ field }) => context.rights.field(object, field) !== 'hidden',
  )
  const lifecycle = shown.find(({ definition }) => definition.name === lifecycleName)
  const names = lifecycle
    ? lifecycle.definition.transitions.map(item => item.name)
    : shown.map(item => item.definition.name)
  const transition = lifecycle?.definition.transitions.find(item => item.name === name)
  if (lifecycle && transition) return { lifecycle, transition }
  throw unknownDefinition(
    lifecycle
      ? `There is no transition "${name}" of "${lifecycleName}".`
      : `There is no lifecycle "${lifecycleName}" of "${object.name}".`,
    { didYouMean: didYouMean(lifecycle ? name : lifecycleName, names) },
  )
}
