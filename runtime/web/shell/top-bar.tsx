/** The top of every screen: menu, search, create, language, light or dark, profile. */
import { MenuOutlined, MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Bell } from '../notifications/bell.tsx'
import { TaskBadge } from '../tasks/task-badge.tsx'
import { LanguageSwitch } from './language-switch.tsx'
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
      <TaskBadge />
      <Bell />
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
