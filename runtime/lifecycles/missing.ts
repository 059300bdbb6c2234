/** What a record lacks to take a step: values that are required, and conditions that are asked of it. */
import type { CatalogField } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import { type ControlMode, controlIn } from './input-control.ts'
import { type Complaint, fieldText, stateWords, wordsOf } from './lifecycle-errors.ts'
import type { Lifecycle } from './lifecycles-of.ts'
import type { Step } from './steps-of.ts'

/** Whether a field of the record as it will be has a value. */
export type IsFilled = (field: CatalogField) => boolean

/** The values that are missing; nothing for a step that cannot be taken at all. */
export function missingValues(context: Context, step: Step, isFilled: IsFilled): Complaint[] {
  if (step.to === undefined) return []
  const missing = [...requiredByState(context, step, step.to, isFilled)]
  if (step.to === step.from) return missing
  return [...missing, ...ofTransition(context, step, isFilled), ...ofState(context, step, isFilled)]
}

/** A condition that a step asks, and what is said where it does not hold. */
export interface Asked {
  readonly condition: string
  readonly complaint: Complaint
}

/** The conditions of the transition and of the state that is entered. */
export function conditionsOf({ lifecycle, transition, from, to }: Step): Asked[] {
  if (to === undefined || to === from) return []
  const asked: Asked[] = []
  if (transition?.condition !== undefined) {
    const words = wordsOf(transition)
    const texts = {
      en: `The condition of ${words.en} is not met.`,
      'zh-CN': `不满足“${words['zh-CN']}”的条件。`,
    }
    const complaint = { code: 'lifecycle/condition', field: lifecycle.field, texts, rule: transition.id } as const
    asked.push({ condition: transition.condition, complaint })
  }
  for (const { id, state, condition, label } of lifecycle.definition.completeness ?? []) {
    if (state !== to || condition === undefined) continue
    const texts = openText(wordsOf({ label }))
    asked.push({ condition, complaint: { code: 'lifecycle/incomplete', field: undefined, texts, rule: id } })
  }
  return asked
}

function openText(words: { readonly en: string; readonly 'zh-CN': string }) {
  return { en: `${words.en}: not fulfilled.`, 'zh-CN': `${words['zh-CN']}：未满足。` }
}

/** The state afterwards says what must be entered. */
function* requiredByState(
  context: Context,
  { lifecycle }: Step,
  state: string,
  isFilled: IsFilled,
): Iterable<Complaint> {
  const words = stateWords(lifecycle, state)
  for (const [name, mode] of controlIn(lifecycle, state, context.rights)) {
    const field = lifecycle.object.fields.get(name)
    if (mode !== 'required' || !field || isFilled(field)) continue
    const texts = fieldText(
      context,
      lifecycle,
      field,
      label => ({
        en: `${label.en} is required in ${words.en}.`,
        'zh-CN': `状态“${words['zh-CN']}”须填写${label['zh-CN']}。`,
      }),
      { en: `Something is required in ${words.en}.`, 'zh-CN': `状态“${words['zh-CN']}”有必填内容。` },
    )
    yield { code: 'lifecycle/required', field, texts }
  }
}

function ofTransition(context: Context, { lifecycle, transition }: Step, isFilled: IsFilled): Complaint[] {
  if (!transition) return []
  const words = wordsOf(transition)
  return unfilled(lifecycle, transition.required, isFilled).map(
    (field): Complaint => ({
      code: 'lifecycle/required',
      field,
      rule: transition.id,
      texts: fieldText(
        context,
        lifecycle,
        field,
        label => ({
          en: `${label.en} is required for ${words.en}.`,
          'zh-CN': `“${words['zh-CN']}”须填写${label['zh-CN']}。`,
        }),
        { en: `Something is required for ${words.en}.`, 'zh-CN': `“${words['zh-CN']}”有必填内容。` },
      ),
    }),
  )
}

function ofState(context: Context, { lifecycle, to }: Step, isFilled: IsFilled): Complaint[] {
  const found: Complaint[] = []
  for (const rule of lifecycle.definition.completeness ?? []) {
    if (rule.state !== to) continue
    const words = wordsOf(rule)
    for (const field of unfilled(lifecycle, rule.fields, isFilled)) {
      const texts = fieldText(
        context,
        lifecycle,
        field,
        label => ({
          en: `${words.en}: ${label.en} is missing.`,
          'zh-CN': `${words['zh-CN']}：缺少${label['zh-CN']}。`,
        }),
        openText(words),
      )
      found.push({ code: 'lifecycle/incomplete', field, texts, rule: rule.id })
    }
  }
  return found
}

function unfilled({ object }: Lifecycle, names: readonly string[] = [], isFilled: IsFilled): CatalogField[] {
  return names.flatMap(name => {
    const field = object.fields.get(name)
    return field && !isFilled(field) ? [field] : []
  })
}

/** Fields that a step itself asks for, needs or sets: they may be entered with it, whatever the state says of them. */
export function comesWith({ lifecycle, from, to, transition }: Step): ReadonlySet<string> {
  const set = transition?.set?.map(item => item.field) ?? []
  const rules = to === from ? [] : (lifecycle.definition.completeness ?? []).filter(rule => rule.state === to)
  const needed = rules.flatMap(rule => rule.fields ?? [])
  return new Set([...(transition?.input ?? []), ...(transition?.required ?? []), ...needed, ...set])
}

/** Children fields whose lines have to be counted to know whether anything is missing. */
export function countedFields({ rights }: Context, { lifecycle, from, to, transition }: Step): CatalogField[] {
  if (to === undefined) return []
  const control: ReadonlyMap<string, ControlMode> = controlIn(lifecycle, to, rights)
  const names = [...control].flatMap(([name, mode]) => (mode === 'required' ? [name] : []))
  const entering = to === from ? [] : (lifecycle.definition.completeness ?? []).filter(rule => rule.state === to)
  names.push(...(transition?.required ?? []), ...entering.flatMap(rule => rule.fields ?? []))
  return [...new Set(names)].flatMap(name => {
    const field = lifecycle.object.fields.get(name)
    return field?.type === 'children' ? [field] : []
  })
}
