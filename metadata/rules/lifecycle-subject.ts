/** What the checks of one lifecycle share: its states and the fields that it names. */
import type { Choice, LifecycleDefinition, ObjectDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import type { FieldUse } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import { isWritable, notWritable } from './assignments.ts'
import type { RuleContext } from './context.ts'

/** A lifecycle of a choice field that exists. */
export interface Subject {
  readonly lifecycle: LifecycleDefinition
  readonly object: ObjectDefinition
  readonly use: FieldUse
  readonly choices: readonly Choice[]
  readonly codes: ReadonlySet<string>
  readonly context: RuleContext
}

/** A state that records come to: there is such a state, and its choice is offered. */
export function* checkEntered(subject: Subject, code: string, pointer: string): Iterable<Finding> {
  const { lifecycle, choices } = subject
  yield* checkKnown(subject, code, pointer)
  if (!choices.find(choice => choice.code === code)?.retired) return
  yield error(
    lifecycle,
    'state/retired',
    pointer,
    `The choice ${code} is retired; no record comes to it any more.`,
    `选项 ${code} 已停用，记录不能再进入。`,
  )
}

/** There is such a state. */
export function* checkKnown({ lifecycle, codes }: Subject, code: string, pointer: string): Iterable<Finding> {
  if (codes.has(code)) return
  const near = didYouMean(code, codes)
  yield error(lifecycle, 'state/unknown', pointer, `There is no state ${code}.`, `没有状态 ${code}。`, near)
}

/** Fields that are named in an array: the state itself is changed by transitions alone, and what must be given can be. */
export function* checkFields(
  subject: Subject,
  pointer: string,
  fields: readonly string[] = [],
  purpose: 'filled' | 'entered' | 'shown',
): Iterable<Finding> {
  const { lifecycle, context } = subject
  for (const [index, field] of fields.entries()) {
    const at = `${pointer}/${index}`
    if (field === lifecycle.field) yield ownField(lifecycle, at)
    const use = context.pathAt(lifecycle, at)?.end
    if (!use || purpose === 'shown') continue
    const isLines = use.definition?.type === 'children' && use.definition.embedded === true
    if (!isWritable(use) && !(isLines && purpose === 'filled')) yield notWritable(lifecycle, use, at)
  }
}

/** The finding that the state is not to be named here. */
export function ownField(lifecycle: LifecycleDefinition, pointer: string): Finding {
  return error(
    lifecycle,
    'lifecycle/own-field',
    pointer,
    `${lifecycle.field} is changed by transitions alone.`,
    `${lifecycle.field} 只能通过转移改变。`,
  )
}
