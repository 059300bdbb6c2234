/** The frame of everything before the app: brand, one card, languages. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { localeNames, locales } from '../i18n/locale.ts'
import { showLocale } from '../i18n/start-i18n.ts'
import icon from '../icon.svg'
import './sign-in.css'

interface SignInFrameProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

export function SignInFrame({ title, hint, children }: SignInFrameProps) {
  const { t, i18n } = useTranslation()
  return (
    <main className="sign-in">
      <div className="card sign-in-card">
        <div className="sign-in-brand">
          <img src={icon} alt="" />
          <strong>{t('app.name')}</strong>
        </div>
        <h1>{title}</h1>
        {hint ? <p className="muted">{hint}</p> : null}
        {children}
      </div>
      <div className="sign-in-languages">
        {locales.map(locale => (
          <button
            key={locale}
            type="button"
            className="link-button"
            lang={locale}
            aria-pressed={i18n.language === locale}
            onClick={() => void showLocale(locale)}
          >
            {localeNames[locale]}
          </button>
        ))}
      </div>
    </main>
  )
}
