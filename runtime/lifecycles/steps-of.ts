/** What a write means for the states of a record: it begins in one, goes from one to another, or stays where it is. */
import type { LifecycleTransition } from '#metadata/definitions.ts'
import { didYouMean } from '#metadata/did-you-mean.ts'

import type { Context, Source } from '../context.ts'
import { type Complaint, stateWords, wordsOf } from './lifecycle-errors.ts'
import { type Lifecycle, lifecyclesFor, stateOf, transitionBetween, type Values } from './lifecycles-of.ts'

/** One lifecycle of a record that is written. */
export interface Step {
  readonly lifecycle: Lifecycle
  /** The state before; undefined for a record that was in none. */
  readonly from: string | undefined
  /** The state afterwards; undefined where it cannot be one. */
  readonly to: string | undefined
  readonly transition: LifecycleTransition | undefined
  readonly complaints: readonly Complaint[]
}

/** The steps of a record; `after` are its values as they are planned, `before` undefined for a new one. */
export function stepsOf(
  context: Context,
  object: Lifecycle['object'],
  before: Values | undefined,
  after: Values,
): Step[] {
  return lifecyclesFor(context.catalog, object, after).map(lifecycle => stepOf(context, lifecycle, before, after))
}

function stepOf(context: Context, lifecycle: Lifecycle, before: Values | undefined, after: Values): Step {
  const from = before && stateOf(lifecycle, before)
  const was = before?.get(lifecycle.field) ?? null
  const wanted = (after.get(lifecycle.field) ?? null) as string | null
  const step = { lifecycle, from, to: wanted ?? undefined, transition: undefined, complaints: [] }
  if (before && wanted === was) return { ...step, to: from }
  if (from === undefined) return enter(step, wanted)
  const transition = wanted === null ? undefined : transitionBetween(lifecycle, from, wanted)
  if (!transition) return { ...step, to: from, complaints: [noTransition(lifecycle, from, wanted)] }
  return { ...step, transition, complaints: wayComplaints(context, lifecycle, transition) }
}

/** A record that is in no state begins in an initial one, also one that is older than the lifecycle. */
function enter(step: Omit<Step, 'complaints'>, wanted: string | null): Step {
  const { definition, field } = step.lifecycle
  if (wanted === null) return { ...step, to: definition.initial[0], complaints: [] }
  if (definition.initial.includes(wanted)) return { ...step, complaints: [] }
  const words = definition.initial.map(code => stateWords(step.lifecycle, code))
  const name = wordsOf(field)
  const texts = {
    en: `${name.en} begins with ${words.map(item => item.en).join(' or ')}.`,
    'zh-CN': `${name['zh-CN']}的初始状态为${words.map(item => item['zh-CN']).join('或')}。`,
  }
  const complaint: Complaint = { code: 'lifecycle/initial', field, texts, didYouMean: [...definition.initial] }
  return { ...step, to: undefined, complaints: [complaint] }
}

function noTransition(lifecycle: Lifecycle, from: string, wanted: string | null): Complaint {
  const { field, definition } = lifecycle
  const [name, start, end] = [wordsOf(field), stateWords(lifecycle, from), stateWords(lifecycle, wanted)]
  const possible = definition.transitions.filter(item => item.from.includes(from)).map(item => item.to)
  return {
    code: 'lifecycle/no-transition',
    field,
    texts: {
      en: `${name.en} does not change from ${start.en} to ${end.en}.`,
      'zh-CN': `${name['zh-CN']}不能从“${start['zh-CN']}”改为“${end['zh-CN']}”。`,
    },
    didYouMean: wanted === null ? possible : [...new Set([...didYouMean(wanted, possible), ...possible])],
  }
}

/** What may take the automatic ways. */
const automatic: readonly (Source['kind'] | undefined)[] = ['workflow', 'action', 'conversion']

/** Whether the transition is for none of the actor's roles, or not to be done by hand. */
export function wayComplaints(
  { rights, source }: Context,
  { field }: Lifecycle,
  { id, label, name, roles, automatic: isAutomatic }: LifecycleTransition,
): Complaint[] {
  if (isAutomatic && !automatic.includes(source.kind)) {
    const words = wordsOf({ label, name })
    const texts = {
      en: `${words.en} is done by a process or a conversion, not by hand.`,
      'zh-CN': `“${words['zh-CN']}”由流程或转换执行，不能手工操作。`,
    }
    return [{ code: 'lifecycle/automatic', field, texts, rule: id }]
  }
  if (rights.isFor(roles)) return []
  const words = wordsOf({ label, name })
  const texts = {
    en: `${words.en} is for people in other roles.`,
    'zh-CN': `“${words['zh-CN']}”仅限其他角色执行。`,
  }
  return [{ code: 'lifecycle/role', field, texts, rule: id }]
}
