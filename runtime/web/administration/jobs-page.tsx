/** Long work: what ran, what runs, how it ended. */

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { serverAddress } from '../api/mount.ts'
import { get, post } from '../api/request.ts'
import { hasEnded, type Job } from '../api/use-job.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { DataTable } from '../shell/data-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { usePageTitle } from '../shell/use-page-title.ts'

interface ListedJob extends Job {
  readonly id: string
  readonly createdAt?: string
  readonly endedAt?: string | null
}

export function JobsPage() {
  const { t, i18n } = useTranslation()
  const { dateTime, integer } = useLocale()
  const act = useAct()
  usePageTitle(t('job.title'))
  const jobs = useQuery({
    queryKey: ['jobs'],
    queryFn: async ({ signal }) => (await get<{ jobs: ListedJob[] }>('/api/admin/jobs', signal)).jobs,
    refetchInterval: query => (query.state.data?.some(job => !hasEnded(job)) ? 2000 : false),
  })
  const kindWords = (kind: string | undefined) => {
    const key = `job.kinds.${(kind ?? '').replace(/[^a-z]/gi, '_')}`
    return i18n.exists(key) ? t(key as 'job.kinds.import') : (kind ?? '')
  }
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('job.title')}</h1>
      </header>
      <div className="card">
        <Loaded query={jobs}>
          {rows =>
            rows.length === 0 ? (
              <EmptyState text={t('job.empty')} />
            ) : (
              <DataTable
                label={t('job.title')}
                rows={rows}
                rowKey={job => job.id}
                columns={[
                  { key: 'kind', title: t('job.kind'), draw: job => kindWords(job.kind) },
                  { key: 'state', title: t('job.state'), draw: job => t(`job.states.${job.state}`) },
                  {
                    key: 'done',
                    title: t('job.progress'),
                    numeric: true,
                    draw: job =>
                      job.total === null ? integer(job.done) : `${integer(job.done)} / ${integer(job.total)}`,
                  },
                  {
                    key: 'rejected',
                    title: t('job.rejectedTitle'),
                    numeric: true,
                    draw: job =>
                      job.rejected ? (
                        <a href={serverAddress(`/api/jobs/${job.id}/errors.csv`)} download>
                          {integer(job.rejected)}
                        </a>
                      ) : (
                        '0'
                      ),
                  },
                  {
                    key: 'created',
                    title: t('job.started'),
                    draw: job => (job.createdAt ? dateTime(job.createdAt) : ''),
                  },
                  { key: 'ended', title: t('job.ended'), draw: job => (job.endedAt ? dateTime(job.endedAt) : '') },
                  {
                    key: 'cancel',
                    title: t('common.actions'),
                    hiddenTitle: true,
                    numeric: true,
                    draw: job =>
                      hasEnded(job) ? null : (
                        <Button
                          size="small"
                          onClick={() =>
                            void act({ work: () => post(`/api/jobs/${job.id}/cancel`), refresh: ['jobs'] })
                          }
                        >
                          {t('common.cancel')}
                        </Button>
                      ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </div>
    </div>
  )
}
