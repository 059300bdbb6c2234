/** By when a step is decided, when somebody is reminded, and who decides instead in the end. */
import { InputNumber, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTexts } from '../texts/use-texts.ts'
import { DurationInput } from './duration-input.tsx'
import { GuideRow } from './guide-row.tsx'
import { PeopleEditor } from './people-editor.tsx'
import type { StepProps } from './step-props.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'

export function StepTimes({ step, pointer }: StepProps) {
  const t = useTexts(texts)
  const { readOnly, set } = useApproval()
  const put = (property: 'due' | 'remind' | 'escalate', value: unknown) => set(['steps', step.id, property], value)
  const { due, remind, escalate } = step
  return (
    <>
      <GuideRow words={t.clauses.due}>
        <TimeLine
          label={t.clauses.due}
          time={due?.time}
          onTime={due ? time => put('due', { ...due, time }) : undefined}
        >
          <DurationInput
            label={t.clauses.due}
            value={due?.duration}
            pointer={`${pointer}/due/duration`}
            onChange={duration => {
              const { duration: _before, ...rest } = due ?? {}
              const isLeft = duration !== undefined || rest.date !== undefined
              return put('due', isLeft ? { ...rest, ...(duration ? { duration } : {}) } : undefined)
            }}
          />
        </TimeLine>
      </GuideRow>
      <GuideRow words={t.clauses.remind}>
        <TimeLine
          label={t.clauses.remind}
          time={remind?.time}
          onTime={remind ? time => put('remind', { ...remind, time }) : undefined}
        >
          <DurationInput
            label={t.clauses.remind}
            value={remind?.after}
            pointer={`${pointer}/remind/after`}
            onChange={after => put('remind', after ? { ...remind, after } : undefined)}
          />
          {remind ? (
            <InputNumber
              aria-label={t.times}
              style={{ width: 110 }}
              suffix={t.timesUnit}
              min={1}
              max={50}
              precision={0}
              disabled={readOnly}
              value={remind.times ?? 1}
              changeOnWheel={false}
              onChange={times => void put('remind', { ...remind, times: times ?? 1 })}
            />
          ) : null}
        </TimeLine>
      </GuideRow>
      <GuideRow words={t.clauses.escalate}>
        <div className="guide-lines">
          <TimeLine
            label={t.clauses.escalate}
            time={escalate?.time}
            onTime={escalate ? time => put('escalate', { ...escalate, time }) : undefined}
          >
            <DurationInput
              label={t.clauses.escalate}
              value={escalate?.after}
              pointer={`${pointer}/escalate/after`}
              onChange={after => put('escalate', after ? { to: {}, ...escalate, after } : undefined)}
            />
          </TimeLine>
          {escalate ? (
            <PeopleEditor
              label={t.escalateTo}
              value={escalate.to}
              pointer={`${pointer}/escalate/to`}
              onChange={people => put('escalate', { ...escalate, to: people ?? {} })}
            />
          ) : null}
        </div>
      </GuideRow>
    </>
  )
}

type Time = 'working' | 'calendar'

interface TimeLineProps {
  readonly label: string
  readonly time: Time | undefined
  /** There is a span whose time can be counted in one way or the other. */
  readonly onTime: ((time: Time | undefined) => unknown) | undefined
  readonly children: ReactNode
}

function TimeLine({ label, time, onTime, children }: TimeLineProps) {
  const t = useTexts(texts)
  const { readOnly } = useApproval()
  return (
    <span className="guide-inline">
      {children}
      {onTime ? (
        <Select<Time>
          aria-label={t.countedIn(label)}
          popupMatchSelectWidth={false}
          disabled={readOnly}
          value={time ?? 'working'}
          options={(['working', 'calendar'] as const).map(value => ({ value, label: t.timeKinds[value] }))}
          onChange={next => void onTime(next === 'working' ? undefined : next)}
        />
      ) : null}
    </span>
  )
}
