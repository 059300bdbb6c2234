/** The steps of one round of an approval, from the first to those that are still to come. */
import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  StopOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import type { StepState, TrailStep } from './approval.ts'
import { DecisionLine } from './decision-line.tsx'

const marks: Readonly<Record<StepState, ReactNode>> = {
  approved: <CheckCircleFilled aria-hidden />,
  rejected: <CloseCircleFilled aria-hidden />,
  open: <ClockCircleOutlined aria-hidden />,
  waiting: <span className="step-dot" aria-hidden />,
  skipped: <MinusCircleOutlined aria-hidden />,
  cancelled: <StopOutlined aria-hidden />,
  incident: <ExclamationCircleFilled aria-hidden />,
}

export function RoundSteps({ steps }: { readonly steps: readonly TrailStep[] }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  return (
    <ol className="trail-steps">
      {steps.map(step => (
        <li key={step.step} className={`trail-step trail-step-${step.state}`}>
          <span className="trail-mark">{marks[step.state]}</span>
          <div className="trail-body">
            <div className="trail-title">
              <span translate="no">{text(step.label, step.step)}</span>
              <span className="trail-state">{t(`approvals.steps.${step.state}`)}</span>
              {step.decisions.length > 1 ? (
                <span className="muted">{t(`approvals.decisions.${step.decision}`)}</span>
              ) : null}
            </div>
            {step.decisions.length > 0 ? (
              <ul className="decisions">
                {step.decisions.map(decision => (
                  <DecisionLine key={decision.task} decision={decision} />
                ))}
              </ul>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
