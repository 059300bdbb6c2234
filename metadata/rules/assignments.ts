/** What an action or a conversion sets: fields that people may change, to values that fit. */
import { isComputed } from '../computed/computed-field.ts'
import type { Assignment, Definition, ObjectDefinition } from '../definitions.ts'
import type { FieldUse } from '../field-use.ts'
import { error, type Finding } from '../finding.ts'
import type { RuleContext } from './context.ts'
import { misfit } from './misfit.ts'

/** Checks an array of assignments at a pointer. */
export function* checkAssignments(
  definition: Definition,
  object: ObjectDefinition | undefined,
  assignments: readonly Assignment[],
  pointer: string,
  context: RuleContext,
): Iterable<Finding> {
  if (!object) return
  for (const [index, { value }] of assignments.entries()) {
    const use = context.pathAt(definition, `${pointer}/${index}/field`)?.end
    if (!use) continue
    if (!isWritable(use)) yield notWritable(definition, use, `${pointer}/${index}/field`)
    else yield* checkConstant(definition, object, use, value, `${pointer}/${index}/value`, context)
  }
}

/** Checks one constant; null empties a field that may be empty. */
export function* checkConstant(
  definition: Definition,
  object: ObjectDefinition,
  use: FieldUse,
  value: unknown,
  pointer: string,
  context: RuleContext,
): Iterable<Finding> {
  if (value === null) {
    if (!use.definition?.required) return
    yield error(definition, 'value/required', pointer, `${use.name} must not be empty.`, `${use.name} 不能为空。`)
    return
  }
  const wrong = misfit(value, use, { as: 'assignment', object }, context)
  if (wrong) yield error(definition, 'value/unfit', pointer, wrong.en, wrong.zh, wrong.near)
}

/** Whether somebody may give the field a value at all. */
export function isWritable(use: FieldUse): boolean {
  if (!use.definition) return ['owner', 'unit', 'record_type'].includes(use.name)
  if (use.definition && isComputed(use.definition)) return false
  return use.type !== 'children' && use.type !== 'autoNumber'
}

/** The finding that a field takes no value. */
export function notWritable(definition: Definition, use: FieldUse, pointer: string): Finding {
  return error(definition, 'value/not-writable', pointer, `${use.name} cannot be set.`, `不能设置 ${use.name}。`)
}
