/** What this person made or changed lately. */
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RecentTile as Tile } from '#metadata/definitions.ts'
import { get } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { ObjectIcon } from '../shell/icon.tsx'
import { Asking } from './asking.tsx'
import { TileFrame } from './tile-frame.tsx'
import type { TileProps } from './tile-props.ts'

interface RecentRecord {
  readonly object: string
  readonly id: string
  readonly title: string
  readonly at: string
}

export function RecentTile({ tile }: Pick<TileProps<Tile>, 'tile'>) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text, relative } = useLocale()
  const recent = useQuery({
    queryKey: ['recent'],
    queryFn: async ({ signal }) => (await get<{ records: RecentRecord[] }>('/api/recent', signal)).records,
  })
  return (
    <TileFrame
      title={text(tile.label) || t('home.recent')}
      refresh={() => void recent.refetch()}
      busy={recent.isFetching}
    >
      {recent.error ? <ErrorState error={recent.error} retry={() => void recent.refetch()} /> : null}
      {recent.isPending ? <Asking /> : null}
      {recent.data?.length === 0 ? <EmptyState small text={t('home.nothingRecent')} /> : null}
      <ul className="recent">
        {recent.data?.map(record => {
          const object = catalog.objects.get(record.object)
          if (!object) return null
          return (
            <li key={record.id}>
              <Link className="recent-link" to={`/records/${encodeURIComponent(record.object)}/${record.id}`}>
                <ObjectIcon name={object.icon} color={object.color} label={label(object)} size={24} />
                <span className="recent-words">
                  <span className="recent-word" translate="no">
                    {record.title}
                  </span>
                  <span className="recent-word muted">
                    {label(object)} · {relative(record.at)}
                  </span>
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </TileFrame>
  )
}
