/** Why a record cannot be edited just now, with the way to the approval that decides on it. */
import { LockOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLocale } from '../i18n/use-locale.ts'
import { instanceAddress } from '../instances/instance.ts'
import type { RecordLock } from '../record/record-answer.ts'

export function LockedNotice({ lock }: { readonly lock: RecordLock }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  return (
    <div className="notice notice-info locked-notice" role="status">
      <LockOutlined aria-hidden />
      <span className="spacer" translate="no">
        {t('approvals.locked', { name: text(lock.label) })}
      </span>
      <Link to={instanceAddress(lock.instance)}>{t('approvals.toApproval')}</Link>
    </div>
  )
}
