/** The top of every screen: menu, search, create, language, light or dark, profile. */
import { GlobalOutlined, MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Dropdown, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'
import { type Me, useSession } from '../api/session.ts'
import { type Locale, localeNames, locales } from '../i18n/locale.ts'
import { showLocale } from '../i18n/start-i18n.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ProfileMenu } from './profile-menu.tsx'
import { QuickCreate } from './quick-create.tsx'
import { useNarrow } from './use-media.ts'
import { useMode } from './use-mode.ts'

interface TopBarProps {
  readonly onMenu: () => void
  readonly onSearch: () => void
}

const searchKeys = /Mac|iP(hone|ad)/.test(navigator.platform) ? '⌘ K' : 'Ctrl K'

export function TopBar({ onMenu, onSearch }: TopBarProps) {
  const { t } = useTranslation()
  const narrow = useNarrow()
  const [mode, toggleMode] = useMode()
  const modeWords = mode === 'dark' ? t('shell.toLight') : t('shell.toDark')
  return (
    <header className="top-bar">
      <Button type="text" icon={<MenuOutlined aria-hidden />} onClick={onMenu} aria-label={t('shell.toggleMenu')} />
      {narrow ? (
        <Button type="text" icon={<SearchOutlined aria-hidden />} onClick={onSearch} aria-label={t('search.title')} />
      ) : (
        <button type="button" className="search-opener" onClick={onSearch}>
          <SearchOutlined aria-hidden />
          <span>{t('search.placeholder')}</span>
          <kbd>{searchKeys}</kbd>
        </button>
      )}
      <span className="spacer" />
      <QuickCreate />
      <LanguageSwitch />
      <Tooltip title={modeWords}>
        <Button
          type="text"
          icon={mode === 'dark' ? <SunOutlined aria-hidden /> : <MoonOutlined aria-hidden />}
          onClick={toggleMode}
          aria-label={modeWords}
        />
      </Tooltip>
      <ProfileMenu />
    </header>
  )
}

function LanguageSwitch() {
  const { t } = useTranslation()
  const { locale } = useLocale()
  const { me } = useSession()
  const client = useQueryClient()
  const choose = async (chosen: Locale) => {
    await showLocale(chosen)
    client.setQueryData<Me>(['me'], { ...me, user: { ...me.user, locale: chosen } })
    await request('PATCH', '/api/me', { body: { locale: chosen } }).catch(() => undefined)
  }
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: locales.map(key => ({ key, label: <span lang={key}>{localeNames[key]}</span> })),
        selectable: true,
        selectedKeys: [locale],
        onClick: ({ key }) => void choose(key as Locale),
      }}
    >
      <Button type="text" icon={<GlobalOutlined aria-hidden />} aria-label={t('shell.language')} />
    </Dropdown>
  )
}
