/** One person's part of a step: who decided what, when and why, or who is still asked. */
import { TeamOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { Avatar } from '../shell/avatar.tsx'
import { DueMark } from '../tasks/task-facts.tsx'
import { type Decision, isRefusal } from './approval.ts'

export function DecisionLine({ decision }: { readonly decision: Decision }) {
  const { t } = useTranslation()
  const { relative, dateTime } = useLocale()
  const { person, candidates, delegatedFrom, addedBy, escalated, comment, at, due, state } = decision
  const isOpen = state === 'open'
  const people = person ? [person] : candidates
  const names = people.map(item => item.title).join(t('tasks.separator'))
  const did =
    state === 'done' ? (isRefusal(decision) ? 'rejected' : 'approved') : state === 'cancelled' ? 'cancelled' : 'open'
  const notes = [
    ...(delegatedFrom ? [t('approvals.inPlaceOf', { who: delegatedFrom.title })] : []),
    ...(addedBy ? [t('approvals.addedBy', { who: addedBy.title })] : []),
    ...(escalated ? [t('approvals.escalated')] : []),
  ]
  return (
    <li className={`decision decision-${did}`}>
      {people.length === 1 ? (
        <Avatar name={names} size={20} />
      ) : (
        <TeamOutlined className="decision-group" aria-hidden />
      )}
      <div className="decision-text">
        <div className="decision-line">
          <span translate="no">
            <strong>{names || t('approvals.nobody')}</strong>{' '}
            <span className="decision-did">
              {t(people.length > 1 && isOpen ? 'approvals.did.group' : `approvals.did.${did}`)}
            </span>
          </span>
          {at ? (
            <time className="muted" dateTime={at} title={dateTime(at)}>
              {relative(at)}
            </time>
          ) : isOpen && due ? (
            <DueMark task={{ due, overdue: Date.parse(due) < Date.now() }} />
          ) : null}
        </div>
        {notes.length > 0 ? (
          <div className="muted decision-notes" translate="no">
            {notes.join(' · ')}
          </div>
        ) : null}
        {comment ? (
          <p className="multiline" translate="no">
            {comment}
          </p>
        ) : null}
      </div>
    </li>
  )
}
