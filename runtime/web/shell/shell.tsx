/** The frame around every screen: suites and menu at the left, search and what is personal at the top. */
import { Drawer } from 'antd'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation } from 'react-router'
import { useSession } from '../api/session.ts'
import { useEvents } from '../events/use-events.ts'
import { RecordDrawers } from '../record/record-drawers.tsx'
import { SearchDialog } from '../search/search-dialog.tsx'
import { MountedBanner } from './mounted-banner.tsx'
import { OfflineBanner } from './offline-banner.tsx'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'
import { useNarrow } from './use-media.ts'
import './shell.css'

const collapsedKey = 'fulcrum.menu.collapsed'

export function Shell() {
  const { t } = useTranslation()
  const location = useLocation()
  useEvents(useSession().me.user.id)
  const narrow = useNarrow()
  const [collapsed, setCollapsed] = useState(() => localStorage.getItem(collapsedKey) === 'yes')
  const [drawer, setDrawer] = useState(false)
  const [searching, setSearching] = useState(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the address changes
  useEffect(() => setDrawer(false), [location.pathname, location.search])

  useEffect(() => {
    const openSearch = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setSearching(true)
    }
    addEventListener('keydown', openSearch)
    return () => removeEventListener('keydown', openSearch)
  }, [])

  const toggleMenu = useCallback(() => {
    if (narrow) return setDrawer(true)
    setCollapsed(before => {
      localStorage.setItem(collapsedKey, before ? 'no' : 'yes')
      return !before
    })
  }, [narrow])

  return (
    <RecordDrawers>
      <div className="shell">
        <a className="skip-link" href="#main">
          {t('shell.skip')}
        </a>
        {narrow ? (
          <Drawer
            open={drawer}
            onClose={() => setDrawer(false)}
            placement="left"
            size={280}
            title={t('shell.menu')}
            styles={{ body: { padding: 0 } }}
          >
            <Sidebar collapsed={false} />
          </Drawer>
        ) : (
          <Sidebar collapsed={collapsed} />
        )}
        <div className="shell-body">
          <TopBar onMenu={toggleMenu} onSearch={() => setSearching(true)} />
          <MountedBanner />
          <OfflineBanner />
          <main id="main" className="shell-main" tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <SearchDialog open={searching} onClose={() => setSearching(false)} />
    </RecordDrawers>
  )
}
