/** The menu: which suite, its groups, and what every suite shares. */
import { BarChartOutlined, CheckSquareOutlined, DeleteOutlined, HomeOutlined } from '@ant-design/icons'
import { Tooltip } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import type { MenuItem } from '#metadata/definitions.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Icon } from './icon.tsx'
import { activeItem, itemAddress, itemObject } from './menu-address.ts'
import { SuiteSwitch } from './suite-switch.tsx'
import { useSuite } from './use-suite.ts'

export function Sidebar({ collapsed }: { readonly collapsed: boolean }) {
  const { t } = useTranslation()
  const { catalog, me } = useSession()
  const { label, text } = useLocale()
  const { pathname, search } = useLocation()
  const [suite, choose] = useSuite()
  const active = suite && pathname !== '/' ? activeItem(catalog, suite, pathname, search) : undefined

  const link = (item: MenuItem) => {
    const to = itemAddress(catalog, item)
    if (!to) return null
    const list = item.list ? catalog.lists.get(item.list) : undefined
    const object = catalog.objects.get(itemObject(catalog, item) ?? '')
    const query = item.query ? catalog.queries.get(item.query) : undefined
    const report = item.report ? catalog.reports.get(item.report) : undefined
    const dashboard = item.dashboard ? catalog.dashboards.get(item.dashboard) : undefined
    const words = text(item.label, label(list ?? query ?? report ?? dashboard))
    const other = dashboard ? 'dashboard' : query || report ? 'bar-chart' : 'profile'
    const icon = <Icon name={object?.icon ?? other} label={words} />
    return (
      <MenuLink key={item.id} to={to} words={words} icon={icon} active={item.id === active} collapsed={collapsed} />
    )
  }

  return (
    <nav className={collapsed ? 'sidebar sidebar-collapsed' : 'sidebar'} aria-label={t('shell.menu')}>
      <SuiteSwitch suite={suite} collapsed={collapsed} onChoose={choose} />
      <div className="sidebar-scroll">
        <ul className="menu">
          <MenuLink
            to="/"
            words={t('home.title')}
            icon={<HomeOutlined aria-hidden />}
            active={pathname === '/'}
            collapsed={collapsed}
          />
          <MenuLink
            to="/tasks"
            words={t('tasks.title')}
            icon={<CheckSquareOutlined aria-hidden />}
            active={/^\/tasks(\/|$)/.test(pathname)}
            collapsed={collapsed}
          />
          {catalog.reports.size > 0 || me.system.includes('analyse') ? (
            <MenuLink
              to="/reports"
              words={t('builder.title')}
              icon={<BarChartOutlined aria-hidden />}
              active={active === undefined && /^\/reports(\/|$)/.test(pathname)}
              collapsed={collapsed}
            />
          ) : null}
        </ul>
        {suite?.groups.map(group => (
          <section key={group.id} className="menu-group">
            {collapsed ? <hr /> : <h2>{label(group)}</h2>}
            <ul className="menu">{group.items.map(link)}</ul>
          </section>
        ))}
      </div>
      <ul className="menu sidebar-foot">
        <MenuLink
          to="/recycle-bin"
          words={t('recycleBin.title')}
          icon={<DeleteOutlined aria-hidden />}
          active={pathname === '/recycle-bin'}
          collapsed={collapsed}
        />
      </ul>
    </nav>
  )
}

interface MenuLinkProps {
  readonly to: string
  readonly words: string
  readonly icon: ReactNode
  readonly active: boolean
  readonly collapsed: boolean
}

function MenuLink({ to, words, icon, active, collapsed }: MenuLinkProps) {
  const content = (
    <>
      <span className="menu-icon">{icon}</span>
      <span className={collapsed ? 'visually-hidden' : 'menu-words'}>{words}</span>
    </>
  )
  const className = active ? 'menu-link menu-link-active' : 'menu-link'
  const isOutside = /^https?:/.test(to)
  return (
    <li>
      <Tooltip title={collapsed ? words : ''} placement="right">
        {isOutside ? (
          <a className={className} href={to} target="_blank" rel="noreferrer">
            {content}
          </a>
        ) : (
          <Link className={className} to={to} {...(active ? { 'aria-current': 'page' as const } : {})}>
            {content}
          </Link>
        )}
      </Tooltip>
    </li>
  )
}
