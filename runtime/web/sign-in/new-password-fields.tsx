/** A new password, typed twice. */
import { Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Labelled } from '../shell/labelled.tsx'

export interface NewPassword {
  readonly password: string
  readonly again: string
}

/** What is wrong with it as far as the browser can tell. */
export function newPasswordFault(value: NewPassword): 'short' | 'different' | undefined {
  if (value.password.length < 10) return 'short'
  return value.password === value.again ? undefined : 'different'
}

interface NewPasswordFieldsProps {
  readonly value: NewPassword
  readonly onChange: (value: NewPassword) => void
}

export function NewPasswordFields({ value, onChange }: NewPasswordFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <Labelled label={t('signIn.newPassword')}>
        <Input.Password
          autoComplete="new-password"
          required
          value={value.password}
          onChange={event => onChange({ ...value, password: event.target.value })}
        />
      </Labelled>
      <Labelled label={t('signIn.newPasswordAgain')}>
        <Input.Password
          autoComplete="new-password"
          required
          value={value.again}
          onChange={event => onChange({ ...value, again: event.target.value })}
        />
      </Labelled>
      <p className="muted">{t('signIn.passwordRule')}</p>
    </>
  )
}
