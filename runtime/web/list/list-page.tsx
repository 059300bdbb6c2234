/** The records of one object: views as tabs, filters, table or cards, and what is done with a selection. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { resolvePath } from '../api/path.ts'
import { get, queryString } from '../api/request.ts'
import { useObject, useSession } from '../api/session.ts'
import { useBoard } from '../board/use-board.ts'
import { titlePaths } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ErrorState } from '../shell/error-state.tsx'
import { NotFound } from '../shell/not-found.tsx'
import { useNarrow } from '../shell/use-media.ts'
import { usePageTitle } from '../shell/use-page-title.ts'
import { ListEmpty } from './list-empty.tsx'
import { ListFoot } from './list-foot.tsx'
import { ListHead } from './list-head.tsx'
import { bothFilters, quickFilter, useListState, writeSort } from './list-state.ts'
import { ListToolbar } from './list-toolbar.tsx'
import { quickRule } from './quick-filters.tsx'
import { RecordCards } from './record-cards.tsx'
import { RecordTable } from './record-table.tsx'
import { TableSkeleton } from './table-skeleton.tsx'
import { type RecordsRequest, useRecordCount, useRecords } from './use-records.ts'
import { useTableLook } from './use-table-look.ts'
import { type PersonalList, viewsOf } from './view.ts'
import { ViewTabs } from './view-tabs.tsx'
import './list.css'

const Board = lazy(async () => ({ default: (await import('../board/board.tsx')).Board }))
const SelectionBar = lazy(async () => ({ default: (await import('./selection-bar.tsx')).SelectionBar }))

export function ListPage() {
  const { object: name } = useParams()
  const object = useObject(name)
  return object?.rights.read === false || !object ? <NotFound /> : <ObjectList key={object.name} object={object} />
}

function ObjectList({ object }: { readonly object: CatalogObject }) {
  const { catalog, me } = useSession()
  const { text } = useLocale()
  const navigate = useNavigate()
  const narrow = useNarrow()
  const [state, change] = useListState()
  usePageTitle(text(object.plural, object.name))

  const personal = useQuery({
    queryKey: ['personal-lists', object.name],
    queryFn: async ({ signal }) =>
      (await get<{ lists: PersonalList[] }>(`/api/personal-lists${queryString({ object: object.name })}`, signal))
        .lists,
    staleTime: 60_000,
  })
  const views = useMemo(() => viewsOf(catalog, object, personal.data ?? []), [catalog, object, personal.data])
  const view = views.find(item => item.key === state.view) ?? views[0]!
  const { look, setDensity, setWidths } = useTableLook(me.user.id, object.id, view.key)

  const columns = useMemo(() => {
    const widths = new Map(view.columns.map(column => [column.field, column]))
    const names = state.columns ?? view.columns.map(column => column.field)
    return names.flatMap(path => {
      const resolved = resolvePath(catalog, object, path)
      return resolved ? [{ ...resolved, column: widths.get(path) ?? { field: path } }] : []
    })
  }, [catalog, object, view, state.columns])

  const extra = useMemo(
    () => bothFilters(state.filter, quickFilter(state.quick, quickRule(object))),
    [state.filter, state.quick, object],
  )
  const sort = state.sort ?? view.sort
  const board = useBoard({ catalog, object, user: me.user.id, state, change })
  const boardField = board.field?.name
  const request: RecordsRequest = {
    object: object.name,
    view,
    fields: useMemo(
      () => [
        ...new Set([
          ...columns.map(column => column.path),
          ...titlePaths(object),
          ...(narrow || boardField ? view.card : []),
          ...(boardField ? [boardField] : []),
          ...(boardField && object.recordTypes?.length ? ['record_type'] : []),
        ]),
      ],
      [columns, object, view, narrow, boardField],
    ),
    filter: view.personal ? bothFilters(view.filter, extra) : extra,
    sort: useMemo(() => (state.sort || view.personal ? sort.map(writeSort) : []), [state.sort, sort, view.personal]),
    search: state.search,
  }
  const records = useRecords(request, { enabled: board.field === undefined })
  const count = useRecordCount(request)
  const rows = useMemo(() => records.data?.pages.flatMap(page => page.records) ?? [], [records.data])
  const totals = records.data?.pages[0]?.totals

  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [everything, setEverything] = useState(false)
  const shownKey = JSON.stringify([request.view.key, request.filter, request.search])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a selection belongs to what is shown
  useEffect(() => {
    setSelected(new Set())
    setEverything(false)
  }, [shownKey])

  const open = useCallback(
    (id: string) => navigate(`/records/${encodeURIComponent(object.name)}/${id}`),
    [navigate, object.name],
  )
  const sortBy = useCallback(
    (field: string) => {
      const [first] = sort
      const descends = first?.field === field && first.descending !== true
      change({ sort: [{ field, ...(descends ? { descending: true } : {}) }] })
    },
    [sort, change],
  )
  const isFiltered = Boolean(extra) || state.search !== ''
  const clear = () => change({ filter: undefined, quick: undefined, search: undefined })

  return (
    <div className="page list-page">
      <ListHead object={object} count={count.data} request={request} view={view} />
      <ViewTabs
        views={views}
        view={view}
        onChoose={key =>
          change({
            view: key,
            filter: undefined,
            quick: undefined,
            sort: undefined,
            columns: undefined,
            search: undefined,
          })
        }
      />
      <ListToolbar
        object={object}
        view={view}
        state={state}
        change={change}
        columns={columns.map(column => column.path)}
        sort={sort}
        look={look}
        onDensity={setDensity}
        board={board}
      />
      {selected.size > 0 || everything ? (
        <Suspense fallback={null}>
          <SelectionBar
            object={object}
            view={view}
            ids={[...selected]}
            everything={everything}
            records={rows}
            filter={bothFilters(view.filter, extra)}
            mayTakeEverything={state.search === '' && selected.size === rows.length && Boolean(records.hasNextPage)}
            total={count.data?.count}
            onEverything={() => setEverything(true)}
            onClear={() => {
              setSelected(new Set())
              setEverything(false)
            }}
            onDone={() => void records.refetch()}
          />
        </Suspense>
      ) : null}
      {board.field ? (
        <Suspense fallback={<TableSkeleton columns={columns.length} />}>
          <Board object={object} field={board.field} request={request} />
        </Suspense>
      ) : records.error && !records.data ? (
        <div className="card">
          <ErrorState error={records.error} retry={() => void records.refetch()} />
        </div>
      ) : records.isPending ? (
        <TableSkeleton columns={columns.length} />
      ) : rows.length === 0 ? (
        <div className="card">
          <ListEmpty object={object} filtered={isFiltered} onClear={clear} />
        </div>
      ) : narrow ? (
        <RecordCards object={object} view={view} records={rows} />
      ) : (
        <RecordTable
          object={object}
          columns={columns}
          records={rows}
          totals={totals}
          sort={sort}
          inlineEdit={view.inlineEdit}
          selected={selected}
          busy={records.isPlaceholderData}
          onSelect={setSelected}
          onSort={sortBy}
          onOpen={open}
          look={look}
          onWidths={setWidths}
        />
      )}
      {board.field ? null : (
        <ListFoot
          shown={rows.length}
          count={count.data}
          hasMore={Boolean(records.hasNextPage)}
          loading={records.isFetchingNextPage}
          onMore={() => void records.fetchNextPage()}
        />
      )}
    </div>
  )
}
