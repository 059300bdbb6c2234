/** Where the day begins: the home dashboard under a greeting. */
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { DashboardScreen } from '../dashboards/dashboard-screen.tsx'
import { DashboardSwitch } from '../dashboards/dashboard-switch.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { RouteLoading } from '../shell/route-loading.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { useHome } from './use-home.ts'

export function HomePage() {
  const { t } = useTranslation()
  const { me } = useSession()
  const { locale, timeZone } = useLocale()
  usePageTitle(t('home.title'))
  const home = useHome()
  const today = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date())
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date()),
  )
  const greeting = hour < 12 ? 'home.morning' : hour < 18 ? 'home.afternoon' : 'home.evening'
  if (!home) return <RouteLoading />
  const { name, body, kept, stored } = home
  return (
    <DashboardScreen
      key={kept?.id ?? stored?.name ?? 'home'}
      name={name}
      body={body}
      stored={stored}
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
