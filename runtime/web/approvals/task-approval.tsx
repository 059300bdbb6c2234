/** What whoever decides on an approval, or submits it again, has to know: why it came back, what changed, who has decided. */
import { useTranslation } from 'react-i18next'
import { useObject } from '../api/session.ts'
import { ChangeList } from '../record/change-list.tsx'
import type { TaskApproval } from './approval.ts'
import { DecisionLine } from './decision-line.tsx'
import { RefusalNote } from './refusal-note.tsx'
import './approvals.css'

interface TaskApprovalProps {
  readonly approval: TaskApproval
  /** Name of the record's object. */
  readonly object: string | undefined
}

export function TaskApprovalFacts({ approval, object: name }: TaskApprovalProps) {
  const { t } = useTranslation()
  const object = useObject(name)
  const { kind, reason, changes, decisions, round } = approval
  // The refusal that is answered stands above.
  const decided = decisions.filter(item => item.state === 'done' && !(reason && item.at === reason.at))
  return (
    <div className="task-approval">
      {reason ? <RefusalNote refusal={reason} steps={[]} /> : null}
      {changes.length > 0 ? (
        <section className="round-changes" aria-label={t('approvals.changes')}>
          <span>
            {kind === 'resubmit'
              ? t('approvals.changedNow')
              : t('approvals.changedSince', { number: Math.max(1, round - 1) })}
          </span>
          <ChangeList object={object} changes={changes} />
        </section>
      ) : null}
      {decided.length > 0 ? (
        <section aria-label={t('approvals.soFar')}>
          <h3>{t('approvals.soFar')}</h3>
          <ul className="decisions">
            {decided.map(decision => (
              <DecisionLine key={decision.task} decision={decision} />
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}
