/**
 * What lifecycles make of a form: fields that are hidden, locked or asked for in the present state, and the choices
 * that remain for the state itself. A state is changed by transitions, so its field is only shown once a record has one.
 */
import type { LifecycleDefinition } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import type { RecordValues } from '../api/values.ts'
import type { FormState } from '../form/form-rules.ts'
import type { ControlMode, StateFacts } from './state-facts.ts'

export interface FormControl {
  readonly modes: readonly Readonly<Record<string, ControlMode>>[]
  /** Fields of states that are only shown. */
  readonly locked: readonly string[]
  /** Codes that remain, by field. */
  readonly codes: Readonly<Record<string, readonly string[]>>
  /** States that new records will have, by field. */
  readonly begins: Readonly<Record<string, string>>
}

/** Of a record with these states. */
export function controlOfRecord(lifecycles: readonly LifecycleDefinition[], facts: readonly StateFacts[]): FormControl {
  const without = facts.filter(item => item.state === null)
  const initial = (name: string) => lifecycles.find(item => item.name === name)?.initial ?? []
  return {
    modes: facts.map(item => item.control),
    locked: facts.filter(item => item.state !== null).map(item => item.field),
    codes: Object.fromEntries(without.map(item => [item.field, initial(item.lifecycle)])),
    begins: {},
  }
}

/** Of a record that is being made by somebody with these roles. */
export function controlOfNew(
  object: CatalogObject,
  lifecycles: readonly LifecycleDefinition[],
  roles: ReadonlySet<string>,
  values: RecordValues,
): FormControl {
  const begins = lifecycles.map(item => [item, beginOf(object, item, values)] as const)
  return {
    modes: begins.map(([item, state]) => modesIn(item, state, roles)),
    locked: lifecycles.filter(item => item.initial.length === 1).map(item => item.field),
    codes: Object.fromEntries(lifecycles.map(item => [item.field, item.initial])),
    begins: Object.fromEntries(begins.map(([item, state]) => [item.field, state])),
  }
}

function beginOf(object: CatalogObject, lifecycle: LifecycleDefinition, values: RecordValues): string {
  const chosen = values[lifecycle.field]
  const field = fieldOf(object, lifecycle.field)
  const usual = field && 'default' in field ? field.default : undefined
  const found = [chosen, usual].find(code => typeof code === 'string' && lifecycle.initial.includes(code))
  return (found as string | undefined) ?? lifecycle.initial[0]!
}

/** Of several roles somebody has the best of what they allow; what names roles goes before what does not. */
const freedom: Readonly<Record<ControlMode, number>> = { optional: 3, required: 2, readOnly: 1, hidden: 0 }

function modesIn(
  lifecycle: LifecycleDefinition,
  state: string,
  roles: ReadonlySet<string>,
): Readonly<Record<string, ControlMode>> {
  const here = (lifecycle.control ?? []).filter(entry => entry.states.includes(state))
  const own: Record<string, ControlMode> = {}
  for (const { fields, mode } of here.filter(entry => entry.roles?.some(role => roles.has(role)))) {
    for (const field of fields) {
      const before = own[field]
      if (before === undefined || freedom[mode] > freedom[before]) own[field] = mode
    }
  }
  const general = here.filter(entry => !entry.roles?.length)
  return { ...Object.fromEntries(general.flatMap(({ fields, mode }) => fields.map(field => [field, mode]))), ...own }
}

const none: FormState = {
  hidden: { tabs: [], sections: [], fields: [] },
  required: [],
  readOnly: [],
  set: {},
  computed: {},
  lines: {},
  messages: [],
}

/** The rules of the form with what lifecycles add to them; of several lifecycles the strictest decides. */
export function withControl(rules: FormState | undefined, control: FormControl): FormState | undefined {
  const strictest: Record<string, ControlMode> = {}
  for (const [field, mode] of control.modes.flatMap(modes => Object.entries(modes))) {
    const before = strictest[field]
    if (before === undefined || freedom[mode] < freedom[before]) strictest[field] = mode
  }
  const fieldsOf = (mode: ControlMode) => Object.keys(strictest).filter(field => strictest[field] === mode)
  const locked = control.locked
  if (Object.keys(strictest).length + locked.length + Object.keys(control.codes).length === 0) return rules
  const base = rules ?? none
  return {
    ...base,
    hidden: { ...base.hidden, fields: [...base.hidden.fields, ...fieldsOf('hidden')] },
    required: [...base.required, ...fieldsOf('required')],
    readOnly: [...base.readOnly, ...fieldsOf('readOnly'), ...locked],
    computed: { ...control.begins, ...base.computed },
    codes: control.codes,
  }
}
