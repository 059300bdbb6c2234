/** The screen of one dashboard. */
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { NotFound } from '../shell/not-found.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { DashboardSwitch } from './dashboard-switch.tsx'
import { DashboardView } from './dashboard-view.tsx'

export function DashboardPage() {
  const { dashboard: name = '' } = useParams()
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const dashboard = catalog.dashboards.get(name)
  usePageTitle(label(dashboard) || t('dashboards.title'))
  if (!dashboard) return <NotFound />
  return (
    <DashboardView
      key={name}
      dashboard={dashboard}
      title={
        <div>
          <DashboardSwitch current={name} title={label(dashboard)} />
          {dashboard.description ? <p className="muted">{text(dashboard.description)}</p> : null}
        </div>
      }
    />
  )
}
