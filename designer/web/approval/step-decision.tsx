/** How many have to agree, in which order they are asked, and who is passed over. */
import { Checkbox, InputNumber, Radio, Select } from 'antd'
import { useTexts } from '../texts/use-texts.ts'
import { GuideRow } from './guide-row.tsx'
import type { StepProps } from './step-props.ts'
import { texts } from './texts.ts'
import { useApproval } from './use-approval.ts'
import { useNames } from './use-names.ts'

const decisions = ['any', 'all', 'percentage'] as const
const selves = ['allowed', 'skip', 'never'] as const

export function StepDecision({ step }: StepProps) {
  const t = useTexts(texts)
  const { approval, readOnly, set } = useApproval()
  const names = useNames()
  const path = ['steps', step.id]
  const decision = step.decision ?? 'any'
  const before = approval.steps[approval.steps.findIndex(item => item.id === step.id) - 1]
  const decide = async (next: (typeof decisions)[number]) => {
    const { percent: _percent, ...rest } = step
    await set(path, { ...rest, decision: next, ...(next === 'percentage' ? { percent: step.percent ?? 50 } : {}) })
  }
  return (
    <>
      <GuideRow words={t.clauses.enough}>
        <div className="guide-lines">
          <span className="guide-inline">
            <Radio.Group
              aria-label={t.clauses.enough}
              disabled={readOnly}
              value={decision}
              options={decisions.map(value => ({ value, label: t.decisions[value] }))}
              onChange={event => void decide(event.target.value)}
            />
            {decision === 'percentage' ? (
              <InputNumber
                size="small"
                aria-label={t.percent}
                style={{ width: 90 }}
                suffix="%"
                min={1}
                max={100}
                precision={0}
                disabled={readOnly}
                value={step.percent ?? null}
                changeOnWheel={false}
                onChange={percent => void set([...path, 'percent'], percent ?? undefined)}
              />
            ) : null}
          </span>
          <span className="guide-inline">
            {(['sequential', 'skipRepeated'] as const).map(flag => (
              <Checkbox
                key={flag}
                disabled={readOnly}
                checked={step[flag] === true}
                onChange={event => void set([...path, flag], event.target.checked || undefined)}
              >
                {t.flags[flag]}
              </Checkbox>
            ))}
          </span>
        </div>
      </GuideRow>
      <GuideRow words={t.clauses.self}>
        <Select
          aria-label={t.clauses.self}
          popupMatchSelectWidth={false}
          disabled={readOnly}
          value={step.selfApproval ?? 'allowed'}
          options={selves.map(value => ({ value, label: t.selves[value] }))}
          onChange={value => void set([...path, 'selfApproval'], value === 'allowed' ? undefined : value)}
        />
      </GuideRow>
      {before ? (
        <GuideRow words={t.clauses.begins}>
          <Radio.Group
            aria-label={t.clauses.begins}
            disabled={readOnly}
            value={step.withPrevious === true}
            options={[
              { value: false, label: t.afterStep(names.step(before.id)) },
              { value: true, label: t.withStep(names.step(before.id)) },
            ]}
            onChange={event => void set([...path, 'withPrevious'], event.target.value || undefined)}
          />
        </GuideRow>
      ) : null}
    </>
  )
}
