/** The first records of a list. */
import { useQuery } from '@tanstack/react-query'
import { useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListDefinition, ListTile as Tile } from '#metadata/definitions.ts'
import { resolvePath } from '../api/path.ts'
import { useSession } from '../api/session.ts'
import { titlePaths } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { RelatedTable } from '../record/related-table.tsx'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { listAddress } from '../shell/menu-address.ts'
import { Asking } from './asking.tsx'
import { inTurn } from './in-turn.ts'
import { TileAnswersContext } from './tile-answers.ts'
import { TileFrame } from './tile-frame.tsx'
import type { TileProps } from './tile-props.ts'
import { tileFilter } from './tile-question.ts'
import { useAbout } from './use-about.ts'
import { useIsSeen } from './when-seen.tsx'

export function ListTile({ tile, filters, chosen }: TileProps<Tile>) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text, integer } = useLocale()
  const list = catalog.lists.get(tile.list)
  const object = list ? catalog.objects.get(list.object) : undefined
  const most = (tile.width ?? 6) >= 8 ? 6 : (tile.width ?? 6) >= 5 ? 4 : 3
  const columns = useMemo(
    () =>
      list && object
        ? list.columns.slice(0, most).flatMap(column => resolvePath(catalog, object, column.field) ?? [])
        : [],
    [catalog, list, object, most],
  )
  const { listKey, askList } = useContext(TileAnswersContext)
  const isSeen = useIsSeen()
  const filter = tileFilter(filters, tile, chosen)
  const limit = tile.limit ?? 5
  const records = useQuery({
    queryKey: [...listKey(list), limit, filter, columns.length],
    queryFn: ({ signal }) => {
      const fields = [...new Set([...columns.map(column => column.path), ...(object ? titlePaths(object) : [])])]
      return inTurn(signal, isSeen, () => askList(list as ListDefinition, { fields, limit, filter }, signal))
    },
    enabled: object !== undefined,
    placeholderData: before => before,
  })
  const about = useAbout(undefined, records.dataUpdatedAt)
  const title = text(tile.label) || label(list) || tile.list
  const { data } = records
  const to = listAddress(catalog, tile.list)
  const address = to && filter ? `${to}&filter=${encodeURIComponent(JSON.stringify(filter))}` : to
  return (
    <TileFrame
      title={title}
      to={address}
      note={data?.count === undefined ? undefined : `${integer(data.count)}${data.more ? '+' : ''}`}
      refresh={object ? () => void records.refetch() : undefined}
      busy={records.isFetching}
      about={about}
    >
      {object ? null : <EmptyState small text={t('dashboards.gone')} />}
      {records.error ? <ErrorState error={records.error} retry={() => void records.refetch()} /> : null}
      {object && records.isPending ? <Asking /> : null}
      {data?.records.length === 0 ? <EmptyState small text={t('home.nothing')} /> : null}
      {object && data && data.records.length > 0 ? (
        <RelatedTable object={object} columns={columns} records={data.records} label={title} />
      ) : null}
    </TileFrame>
  )
}
