/** That a restored system sends nothing yet, and for administrators the buttons that let it. */
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { useAct } from '../shell/use-act.ts'
import type { Schedules } from './schedule.ts'

export function HeldNotice({ held }: { readonly held: NonNullable<Schedules['held']> }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const { dateTime } = useLocale()
  const act = useAct()
  const resume = (mails: 'send' | 'discard') =>
    void act({
      work: () => post('/api/report-schedules/resume', { mails }),
      done: t('schedules.held.resumed'),
      refresh: ['report-schedules'],
    })
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('schedules.held.title', { backup: dateTime(held.backup), since: dateTime(held.since) })}
      description={
        me.system.includes('administer') ? (
          <div className="row">
            <Button type="primary" onClick={() => resume('send')}>
              {t('schedules.held.send')}
            </Button>
            <Button onClick={() => resume('discard')}>{t('schedules.held.discard')}</Button>
          </div>
        ) : (
          t('schedules.held.wait')
        )
      }
    />
  )
}
