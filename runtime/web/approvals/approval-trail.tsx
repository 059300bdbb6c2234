/** One approval of a record: how it stands, who has it now, and all its rounds. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { instanceAddress } from '../instances/instance.ts'
import { ChangeList } from '../record/change-list.tsx'
import type { Approval, Round } from './approval.ts'
import { ApprovalStateTag } from './approval-state.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { RoundSteps } from './round-steps.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

interface ApprovalTrailProps {
  readonly object: CatalogObject
  readonly approval: Approval
  readonly onChanged: () => void
}

export function ApprovalTrail({ object, approval, onChanged }: ApprovalTrailProps) {
  const { t } = useTranslation()
  const { text, relative, dateTime } = useLocale()
  const [withdrawing, setWithdrawing] = useState(false)
  const { instance, label, state, startedBy, startedAt, endedAt, may, rounds, resubmission } = approval
  const [last, ...earlier] = [...rounds].reverse()
  const moment = (at: string) => (
    <time dateTime={at} title={dateTime(at)}>
      {relative(at)}
    </time>
  )
  return (
    <article className="approval" id={`approval-${instance}`} aria-label={text(label)}>
      <header className="approval-head">
        <h2 translate="no">{text(label)}</h2>
        <ApprovalStateTag state={state} isBack={resubmission !== null} />
        <span className="spacer" />
        {may.withdraw ? (
          <Button size="small" onClick={() => setWithdrawing(true)}>
            {t('approvals.withdraw')}
          </Button>
        ) : null}
        <Link to={instanceAddress(instance)}>{t('approvals.toProcess')}</Link>
      </header>
      <p className="muted approval-facts" translate="no">
        {startedBy ? t('approvals.askedBy', { who: startedBy.title }) : t('approvals.asked')} {moment(startedAt)}
        {endedAt ? (
          <>
            {' · '}
            {t('approvals.ended')} {moment(endedAt)}
          </>
        ) : null}
      </p>
      {resubmission ? (
        <RefusalNote
          refusal={resubmission.reason}
          steps={last?.steps ?? []}
          waitsFor={resubmission.person?.title ?? undefined}
        />
      ) : null}
      {last ? <RoundView object={object} round={last} isOnly={earlier.length === 0} /> : null}
      {earlier.map(round => (
        <details key={round.number} className="earlier-round">
          <summary>
            {t('approvals.round', { number: round.number })} <span className="muted">{moment(round.submittedAt)}</span>
          </summary>
          <RoundView object={object} round={round} isOnly />
        </details>
      ))}
      {withdrawing ? (
        <WithdrawDialog
          instance={instance}
          label={text(label)}
          onDone={() => {
            setWithdrawing(false)
            onChanged()
          }}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </article>
  )
}

interface RoundViewProps {
  readonly object: CatalogObject
  readonly round: Round
  /** Nothing has to tell it from others. */
  readonly isOnly: boolean
}

function RoundView({ object, round, isOnly }: RoundViewProps) {
  const { t } = useTranslation()
  const { relative, dateTime } = useLocale()
  return (
    <div className="round">
      {isOnly ? null : (
        <h3>
          {t('approvals.round', { number: round.number })}{' '}
          <time className="muted round-time" dateTime={round.submittedAt} title={dateTime(round.submittedAt)}>
            {relative(round.submittedAt)}
          </time>
        </h3>
      )}
      {round.changes.length > 0 ? (
        <div className="round-changes">
          <span>{t('approvals.changedSince', { number: round.number - 1 })}</span>
          <ChangeList object={object} changes={round.changes} />
        </div>
      ) : round.number > 1 ? (
        <p className="muted">{t('approvals.unchangedSince', { number: round.number - 1 })}</p>
      ) : null}
      <RoundSteps steps={round.steps} />
    </div>
  )
}
