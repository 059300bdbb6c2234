/** Login and password. */
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { mount } from '../api/mount.ts'
import { request } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { Labelled } from '../shell/labelled.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

export function SignInPage() {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const [search] = useSearchParams()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError(undefined)
    try {
      await request('POST', '/api/sign-in', { body: { login, password }, anonymous: true })
      client.clear()
      const next = search.get('next')
      // Where one wanted to go may be a page that this app does not draw.
      if (next?.startsWith('/') && !next.startsWith('//')) location.replace(mount + next)
      else navigate('/', { replace: true })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <SignInFrame title={t('signIn.title')} hint={t('signIn.hint')}>
      <form className="stack" onSubmit={submit} style={{ marginTop: 20 }}>
        <Labelled label={t('signIn.login')}>
          <Input
            autoFocus
            autoComplete="username"
            required
            value={login}
            onChange={event => setLogin(event.target.value)}
          />
        </Labelled>
        <Labelled label={t('signIn.password')}>
          <Input.Password
            autoComplete="current-password"
            required
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        </Labelled>
        {error ? (
          <p className="error-text" role="alert">
            {problemText(error)}
          </p>
        ) : null}
        <Button type="primary" htmlType="submit" size="large" block loading={busy}>
          {t('signIn.submit')}
        </Button>
      </form>
    </SignInFrame>
  )
}
