/** Asks for the password again when the session ends, over the screen, so that nothing typed is lost. */
import { Button, Input, Modal } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'
import { onSessionExpired } from '../api/session-expiry.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { Labelled } from './labelled.tsx'

export function SessionExpired({ login }: { readonly login: string }) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [open, setOpen] = useState(false)
  const [password, setPassword] = useState('')
  const [error, setError] = useState<unknown>()
  const answer = useRef<(signedIn: boolean) => void>(undefined)

  useEffect(
    () =>
      onSessionExpired(() => {
        setOpen(true)
        return new Promise<boolean>(resolve => {
          answer.current = resolve
        })
      }),
    [],
  )

  const close = (signedIn: boolean) => {
    setOpen(false)
    setPassword('')
    setError(undefined)
    answer.current?.(signedIn)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await request('POST', '/api/sign-in', { body: { login, password }, anonymous: true })
      close(true)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Modal
      open={open}
      title={t('signIn.expired')}
      onCancel={() => close(false)}
      mask={{ closable: false }}
      footer={null}
      width={400}
    >
      <form className="stack" onSubmit={submit}>
        <p className="muted">{t('signIn.expiredHint', { login })}</p>
        <Labelled label={t('signIn.password')}>
          <Input.Password
            autoFocus
            autoComplete="current-password"
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
        </Labelled>
        {error ? (
          <p className="error-text" role="alert">
            {problemText(error)}
          </p>
        ) : null}
        <Button type="primary" htmlType="submit" block>
          {t('signIn.submit')}
        </Button>
      </form>
    </Modal>
  )
}
