/** Everybody's sessions, and ending them. */
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { get, post, remove } from '../api/request.ts'
import type { StoredRecord } from '../api/values.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { agentWords, type SessionRow } from '../profile/session-row.ts'
import { DataTable } from '../shell/data-table.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { usePageTitle } from '../shell/use-page-title.ts'

/** Names of the people by id. */
async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const filter = { combinator: 'and', rules: [{ field: 'id', operator: 'in', value: ids }] }
  const answer = await post<{ records: StoredRecord[] }>('/api/records/user/query', {
    filter,
    fields: ['name'],
    limit: 200,
  })
  return new Map(answer.records.map(record => [record.id, String(record.name)]))
}

export function SessionsPage() {
  const { t } = useTranslation()
  const { dateTime, relative } = useLocale()
  const act = useAct()
  usePageTitle(t('sessions.title'))
  const sessions = useQuery({
    queryKey: ['admin-sessions'],
    queryFn: async ({ signal }) => {
      const rows = (await get<{ sessions: SessionRow[] }>('/api/admin/sessions', signal)).sessions
      const ids = [...new Set(rows.map(row => row.userId))].slice(0, 200)
      return { rows, names: await namesOf(ids).catch(() => new Map<string, string>()) }
    },
  })
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('sessions.title')}</h1>
      </header>
      <div className="card">
        <Loaded query={sessions}>
          {({ rows, names }) => (
            <DataTable
              label={t('sessions.title')}
              rows={rows}
              rowKey={row => row.id}
              columns={[
                {
                  key: 'user',
                  title: t('sessions.user'),
                  draw: row => <Verbatim>{names.get(row.userId) ?? row.userId}</Verbatim>,
                },
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
                  draw: row => (
                    <Button
                      size="small"
                      onClick={() =>
                        void act({
                          work: () => remove(`/api/admin/sessions/${row.id}`),
                          done: t('sessions.ended'),
                          refresh: ['admin-sessions'],
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
      </div>
    </div>
  )
}
