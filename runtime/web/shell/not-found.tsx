/** An address that leads nowhere, or to something this person may not see. */
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { EmptyState } from './empty-state.tsx'

export function NotFound() {
  const { t } = useTranslation()
  return (
    <div className="page">
      <h1 className="visually-hidden">{t('state.notFound')}</h1>
      <EmptyState
        text={t('state.notFound')}
        hint={t('state.notFoundHint')}
        action={<Link to="/">{t('state.toHome')}</Link>}
      />
    </div>
  )
}
