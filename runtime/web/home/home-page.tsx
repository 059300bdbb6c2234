/** Where the day begins: the home dashboard under a greeting. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { DashboardScreen } from '../dashboards/dashboard-screen.tsx'
import { DashboardSwitch } from '../dashboards/dashboard-switch.tsx'
import { useKeptDashboards } from '../dashboards/kept-dashboard.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { RouteLoading } from '../shell/route-loading.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { firstHome, plainHome } from './home-dashboard.ts'

export function HomePage() {
  const { t } = useTranslation()
  const { me, catalog } = useSession()
  const { locale, timeZone, label } = useLocale()
  usePageTitle(t('home.title'))
  const own = useKeptDashboards()
  const chosen = own.data?.home ?? undefined
  const kept = own.data?.dashboards.find(item => item.id === chosen)
  const stored = useMemo(() => catalog.dashboards.get(chosen ?? '') ?? firstHome(catalog), [catalog, chosen])
  const plain = useMemo(() => plainHome(catalog), [catalog])
  const today = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date())
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date()),
  )
  const greeting = hour < 12 ? 'home.morning' : hour < 18 ? 'home.afternoon' : 'home.evening'
  // Nobody sees one home page, and then another.
  if (own.isPending) return <RouteLoading />
  const body = kept?.definition ?? stored ?? plain
  return (
    <DashboardScreen
      key={kept?.id ?? stored?.name ?? 'home'}
      name={kept?.name ?? (stored ? label(stored) : t('home.title'))}
      body={body}
      stored={kept ? undefined : stored}
      kept={kept}
      isHome
      title={
        <div>
          <DashboardSwitch current={kept?.id ?? stored?.name} title={t(greeting, { name: me.user.name })} />
          <p className="muted">{today}</p>
        </div>
      }
    />
  )
}
