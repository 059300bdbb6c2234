/** The conditions of steps, asked of the records as they are written; what they read of the records before is read first. */
import { loadRecord } from '../feel/load-record.ts'
import type { CheckWritten, RuleSubject } from '../records/write/rule-subject.ts'
import type { WriteContext } from '../write.ts'
import { holdsOn, type OldRecord, readsOld } from './expressions.ts'
import { complain, type Guarded } from './guarded.ts'
import { conditionsOf } from './missing.ts'

/** The conditions of all steps that can be taken; what they read of the record before is read now. */
export async function askConditions(
  context: WriteContext,
  guarded: readonly Guarded[],
): Promise<CheckWritten | undefined> {
  const asked = guarded.flatMap(({ subject, steps }) =>
    steps.flatMap(step =>
      step.complaints.length > 0
        ? []
        : conditionsOf(step).map(({ condition, complaint }) => ({ subject, step, condition, complaint })),
    ),
  )
  if (asked.length === 0) return undefined
  const olds = new Map<RuleSubject, OldRecord>()
  for (const [subject, list] of Map.groupBy(asked, item => item.subject)) {
    const { object } = subject.plan
    const paths = list.flatMap(({ condition }) => readsOld(context, object, condition))
    const isRead = subject.before !== undefined && paths.length > 0
    olds.set(subject, isRead ? await loadRecord(context, object.id, subject.id, paths, context.tx) : null)
  }
  return async () => {
    for (const { subject, step, condition, complaint } of asked) {
      const { plan, id } = subject
      const told = { object: plan.object, id, old: olds.get(subject) ?? null }
      const verdict = await holdsOn(context, context.tx, told, condition)
      if (verdict === true) continue
      const texts =
        verdict === false
          ? complaint.texts
          : { en: `${complaint.texts.en} ${verdict.en}`, 'zh-CN': `${complaint.texts['zh-CN']}${verdict.zh}` }
      complain(context, subject, step, [{ ...complaint, texts }])
    }
  }
}
