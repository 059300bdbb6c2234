/** The screen of one dashboard, a definition by its name or a kept one by its uuid. */
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Loaded } from '../shell/loaded.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { DashboardScreen } from './dashboard-screen.tsx'
import { DashboardSwitch } from './dashboard-switch.tsx'
import { useKeptDashboards } from './kept-dashboard.ts'

export function DashboardPage() {
  const { dashboard: key = '' } = useParams()
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const stored = catalog.dashboards.get(key)
  const all = useKeptDashboards()
  const kept = stored ? undefined : all.data?.dashboards.find(item => item.id === key)
  const name = stored ? label(stored) : (kept?.name ?? '')
  usePageTitle(name || t('dashboards.title'))
  const body = stored ?? kept?.definition
  const description = text(stored?.description ?? kept?.definition.description)
  if (body) {
    return (
      <DashboardScreen
        key={key}
        name={name}
        body={body}
        stored={stored}
        kept={kept}
        title={
          <div>
            <DashboardSwitch current={key} title={name} />
            {description ? <p className="muted">{description}</p> : null}
          </div>
        }
      />
    )
  }
  return <Loaded query={all}>{() => <NotFound />}</Loaded>
}
