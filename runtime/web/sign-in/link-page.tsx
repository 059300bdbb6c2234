/** Sets a password by an invitation or reset link. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams } from 'react-router'
import { get, request } from '../api/request.ts'
import type { Me } from '../api/session.ts'
import { isLocale } from '../i18n/locale.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { showLocale } from '../i18n/start-i18n.ts'
import { NewPasswordFields, newPasswordFault } from './new-password-fields.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

interface SignInLink {
  readonly login: string
  readonly kind: 'invitation' | 'reset'
}

export function LinkPage() {
  const { t } = useTranslation()
  const { token = '' } = useParams()
  const address = `/api/sign-in-links/${encodeURIComponent(token)}`
  const link = useQuery({
    queryKey: ['sign-in-link', token],
    queryFn: () => request<SignInLink>('GET', address, { anonymous: true }),
  })
  const problemText = useProblemText()
  if (link.error) {
    return (
      <SignInFrame title={t('signIn.linkInvalid')} hint={problemText(link.error)}>
        <p style={{ marginTop: 16 }}>
          <Link to="/sign-in">{t('signIn.submit')}</Link>
        </p>
      </SignInFrame>
    )
  }
  const kind = link.data?.kind ?? 'invitation'
  return (
    <SignInFrame title={t(`signIn.${kind}`)} hint={t('signIn.linkHint', { login: link.data?.login ?? '' })}>
      <LinkForm address={address} />
    </SignInFrame>
  )
}

function LinkForm({ address }: { readonly address: string }) {
  const { t, i18n } = useTranslation()
  const problemText = useProblemText()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [fresh, setFresh] = useState({ password: '', again: '' })
  const [fault, setFault] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const wrong = newPasswordFault(fresh)
    if (wrong) return setFault(t(`signIn.${wrong}`))
    try {
      await request('POST', address, { body: { password: fresh.password }, anonymous: true })
      // Setting it has signed in, and what follows is in the language of the person.
      const me = await get<Me>('/api/me').catch(() => undefined)
      if (isLocale(me?.user.locale)) await showLocale(me.user.locale)
      void message.success(i18n.t('signIn.passwordSet'))
      client.clear()
      navigate('/', { replace: true })
    } catch (failure) {
      setFault(problemText(failure))
    }
  }
  return (
    <form className="stack" onSubmit={submit} style={{ marginTop: 20 }}>
      <NewPasswordFields value={fresh} onChange={setFresh} />
      {fault ? (
        <p className="error-text" role="alert">
          {fault}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" block>
        {t('signIn.setPassword')}
      </Button>
    </form>
  )
}
