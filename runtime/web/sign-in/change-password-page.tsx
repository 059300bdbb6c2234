/** Stands before the app until a password that somebody else knows has been changed. */
import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ChangePasswordForm } from './change-password-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'

export function ChangePasswordPage({ login }: { readonly login: string }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  return (
    <SignInFrame title={t('signIn.mustChange')} hint={t('signIn.mustChangeHint', { login })}>
      <div style={{ marginTop: 20 }}>
        <ChangePasswordForm onChanged={() => void client.invalidateQueries({ queryKey: ['me'] })} />
      </div>
    </SignInFrame>
  )
}
