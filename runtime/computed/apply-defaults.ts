/** Values of new records that an expression gives, where nothing was entered; they are planned like what people enter. */
import type { CatalogField } from '#metadata/catalog.ts'

import { ExpressionFault } from '../feel/expression-fault.ts'
import { lookUp } from '../fields/look-up.ts'
import { isRequired, missing, type PlannedValues, planValues } from '../fields/plan-values.ts'
import { defaultFormulaOf } from '../fields/record-schema.ts'
import { errorAt } from '../fields/value-error.ts'
import type { RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import { computePlanned } from './compute-planned.ts'

/** Fills in what is missing in the plans of new records. */
export async function applyDefaults(context: WriteContext, subjects: readonly RuleSubject[]): Promise<void> {
  const filled: PlannedValues[] = []
  const others = new Map(subjects.map(({ id, plan, before }) => [id, { plan, id: before ? id : undefined }]))
  for (const { plan, before } of subjects) {
    if (before) continue
    for (const field of plan.object.fields.values()) {
      const text = defaultFormulaOf(field)
      if (text === undefined || plan.given.has(field) || plan.values.has(field)) continue
      const made = await defaultValue(context, plan, field, text, others)
      if (made) filled.push(made)
      if (isRequired(field) && (plan.values.get(field) ?? null) === null) {
        plan.errors.push(errorAt(plan.pointer, field.name, missing))
      }
    }
  }
  if (filled.length > 0) await lookUp(context, filled)
}

type Others = Parameters<typeof computePlanned>[4]

/** Puts the value into the plan; answers how it was planned, undefined where it came to nothing. */
async function defaultValue(
  context: WriteContext,
  plan: PlannedValues,
  field: CatalogField,
  text: string,
  others: Others,
): Promise<PlannedValues | undefined> {
  const given = await evaluate(context, plan, field, text, others)
  if (given === null || given === undefined) return undefined
  const trusted = new Set([field.name])
  const made = planValues(
    context,
    plan.object,
    { [field.name]: given },
    { mode: 'update', pointer: plan.pointer, now: new Date(), trusted },
  )
  plan.errors.push(...made.errors)
  for (const [target, value] of made.values) plan.values.set(target, value)
  return made
}

async function evaluate(
  context: WriteContext,
  plan: PlannedValues,
  field: CatalogField,
  text: string,
  others: Others,
): Promise<unknown> {
  try {
    return await computePlanned(context, { plan }, field, text, others)
  } catch (fault) {
    if (!(fault instanceof ExpressionFault)) throw fault
    const texts = { en: fault.en, 'zh-CN': fault.zh }
    plan.errors.push({ ...errorAt(plan.pointer, field.name, { code: 'default/fault', message: fault.en }), texts })
    return null
  }
}
