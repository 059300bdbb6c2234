/** A record that is written, with the steps that its lifecycles take. */
import type { RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import { type Complaint, toValueError } from './lifecycle-errors.ts'
import type { Values } from './lifecycles-of.ts'
import type { Step } from './steps-of.ts'

export interface Guarded {
  readonly subject: RuleSubject
  readonly steps: readonly Step[]
}

/** Values as they will be. */
export function afterOf({ plan, before }: RuleSubject): Values {
  return before ? new Map([...before, ...plan.values]) : plan.values
}

/** Adds complaints to the errors of the plan. */
export function complain(
  context: WriteContext,
  { plan }: RuleSubject,
  { lifecycle }: Step,
  complaints: readonly Complaint[],
) {
  plan.errors.push(...complaints.map(complaint => toValueError(context, lifecycle, plan.pointer, complaint)))
}
