/** What removing something comes to: what else must change or go, found by doing it. */
import type { NamedApplication } from '#metadata/application.ts'
import type { Finding } from '#metadata/finding.ts'
import { assertShape } from '../commands/assert-shape.ts'
import { refusedCommand, usedDefinition } from '../commands/command-problems.ts'
import { findDefinition } from '../commands/find-definition.ts'
import { findPlace, writeAt } from '../commands/place.ts'
import { putDefinition } from '../commands/put-definition.ts'
import type { Effect } from './effect.ts'
import { settle } from './settle.ts'
import type { UseTarget } from './use-target.ts'

/** What one is told before, and what comes of it. */
export interface RemovalPlan {
  /** Every other place that changes or goes. */
  readonly uses: readonly Effect[]
  /** Definitions and fields that go as a whole, to be agreed to by name. */
  readonly also: readonly string[]
  readonly after: NamedApplication
}

/** Removes the target and all that means nothing without it; problems `definition/unknown`, `command/refused`. */
export function planRemoval(application: NamedApplication, target: UseTarget): RemovalPlan {
  const definition = findDefinition(application, target.kind, target.name)
  const element = target.element ?? []
  if (element.length === 0) {
    const definitions = application.definitions.filter(item => item !== definition)
    return planSettled(application, { form: 'named', definitions })
  }
  const { steps, value } = findPlace(definition, element)
  if (value === undefined || typeof steps.at(-1) !== 'number')
    throw refusedCommand('Only elements of a list are removed.')
  const changed = assertShape(writeAt(definition, steps, undefined))
  return planSettled(application, putDefinition(application, changed))
}

/** The same for another change than a removal; `isOwn` says which errors the change itself makes. */
export function planSettled(
  before: NamedApplication,
  after: NamedApplication,
  isOwn?: (finding: Finding) => boolean,
): RemovalPlan {
  const { application, effects } = settle(before, after, isOwn)
  return { uses: effects, also: effects.flatMap(effect => effect.gone ?? []), after: application }
}

/** What one agreed to beforehand: all, or definitions and fields by name. */
export type Also = 'all' | readonly string[] | undefined

/** The application after the plan, if it was agreed to; problem `definition/used` 409 with `uses` and `also`. */
export function carryOut({ uses, also, after }: RemovalPlan, agreed: Also): NamedApplication {
  const isAgreed = agreed === 'all' || uses.length === 0 || also.every(item => agreed?.includes(item))
  if (isAgreed && (uses.length === 0 || agreed !== undefined)) return after
  const shown = uses.map(({ gone: _gone, ...use }) => use)
  const [first] = uses
  const more = uses.length > 1 ? ` and ${uses.length - 1} more` : ''
  throw usedDefinition(`Others use it: ${first?.effect.en}${more}.`, { uses: shown, also })
}
