/** A screen that failed: what happened and a way on, instead of a white page. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { ErrorState } from './error-state.tsx'

export function RouteError() {
  const error = useRouteError()
  const { t } = useTranslation()
  return (
    <div className="page">
      <h1 className="visually-hidden">{t('state.failed')}</h1>
      <ErrorState error={error} action={<Button onClick={() => location.reload()}>{t('state.reload')}</Button>} />
    </div>
  )
}
