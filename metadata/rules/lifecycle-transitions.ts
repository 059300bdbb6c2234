/** The transitions of a lifecycle. Which one a change of state is follows from the two states, so no two lead the same way. */
import type { LifecycleTransition } from '../definitions.ts'
import { error, type Finding } from '../finding.ts'
import { checkConstant, isWritable, notWritable } from './assignments.ts'
import { checkEntered, checkFields, checkKnown, ownField, type Subject } from './lifecycle-subject.ts'

/** Each way exists once, leads somewhere else, and sets what can be set. */
export function* checkTransitions(subject: Subject): Iterable<Finding> {
  const { lifecycle } = subject
  const ways = new Map<string, string>()
  const names = new Set<string>()
  for (const [index, transition] of lifecycle.transitions.entries()) {
    const at = `/transitions/${index}`
    yield* checkEntered(subject, transition.to, `${at}/to`)
    for (const [place, from] of transition.from.entries()) {
      const pointer = `${at}/from/${place}`
      yield* checkKnown(subject, from, pointer)
      const way = JSON.stringify([from, transition.to])
      const other = ways.get(way)
      if (from === transition.to) {
        yield error(
          lifecycle,
          'transition/to-itself',
          pointer,
          `${transition.name} leads back to the state that it leaves.`,
          `${transition.name} 回到原状态。`,
        )
      } else if (other !== undefined) {
        yield error(
          lifecycle,
          'transition/duplicate',
          pointer,
          `${other} leads from ${from} to ${transition.to} already.`,
          `${other} 已从 ${from} 转移到 ${transition.to}。`,
        )
      }
      ways.set(way, transition.name)
    }
    if (names.has(transition.name)) {
      yield error(
        lifecycle,
        'transition/name-twice',
        `${at}/name`,
        `Two transitions are called ${transition.name}.`,
        `转移名称 ${transition.name} 重复。`,
      )
    }
    names.add(transition.name)
    yield* checkFields(subject, `${at}/required`, transition.required, 'filled')
    yield* checkFields(subject, `${at}/input`, transition.input, 'entered')
    yield* checkSet(subject, transition, `${at}/set`)
  }
}

function* checkSet(
  { lifecycle, object, context }: Subject,
  { set = [] }: LifecycleTransition,
  pointer: string,
): Iterable<Finding> {
  for (const [index, { field, value, formula }] of set.entries()) {
    const at = `${pointer}/${index}`
    if (field === lifecycle.field) yield ownField(lifecycle, `${at}/field`)
    if ((value === undefined) === (formula === undefined)) {
      yield error(
        lifecycle,
        'transition/set-unclear',
        at,
        `${field} is set either to a value or by a formula.`,
        `${field} 须设置为常量或公式之一。`,
      )
    }
    const use = context.pathAt(lifecycle, `${at}/field`)?.end
    if (!use) continue
    if (!isWritable(use)) yield notWritable(lifecycle, use, `${at}/field`)
    else if (value !== undefined) yield* checkConstant(lifecycle, object, use, value, `${at}/value`, context)
  }
}
