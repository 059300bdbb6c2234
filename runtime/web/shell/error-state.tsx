/** An error on the screen: what, why, and what to do now. */
import { ExclamationCircleOutlined, LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem.ts'
import { useProblemText } from '../i18n/problem-text.ts'

interface ErrorStateProps {
  readonly error: unknown
  readonly retry?: () => void
  readonly action?: ReactNode
}

export function ErrorState({ error, retry, action }: ErrorStateProps) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const status = isProblem(error) ? error.status : 500
  const title =
    status === 403
      ? t('state.noAccess')
      : status === 404
        ? t('state.notFound')
        : status === 0
          ? t('state.offline')
          : t('state.failed')
  return (
    <div className="state" role="alert">
      <span className="state-icon">
        {status === 403 ? <LockOutlined aria-hidden /> : <ExclamationCircleOutlined aria-hidden />}
      </span>
      <strong>{title}</strong>
      <p>{problemText(error)}</p>
      <div className="state-actions">
        {retry && status !== 403 && status !== 404 ? <Button onClick={retry}>{t('common.retry')}</Button> : null}
        {action}
      </div>
    </div>
  )
}
