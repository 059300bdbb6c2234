/** Where a refusal leads: to the end, back to the starter, or back to a step. */
import { Select } from 'antd'
import type { ApprovalRefusal } from '#metadata/definitions.ts'
import { useTexts } from '../texts/use-texts.ts'
import { GuideRow } from './guide-row.tsx'
import type { StepProps } from './step-props.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'
import { useNames } from './use-names.ts'

export function StepRefusal({ step }: StepProps) {
  const t = useTexts(texts)
  const { approval, readOnly, set } = useApproval()
  const names = useNames()
  const earlier = approval.steps.slice(
    0,
    approval.steps.findIndex(item => item.id === step.id),
  )
  const { to = 'end', step: target } = step.reject ?? {}
  const chosen = to === 'step' ? `step ${target ?? ''}` : to
  const isKnown = to !== 'step' || earlier.some(item => item.id === target)
  const options = [
    { value: 'end', label: t.refusals.end },
    { value: 'start', label: t.refusals.start },
    ...earlier.map(item => ({ value: `step ${item.id}`, label: t.backTo(names.step(item.id)) })),
    ...(isKnown ? [] : [{ value: chosen, label: t.backTo(target ? names.step(target) : '?') }]),
  ]
  const refuse = (value: string): ApprovalRefusal =>
    value.startsWith('step ') ? { to: 'step', step: value.slice(5) } : { to: value === 'start' ? 'start' : 'end' }
  return (
    <GuideRow words={t.clauses.refused} hint={t.refusedHint}>
      <Select
        aria-label={t.clauses.refused}
        popupMatchSelectWidth={false}
        disabled={readOnly}
        value={chosen}
        {...(isKnown ? {} : { status: 'error' as const })}
        options={options}
        onChange={value => void set(['steps', step.id, 'reject'], refuse(value))}
      />
    </GuideRow>
  )
}
