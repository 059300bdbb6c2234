/** Outgoing mail: what waits, what failed and why; failed ones are tried again. */
import { useQuery } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { get, post } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { usePageTitle } from '../shell/use-page-title.ts'

interface ListedMail {
  readonly id: string
  readonly state: 'queued' | 'sending' | 'sent' | 'failed'
  readonly to: string | null
  readonly subject: string | null
  readonly attempts: number
  readonly error: string | null
  readonly createdAt: string
  readonly sentAt: string | null
}

export function MailPage() {
  const { t } = useTranslation()
  const { dateTime, integer } = useLocale()
  const act = useAct()
  usePageTitle(t('mail.title'))
  const answer = useQuery({
    queryKey: ['mail'],
    queryFn: ({ signal }) => get<{ from: string | null; mails: ListedMail[] }>('/api/admin/mail', signal),
    refetchInterval: 10_000,
  })
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('mail.title')}</h1>
      </header>
      <Loaded query={answer}>
        {({ from, mails }) => (
          <>
            {from === null ? (
              <Alert type="warning" showIcon title={t('mail.off')} style={{ marginBottom: 12 }} />
            ) : null}
            <div className="card">
              {mails.length === 0 ? (
                <EmptyState text={t('mail.empty')} />
              ) : (
                <DataTable
                  label={t('mail.title')}
                  rows={mails}
                  rowKey={mail => mail.id}
                  columns={[
                    { key: 'state', title: t('mail.state'), draw: mail => t(`mail.states.${mail.state}`) },
                    { key: 'to', title: t('mail.to'), draw: mail => <span translate="no">{mail.to}</span> },
                    {
                      key: 'subject',
                      title: t('mail.subject'),
                      draw: mail => <span translate="no">{mail.subject}</span>,
                    },
                    { key: 'created', title: t('mail.created'), draw: mail => dateTime(mail.createdAt) },
                    { key: 'sent', title: t('mail.sent'), draw: mail => (mail.sentAt ? dateTime(mail.sentAt) : '') },
                    {
                      key: 'attempts',
                      title: t('mail.attempts'),
                      numeric: true,
                      draw: mail => integer(mail.attempts),
                    },
                    { key: 'error', title: t('mail.error'), draw: mail => <span translate="no">{mail.error}</span> },
                    {
                      key: 'retry',
                      title: t('common.actions'),
                      hiddenTitle: true,
                      numeric: true,
                      draw: mail =>
                        mail.state === 'failed' ? (
                          <Button
                            size="small"
                            onClick={() =>
                              void act({
                                work: () => post(`/api/admin/mail/${mail.id}/retry`),
                                done: t('mail.retried'),
                                refresh: ['mail'],
                              })
                            }
                          >
                            {t('mail.retry')}
                          </Button>
                        ) : null,
                    },
                  ]}
                />
              )}
            </div>
          </>
        )}
      </Loaded>
    </div>
  )
}
