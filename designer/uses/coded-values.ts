/**
 * Every place where a choice stands by its code: in filters, assignments, mappings, defaults, record types, lifecycles
 * and what reacts to their states, and above another.
 */
import type { Choice, Definition, ObjectDefinition } from '#metadata/definitions.ts'
import { choicesOf, type FieldUse } from '#metadata/field-use.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import type { Schema } from '#metadata/kinds/schema.ts'
import type { RuleContext } from '#metadata/rules/context.ts'
import { ownFields } from '#metadata/rules/own-fields.ts'
import { isNode } from '../commands/place.ts'

/** One code at one place. */
export interface CodedValue {
  readonly code: string
  readonly pointer: string
  /** The choices that it is one of; undefined for a record type. */
  readonly choices: readonly Choice[] | undefined
  /** The object whose record type it is. */
  readonly recordTypeOf: ObjectDefinition | undefined
}

/** The codes in one definition. */
export function* codedValues(definition: Definition, context: RuleContext): Iterable<CodedValue> {
  for (const { value, schema, pointer } of context.nodesOf(definition)) {
    if (schema['x-ref'] === 'filter') yield* inFilter(definition, value, pointer, context)
    else if (schema['x-type'] === 'RecordTypeChoices' && isNode(value)) {
      yield* atField(definition, `${pointer}/field`, value.codes, `${pointer}/codes`, context)
    } else if (valued.has(schema['x-type'] ?? '') && isNode(value)) {
      yield* atField(definition, `${pointer}/field`, value.value, `${pointer}/value`, context)
    } else if (schema['x-key'] === 'code' && Array.isArray(value)) {
      yield* parents(value, pointer)
    } else yield* inStates(definition, schema, value, pointer, context)
  }
  if (definition.kind === 'object') yield* inDefaults(definition, context)
}

const valued = new Set(['Assignment', 'TransitionSet', 'ConversionField', 'ConversionLineField'])

/** Properties that hold codes of states, by the type of what has them. */
const stateCodes: Readonly<Record<string, readonly string[]>> = {
  LifecycleState: ['code'],
  LifecycleTransition: ['from', 'to'],
  LifecycleControl: ['states'],
  CompletenessRule: ['state'],
  StateTrigger: ['state'],
  TransitionService: ['to'],
}

/** The states of a lifecycle are choices of its own field, others name the field beside them. */
function* inStates(
  definition: Definition,
  schema: Schema,
  value: unknown,
  pointer: string,
  context: RuleContext,
): Iterable<CodedValue> {
  if (!isNode(value)) return
  const isRoot = definition.kind === 'lifecycle' && pointer === ''
  const keys = isRoot ? ['initial'] : (stateCodes[branchOf(schema, value)['x-type'] ?? ''] ?? [])
  const field = definition.kind === 'lifecycle' ? '/field' : `${pointer}/field`
  for (const key of keys) yield* atField(definition, field, value[key], `${pointer}/${key}`, context)
}

function* inFilter(definition: Definition, node: unknown, pointer: string, context: RuleContext): Iterable<CodedValue> {
  if (!isNode(node)) return
  if (Array.isArray(node.rules)) {
    for (const [index, rule] of node.rules.entries()) {
      yield* inFilter(definition, rule, `${pointer}/rules/${index}`, context)
    }
  } else if (node.match !== undefined) yield* inFilter(definition, node.value, `${pointer}/value`, context)
  else yield* atField(definition, `${pointer}/field`, node.value, `${pointer}/value`, context)
}

function* atField(
  definition: Definition,
  fieldPointer: string,
  value: unknown,
  pointer: string,
  context: RuleContext,
): Iterable<CodedValue> {
  const path = context.pathAt(definition, fieldPointer)
  const object = path?.steps.length === 1 ? path.base : path?.steps.at(-2)?.targets[0]
  if (path?.end && object) yield* codes(path.end, object, value, pointer, context)
}

function* codes(
  use: FieldUse,
  object: ObjectDefinition,
  value: unknown,
  pointer: string,
  { symbols }: RuleContext,
): Iterable<CodedValue> {
  const isRecordType = use.name === 'record_type' && !use.definition
  if (!isRecordType && use.type !== 'choice' && use.type !== 'multiChoice') return
  const known = { choices: isRecordType ? undefined : choicesOf(use, symbols, object) }
  const recordTypeOf = isRecordType ? object : undefined
  const all: unknown[] = Array.isArray(value) ? value : [value]
  for (const [index, code] of all.entries()) {
    if (typeof code !== 'string') continue
    yield { ...known, recordTypeOf, code, pointer: Array.isArray(value) ? `${pointer}/${index}` : pointer }
  }
}

function* inDefaults(object: ObjectDefinition, context: RuleContext): Iterable<CodedValue> {
  for (const own of ownFields(context)) {
    if (own.object !== object || !('default' in own.field)) continue
    yield* codes(own.use, object, own.field.default, `${own.pointer}/default`, context)
  }
}

function* parents(choices: readonly Choice[], pointer: string): Iterable<CodedValue> {
  for (const [index, { parent }] of choices.entries()) {
    if (parent === undefined) continue
    yield { choices, recordTypeOf: undefined, code: parent, pointer: `${pointer}/${index}/parent` }
  }
}
