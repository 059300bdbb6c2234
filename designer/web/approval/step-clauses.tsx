/** The clauses of a step, from who decides to who is told of it. */
import { Checkbox } from 'antd'
import type { ApprovalStep } from '#metadata/definitions.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ConditionInput } from './condition-input.tsx'
import { GuideRow } from './guide-row.tsx'
import { PeopleEditor } from './people-editor.tsx'
import { StepDecision } from './step-decision.tsx'
import type { StepProps } from './step-props.ts'
import { StepRefusal } from './step-refusal.tsx'
import { StepTimes } from './step-times.tsx'
import { TaskFields } from './task-fields.tsx'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

export function StepClauses({ step, pointer }: StepProps) {
  const t = useTexts(texts)
  const { readOnly, set } = useApproval()
  const put = (property: keyof ApprovalStep, value: unknown) => set(['steps', step.id, property], value)
  return (
    <div className="guide-rows">
      <GuideRow words={t.clauses.who}>
        <PeopleEditor
          label={t.clauses.who}
          value={step.approvers}
          pointer={`${pointer}/approvers`}
          mayChoose
          onChange={people => put('approvers', people ?? {})}
        />
      </GuideRow>
      <StepDecision step={step} pointer={pointer} />
      <GuideRow words={t.clauses.when}>
        <ConditionInput
          label={t.clauses.when}
          without={t.always}
          value={step.when}
          pointer={`${pointer}/when`}
          onChange={value => put('when', value)}
        />
      </GuideRow>
      <GuideRow words={t.clauses.sees} hint={t.seesHint}>
        <TaskFields label={t.clauses.sees} value={step.fields ?? []} onChange={fields => put('fields', fields)} />
      </GuideRow>
      <GuideRow words={t.clauses.may}>
        <span className="guide-inline">
          {(['delegate', 'mayAdd'] as const).map(flag => (
            <Checkbox
              key={flag}
              disabled={readOnly}
              checked={step[flag] === true}
              onChange={event => void put(flag, event.target.checked || undefined)}
            >
              {t.mayDo[flag]}
            </Checkbox>
          ))}
        </span>
      </GuideRow>
      <StepTimes step={step} pointer={pointer} />
      <StepRefusal step={step} pointer={pointer} />
      <GuideRow words={t.clauses.inform}>
        <PeopleEditor
          label={t.clauses.inform}
          value={step.inform}
          pointer={`${pointer}/inform`}
          onChange={people => put('inform', people)}
        />
      </GuideRow>
    </div>
  )
}
