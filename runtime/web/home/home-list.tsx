/** The first records of a list, on the home page. */
import { useQuery } from '@tanstack/react-query'
import { Skeleton } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { HomeTile } from '#metadata/definitions.ts'
import { resolvePath } from '../api/path.ts'
import { post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { titlePaths } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { RecordsAnswer } from '../list/use-records.ts'
import { RelatedTable } from '../record/related-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { ObjectIcon } from '../shell/icon.tsx'
import { listAddress } from '../shell/menu-address.ts'

export function HomeList({ tile }: { readonly tile: HomeTile }) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text, integer } = useLocale()
  const list = catalog.lists.get(tile.list)
  const object = list ? catalog.objects.get(list.object) : undefined
  const columns = useMemo(
    () =>
      list && object
        ? list.columns.slice(0, 4).flatMap(column => resolvePath(catalog, object, column.field) ?? [])
        : [],
    [catalog, list, object],
  )
  const records = useQuery({
    queryKey: ['records', list?.object, list?.name, 'home', tile.limit],
    queryFn: () =>
      post<RecordsAnswer>(`/api/lists/${encodeURIComponent(tile.list)}`, {
        fields: [...new Set([...columns.map(column => column.path), ...(object ? titlePaths(object) : [])])],
        limit: tile.limit ?? 5,
        count: 'capped',
      }),
    enabled: object !== undefined,
  })
  if (!list || !object) return null
  const title = text(tile.label, label(list))
  const { data } = records
  return (
    <section className="card home-tile" aria-label={title}>
      <div className="card-head">
        <ObjectIcon name={object.icon} color={object.color} label={label(object)} size={22} />
        <h2>{title}</h2>
        {data?.count === undefined ? null : (
          <span className="muted">{`${integer(data.count)}${data.more ? '+' : ''}`}</span>
        )}
        <span className="spacer" />
        <Link to={listAddress(catalog, list.name) ?? '/'}>{t('record.showAll')}</Link>
      </div>
      {records.error ? <ErrorState error={records.error} retry={() => void records.refetch()} /> : null}
      {records.isPending ? <Skeleton active title={false} paragraph={{ rows: 4 }} style={{ padding: 16 }} /> : null}
      {data?.records.length === 0 ? <EmptyState small text={t('home.nothing')} /> : null}
      {data && data.records.length > 0 ? (
        <RelatedTable object={object} columns={columns} records={data.records} label={title} />
      ) : null}
    </section>
  )
}
