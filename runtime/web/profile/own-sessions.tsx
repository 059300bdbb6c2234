/** Where a person is signed in. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { get, remove } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { agentWords, type SessionRow } from './session-row.ts'

export function OwnSessions() {
  const { t } = useTranslation()
  const { dateTime, relative } = useLocale()
  const act = useAct()
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: async ({ signal }) => (await get<{ sessions: SessionRow[] }>('/api/sessions', signal)).sessions,
  })
  return (
    <section className="card profile-wide" aria-labelledby="profile-sessions">
      <div className="card-head">
        <h2 id="profile-sessions">{t('sessions.own')}</h2>
      </div>
      <Loaded query={sessions}>
        {rows => (
          <DataTable
            label={t('sessions.own')}
            rows={rows}
            rowKey={row => row.id}
            columns={[
              {
                key: 'agent',
                title: t('sessions.device'),
                draw: row => (
                  <span title={row.agent} translate="no">
                    {agentWords(row.agent)}
                  </span>
                ),
              },
              { key: 'ip', title: t('sessions.address'), draw: row => row.ip },
              { key: 'created', title: t('sessions.since'), draw: row => dateTime(row.createdAt) },
              { key: 'seen', title: t('sessions.seen'), draw: row => relative(row.seenAt) },
              {
                key: 'end',
                title: t('common.actions'),
                hiddenTitle: true,
                numeric: true,
                draw: row =>
                  row.current ? (
                    <span className="muted">{t('sessions.current')}</span>
                  ) : (
                    <Button
                      size="small"
                      onClick={() =>
                        void act({
                          work: () => remove(`/api/sessions/${row.id}`),
                          done: t('sessions.ended'),
                          refresh: ['sessions'],
                        })
                      }
                    >
                      {t('sessions.end')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </section>
  )
}
