/** Where the day begins: the lists that the suites put on the home page, and what one worked on lately. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'
import { HomeList } from './home-list.tsx'
import { RecentRecords } from './recent-records.tsx'
import './home.css'

export function HomePage() {
  const { t } = useTranslation()
  const { me, catalog } = useSession()
  const { locale, timeZone } = useLocale()
  usePageTitle(t('home.title'))
  const tiles = useMemo(() => {
    const all = catalog.menus.flatMap(menu => menu.home ?? [])
    const seen = new Set<string>()
    return all.filter(tile => catalog.lists.has(tile.list) && !seen.has(tile.list) && seen.add(tile.list))
  }, [catalog])
  const today = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone }).format(new Date())
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(new Date()),
  )
  const greeting = hour < 12 ? 'home.morning' : hour < 18 ? 'home.afternoon' : 'home.evening'
  return (
    <div className="page">
      <header className="page-head home-head">
        <h1 translate="no">{t(greeting, { name: me.user.name })}</h1>
        <span className="muted">{today}</span>
      </header>
      <div className="home-grid">
        <div className="home-tiles">
          {tiles.map(tile => (
            <HomeList key={tile.id + tile.list} tile={tile} />
          ))}
          {tiles.length === 0 ? (
            <div className="card">
              <EmptyState text={t('home.empty')} hint={t('home.emptyHint')} />
            </div>
          ) : null}
        </div>
        <RecentRecords />
      </div>
    </div>
  )
}
