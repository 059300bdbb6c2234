/** Asks before unsaved input is left behind; it stays on this device either way. */
import { Modal } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

export function LeaveGuard({ active }: { readonly active: boolean }) {
  const { t } = useTranslation()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => active && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!active) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [active])
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('record.leaveTitle')}
      okText={t('record.leave')}
      cancelText={t('record.stay')}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
      width={420}
    >
      <p>{t('record.leaveHint')}</p>
    </Modal>
  )
}
