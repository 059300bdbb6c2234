/** What transitions set: constants and formulas become values of the plan, by the word of the definition. */
import type { CatalogField } from '#metadata/catalog.ts'

import { computePlanned } from '../computed/compute-planned.ts'
import { ExpressionFault } from '../feel/expression-fault.ts'
import { constantOf } from '../fields/default-values.ts'
import { lookUp } from '../fields/look-up.ts'
import { type PlannedValues, planValues } from '../fields/plan-values.ts'
import { escapePointer } from '../fields/pointer.ts'
import type { RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import type { Guarded } from './guarded.ts'
import { wordsOf } from './lifecycle-errors.ts'

/** Plans and looks up what transitions set, like what people enter, and puts it among the values. */
export async function applySets(context: WriteContext, guarded: readonly Guarded[]): Promise<void> {
  const plans: { readonly subject: RuleSubject; readonly plan: PlannedValues }[] = []
  const moment = { actor: context.actor, now: new Date() }
  for (const { subject, steps } of guarded) {
    const { object, pointer } = subject.plan
    for (const { transition, complaints } of steps) {
      if (!transition?.set?.length || complaints.length > 0) continue
      const given: Record<string, unknown> = {}
      for (const { field: name, value, formula } of transition.set) {
        const field = object.fields.get(name)
        if (!field) continue
        given[name] =
          formula === undefined
            ? constantOf(field, value, moment)
            : await formulaValue(context, subject, formula, field)
      }
      const trusted = new Set(Object.keys(given))
      const plan = planValues(context, object, given, {
        mode: 'update',
        pointer,
        now: moment.now,
        current: subject.before,
        trusted,
      })
      plans.push({ subject, plan })
    }
  }
  if (plans.length === 0) return
  await lookUp(
    context,
    plans.map(item => item.plan),
  )
  for (const { subject, plan } of plans) {
    subject.plan.errors.push(...plan.errors)
    for (const [field, value] of plan.values) subject.plan.values.set(field, value)
  }
}

/** The value of a formula on the record as it is planned; a fault is told as an error of the field. */
async function formulaValue(
  context: WriteContext,
  subject: RuleSubject,
  formula: string,
  field: CatalogField,
): Promise<unknown> {
  try {
    return await computePlanned(context, subject, field, formula)
  } catch (error) {
    if (!(error instanceof ExpressionFault)) throw error
    const name = wordsOf(field)
    const { plan } = subject
    plan.errors.push({
      pointer: `${plan.pointer}/${escapePointer(field.name)}`,
      code: 'lifecycle/formula',
      message: `${name.en}: ${error.en}`,
      texts: { en: `${name.en}: ${error.en}`, 'zh-CN': `${name['zh-CN']}：${error.zh}` },
    })
    return null
  }
}
