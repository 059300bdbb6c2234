/** Deleted records: bring them back, or remove them for good. */

import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Select, Skeleton } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { get, post, queryString, remove } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { useClear } from '../fields/use-clear.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { ObjectIcon } from '../shell/icon.tsx'
import { ScrollRegion } from '../shell/scroll-region.tsx'
import { usePageTitle } from '../shell/use-page-title.ts'

interface DeletedRecord {
  readonly object: string
  readonly id: string
  readonly title: string
  readonly deleted_at: string
  readonly deleted_by: Reference | null
}

interface DeletedPart {
  readonly records: readonly DeletedRecord[]
  readonly after?: string | null
}

export function RecycleBinPage() {
  const { t } = useTranslation()
  const clear = useClear()
  const { catalog } = useSession()
  const { text, label, dateTime } = useLocale()
  const { modal, message } = App.useApp()
  const problemText = useProblemText()
  const client = useQueryClient()
  const [object, setObject] = useState<string>()
  usePageTitle(t('recycleBin.title'))
  const deleted = useInfiniteQuery({
    queryKey: ['recycle-bin', object],
    queryFn: ({ pageParam, signal }) =>
      get<DeletedPart>(`/api/recycle-bin${queryString({ object, after: pageParam || undefined })}`, signal),
    initialPageParam: '',
    getNextPageParam: part => part.after ?? undefined,
  })
  const records = deleted.data?.pages.flatMap(part => part.records) ?? []
  const address = (record: DeletedRecord) => `/api/recycle-bin/${encodeURIComponent(record.object)}/${record.id}`
  const run = async (work: Promise<unknown>, done: string) => {
    try {
      await work
      void message.success(done)
      await client.invalidateQueries({ queryKey: ['recycle-bin'] })
      await client.invalidateQueries({ queryKey: ['records'] })
    } catch (error) {
      void message.error(problemText(error))
    }
  }
  const purge = (record: DeletedRecord) =>
    modal.confirm({
      title: t('recycleBin.purgeTitle', { title: record.title }),
      content: t('recycleBin.purgeHint'),
      okText: t('recycleBin.purge'),
      okButtonProps: { danger: true },
      cancelText: t('common.cancel'),
      onOk: () => run(remove(address(record)), t('recycleBin.purged', { title: record.title })),
    })
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('recycleBin.title')}</h1>
        <span className="spacer" />
        <Select
          style={{ width: 200 }}
          allowClear={clear}
          aria-label={t('recycleBin.object')}
          placeholder={t('recycleBin.object')}
          showSearch={{ optionFilterProp: 'label' }}
          value={object ?? null}
          options={[...catalog.objects.values()].map(item => ({
            value: item.name,
            label: text(item.plural, item.name),
          }))}
          onChange={value => setObject(value ?? undefined)}
        />
      </header>
      <div className="card">
        {deleted.error ? <ErrorState error={deleted.error} retry={() => void deleted.refetch()} /> : null}
        {deleted.isPending ? <Skeleton active style={{ padding: 16 }} /> : null}
        {deleted.data && records.length === 0 ? (
          <EmptyState text={t('recycleBin.empty')} hint={t('recycleBin.emptyHint')} />
        ) : null}
        {records.length > 0 ? (
          <ScrollRegion label={t('recycleBin.title')}>
            <table className="plain-table">
              <thead>
                <tr>
                  <th scope="col">{t('recycleBin.record')}</th>
                  <th scope="col">{t('recycleBin.object')}</th>
                  <th scope="col">{t('recycleBin.deletedAt')}</th>
                  <th scope="col">{t('recycleBin.deletedBy')}</th>
                  <th scope="col">
                    <span className="visually-hidden">{t('common.actions')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {records.map(record => {
                  const definition = catalog.objects.get(record.object)
                  return (
                    <tr key={record.id}>
                      <td>
                        <span className="row">
                          <ObjectIcon
                            name={definition?.icon}
                            color={definition?.color}
                            label={definition ? label(definition) : record.object}
                            size={22}
                          />
                          <Verbatim>{record.title}</Verbatim>
                        </span>
                      </td>
                      <td>{definition ? label(definition) : record.object}</td>
                      <td>{dateTime(record.deleted_at)}</td>
                      <td translate="no">{record.deleted_by?.title}</td>
                      <td className="numeric">
                        <Button
                          size="small"
                          onClick={() =>
                            void run(
                              post(`${address(record)}/restore`),
                              t('recycleBin.restored', { title: record.title }),
                            )
                          }
                        >
                          {t('recycleBin.restore')}
                        </Button>{' '}
                        <Button size="small" danger type="text" onClick={() => void purge(record)}>
                          {t('recycleBin.purge')}
                        </Button>
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </ScrollRegion>
        ) : null}
      </div>
      {deleted.hasNextPage ? (
        <div className="list-foot">
          <span />
          <Button loading={deleted.isFetchingNextPage} onClick={() => void deleted.fetchNextPage()}>
            {t('list.loadMore')}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
