/** The frame around every screen of the designer: where one is, the way back to the work, language, light or dark. */
import { AppstoreOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button, Result, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, Outlet, useParams } from 'react-router'
import { useSession } from '#runtime/web/api/session.ts'
import { LanguageSwitch } from '#runtime/web/shell/language-switch.tsx'
import { OfflineBanner } from '#runtime/web/shell/offline-banner.tsx'
import { ProfileMenu } from '#runtime/web/shell/profile-menu.tsx'
import { useMode } from '#runtime/web/shell/use-mode.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export function DesignerFrame() {
  const t = useTexts(texts)
  const { t: shared } = useTranslation()
  const { me } = useSession()
  const [mode, toggleMode] = useMode()
  const { draft } = useParams()
  const modeWords = mode === 'dark' ? shared('shell.toLight') : shared('shell.toDark')
  return (
    <div className="designer">
      <a className="skip-link" href="#main">
        {shared('shell.skip')}
      </a>
      <header className="designer-bar">
        <Link to="/designer" className="designer-name">
          {t.title}
        </Link>
        {draft ? null : (
          <nav className="draft-links">
            <NavLink to="/designer" end className="draft-link">
              {t.drafts}
            </NavLink>
            <NavLink to="/designer/revisions" className="draft-link">
              {t.revisions}
            </NavLink>
            <NavLink to="/designer/parked" className="draft-link">
              {t.parked}
            </NavLink>
          </nav>
        )}
        <div id="designer-bar-slot" className="designer-bar-slot" />
        <Button type="text" icon={<AppstoreOutlined aria-hidden />} href="/">
          {t.toWork}
        </Button>
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
      <OfflineBanner />
      <p className="banner banner-info small-screen-note">{t.smallScreen}</p>
      <main id="main" className="designer-main" tabIndex={-1}>
        {me.system.includes('design') ? (
          <Outlet />
        ) : (
          <Result
            status="403"
            title={t.noRight}
            subTitle={t.noRightHint}
            extra={<Button href="/">{t.toWork}</Button>}
          />
        )}
      </main>
    </div>
  )
}
