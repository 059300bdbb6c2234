/** Changes one's own password, which needs the current one. */
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { Labelled } from '../shell/labelled.tsx'
import { NewPasswordFields, newPasswordFault } from './new-password-fields.tsx'

export function ChangePasswordForm({ onChanged }: { readonly onChanged: () => void }) {
  const { t } = useTranslation()
  const problemText = useProblemText()
  const [current, setCurrent] = useState('')
  const [fresh, setFresh] = useState({ password: '', again: '' })
  const [message, setMessage] = useState<string>()
  const [busy, setBusy] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const fault = newPasswordFault(fresh)
    if (fault) return setMessage(t(`signIn.${fault}`))
    setBusy(true)
    setMessage(undefined)
    try {
      await request('POST', '/api/password', { body: { current, password: fresh.password }, anonymous: true })
      setCurrent('')
      setFresh({ password: '', again: '' })
      onChanged()
    } catch (failure) {
      setMessage(problemText(failure))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="stack" onSubmit={submit}>
      <Labelled label={t('signIn.currentPassword')}>
        <Input.Password
          autoComplete="current-password"
          required
          value={current}
          onChange={event => setCurrent(event.target.value)}
        />
      </Labelled>
      <NewPasswordFields value={fresh} onChange={setFresh} />
      {message ? (
        <p className="error-text" role="alert">
          {message}
        </p>
      ) : null}
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('signIn.change')}
      </Button>
    </form>
  )
}
