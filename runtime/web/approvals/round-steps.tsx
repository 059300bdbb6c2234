/** The steps of one round of an approval, from the first to those that are still to come; beside one another what runs at the same time. */
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
import { isRefusal, type StepState, type TrailStep } from './approval.ts'
import { DecisionLine } from './decision-line.tsx'
import { groupState, neededOf, stepGroups } from './step-groups.ts'

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
  return (
    <ol className="trail-steps">
      {stepGroups(steps).map(group => {
        const [first, ...others] = group
        if (!first) return null
        return others.length > 0 ? (
          <StepsTogether key={first.step} group={group} />
        ) : (
          <Marked key={first.step} state={first.state}>
            <Step step={first} />
          </Marked>
        )
      })}
    </ol>
  )
}

function Marked({ state, children }: { readonly state: StepState; readonly children: ReactNode }) {
  return (
    <li className={`trail-step trail-step-${state}`}>
      <span className="trail-mark">{marks[state]}</span>
      <div className="trail-body">{children}</div>
    </li>
  )
}

function StepsTogether({ group }: { readonly group: readonly TrailStep[] }) {
  const { t } = useTranslation()
  return (
    <Marked state={groupState(group)}>
      <p className="trail-together">
        {t('approvals.together')}
        <span className="muted"> · {t('approvals.togetherAll', { count: group.length })}</span>
      </p>
      <ol className="trail-branches">
        {group.map(step => (
          <li key={step.step} className={`trail-branch trail-step-${step.state}`}>
            <span className="trail-mark">{marks[step.state]}</span>
            <div className="trail-body">
              <Step step={step} />
            </div>
          </li>
        ))}
      </ol>
    </Marked>
  )
}

function Step({ step }: { readonly step: TrailStep }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const { decisions, state } = step
  const rules = useRules(step)
  const isTogether = decisions.length > 1 && !isInTurn(step)
  return (
    <>
      <div className="trail-title">
        <span translate="no">{text(step.label, step.step)}</span>
        <span className="trail-state">{t(`approvals.steps.${state}`)}</span>
      </div>
      {rules.length > 0 ? <p className="trail-rules muted">{rules.join(' · ')}</p> : null}
      {decisions.length > 0 ? (
        <ul className={isTogether ? 'decisions decisions-together' : 'decisions'}>
          {decisions.map(decision => (
            <DecisionLine key={decision.task} decision={decision} />
          ))}
        </ul>
      ) : null}
    </>
  )
}

const isInTurn = ({ sequential, decision }: TrailStep): boolean => sequential && decision !== 'any'

/** Who has to agree, and how far it is, in words; of a single person there is nothing to say. */
function useRules(step: TrailStep): string[] {
  const { t } = useTranslation()
  const { decision, percent, sequential, state } = step
  const inTurn = isInTurn(step)
  const decisions = state === 'open' ? step.decisions.filter(item => item.state !== 'cancelled') : step.decisions
  const asked = decisions.length
  // Of those who took over one is enough, whatever was asked of the others.
  if (asked === 0 || (asked === 1 && !inTurn) || decisions.some(item => item.escalated)) return []
  const needed = neededOf({ decision, percent, sequential, decisions })
  const decided = decisions.filter(item => item.state === 'done')
  const agreed = decided.filter(item => !isRefusal(item)).length
  const rule =
    needed === undefined
      ? t(`approvals.decisions.${decision}`, { percent: percent ?? 100 })
      : t(`approvals.needed.${decision === 'percentage' ? decision : 'all'}`, {
          percent: percent ?? 100,
          needed,
          asked,
        })
  return [
    ...(asked > 1 || inTurn ? [t(inTurn ? 'approvals.inTurn' : 'approvals.together')] : []),
    rule,
    ...(state === 'open' && needed !== undefined
      ? [t('approvals.progress', { agreed, refused: decided.length - agreed, open: asked - decided.length })]
      : []),
  ]
}
