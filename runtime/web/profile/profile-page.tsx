/** What a person sets for themselves: name and language, password, sessions, API keys. */
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { OwnAbsences } from '../absences/own-absences.tsx'
import { mount } from '../api/mount.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { ChangePasswordForm } from '../sign-in/change-password-form.tsx'
import { ApiKeys } from './api-keys.tsx'
import { OwnSessions } from './own-sessions.tsx'
import { ProfileForm } from './profile-form.tsx'
import './profile.css'

export function ProfilePage() {
  const { t } = useTranslation()
  usePageTitle(t('profile.title'))
  return (
    <div className="page page-narrow">
      <header className="page-head">
        <h1>{t('profile.title')}</h1>
      </header>
      <div className="profile-grid">
        <section className="card" aria-labelledby="profile-me">
          <div className="card-head">
            <h2 id="profile-me">{t('profile.me')}</h2>
          </div>
          <div className="card-body">
            <ProfileForm />
          </div>
        </section>
        {mount === '' ? <SignInParts /> : null}
        <OwnAbsences />
      </div>
    </div>
  )
}

/** How this person proves who he is; nothing of it exists below a mount. */
function SignInParts() {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <>
      <section className="card" aria-labelledby="profile-password">
        <div className="card-head">
          <h2 id="profile-password">{t('profile.password')}</h2>
        </div>
        <div className="card-body">
          <ChangePasswordForm onChanged={() => void message.success(t('profile.passwordChanged'))} />
        </div>
      </section>
      <OwnSessions />
      <ApiKeys />
    </>
  )
}
