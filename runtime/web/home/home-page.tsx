/** Where the day begins: the home dashboard under a greeting. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { DashboardView } from '../dashboards/dashboard-view.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { firstHome, plainHome } from './home-dashboard.ts'

export function HomePage() {
  const { t } = useTranslation()
  const { me, catalog } = useSession()
  const { locale, timeZone } = useLocale()
  usePageTitle(t('home.title'))
  const dashboard = useMemo(() => firstHome(catalog) ?? plainHome(catalog), [catalog])
  const today = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date())
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date()),
  )
  const greeting = hour < 12 ? 'home.morning' : hour < 18 ? 'home.afternoon' : 'home.evening'
  return (
    <DashboardView
      dashboard={dashboard}
      title={
        <div className="row" style={{ alignItems: 'baseline' }}>
          <h1 translate="no">{t(greeting, { name: me.user.name })}</h1>
          <span className="muted">{today}</span>
        </div>
      }
    />
  )
}
