/** On the page of a record: the approval that is under way or was the last, and those before it. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ErrorState } from '../shell/error-state.tsx'
import { approvalsOf } from './approval.ts'
import { ApprovalStateTag } from './approval-state.tsx'
import { ApprovalTrail } from './approval-trail.tsx'
import './approvals.css'

interface RecordApprovalsProps {
  readonly object: CatalogObject
  readonly id: string
  readonly onChanged: () => void
}

export function RecordApprovals({ object, id, onChanged }: RecordApprovalsProps) {
  const { t } = useTranslation()
  const { text, relative, dateTime } = useLocale()
  const answer = useQuery(approvalsOf(object.name, id))
  if (answer.error && !answer.data) {
    return (
      <section className="card" aria-label={t('approvals.title')}>
        <ErrorState error={answer.error} retry={() => void answer.refetch()} />
      </section>
    )
  }
  const [latest, ...earlier] = answer.data ?? []
  if (!latest) return null
  return (
    <section className="card record-approvals" id="approvals" aria-label={t('approvals.title')} tabIndex={-1}>
      <ApprovalTrail key={latest.instance} object={object} approval={latest} onChanged={onChanged} />
      {earlier.map(approval => (
        <details key={approval.instance} className="earlier-approval">
          <summary>
            <span translate="no">{text(approval.label)}</span>
            <ApprovalStateTag state={approval.state} isBack={approval.resubmission !== null} />
            <time className="muted" dateTime={approval.startedAt} title={dateTime(approval.startedAt)}>
              {relative(approval.startedAt)}
            </time>
          </summary>
          <ApprovalTrail object={object} approval={approval} onChanged={onChanged} />
        </details>
      ))}
    </section>
  )
}
