/** One column of a board: its choice, how many and how much, its cards page by page. */
import { useDroppable } from '@dnd-kit/core'
import { Button, Skeleton } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { hueOf } from '../fields/choice-tag.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { bothFilters } from '../list/list-state.ts'
import { type RecordsRequest, useRecords } from '../list/use-records.ts'
import { ErrorState } from '../shell/error-state.tsx'
import { BoardCard } from './board-card.tsx'
import type { BoardColumn as Column } from './board-columns.ts'
import type { ColumnSum } from './use-column-sums.ts'
import type { Move } from './use-move.tsx'

interface BoardColumnProps {
  readonly object: CatalogObject
  readonly field: string
  readonly request: RecordsRequest
  readonly column: Column
  readonly words: string
  readonly sum: ColumnSum | undefined
  /** The sums have been told. */
  readonly known: boolean
  readonly totalField: CatalogField | undefined
  /** Whether it takes the card that is held; undefined while none is. */
  readonly accepts: boolean | undefined
  /** The held card comes from here. */
  readonly home: boolean
  readonly moving: Move | undefined
  readonly ways: (record: StoredRecord) => ReadonlySet<string>
  readonly wordsOf: (code: string | null) => string
  readonly onMove: (record: StoredRecord, to: string) => void
}

const pageSize = 20

export function BoardColumn(props: BoardColumnProps) {
  const {
    object,
    field,
    request,
    column,
    words,
    sum,
    known,
    totalField,
    accepts,
    home,
    moving,
    ways,
    wordsOf,
    onMove,
  } = props
  const { t } = useTranslation()
  const { integer } = useLocale()
  const { code } = column
  const { setNodeRef, isOver } = useDroppable({ id: code ?? '', disabled: accepts !== true })
  const filter = useMemo(
    () =>
      bothFilters(request.filter, {
        combinator: 'and',
        rules: [code === null ? { field, operator: 'null' } : { field, operator: '=', value: code }],
      }),
    [request.filter, field, code],
  )
  const records = useRecords({ ...request, filter }, { size: pageSize })
  const own = records.data?.pages.flatMap(page => page.records) ?? []
  const isArriving = moving !== undefined && moving.to === code
  const rows = [...(isArriving ? [moving.record] : []), ...own.filter(record => record.id !== moving?.record.id)]
  const parts = Array.isArray(sum?.total) ? sum.total : [sum?.total]
  const look = [
    'board-column',
    accepts === true && 'board-column-open',
    accepts !== true && accepts !== undefined && !home && 'board-column-shut',
    isOver && 'board-column-over',
  ]
  return (
    <section ref={setNodeRef} className={look.filter(Boolean).join(' ')} aria-label={words}>
      <header className="board-head" style={{ borderTopColor: hueOf(column.color) }}>
        <h2>{words}</h2>
        {known ? <span className="count">{integer(sum?.count ?? 0)}</span> : null}
        <span className="spacer" />
        {totalField && !isBlank(sum?.total) ? (
          <span className="board-total">
            {parts.map(part => (
              <span key={JSON.stringify(part)}>
                <FieldValue field={totalField} value={part} />
              </span>
            ))}
          </span>
        ) : null}
      </header>
      {records.error && !records.data ? (
        <ErrorState error={records.error} retry={() => void records.refetch()} />
      ) : records.isPending ? (
        <div className="board-cards" aria-busy="true">
          <Skeleton active title={false} paragraph={{ rows: 3 }} />
        </div>
      ) : (
        <ul className="board-cards">
          {accepts === true ? <li className="board-slot">{t('board.dropHere')}</li> : null}
          {rows.map(record => (
            <BoardCard
              key={record.id}
              object={object}
              field={field}
              view={request.view}
              record={record}
              busy={record.id === moving?.record.id}
              targets={ways(record)}
              wordsOf={wordsOf}
              onMove={to => onMove(record, to)}
            />
          ))}
          {rows.length === 0 && accepts !== true ? <li className="board-empty">{t('board.empty')}</li> : null}
          {records.hasNextPage ? (
            <li>
              <Button
                block
                type="text"
                size="small"
                loading={records.isFetchingNextPage}
                onClick={() => void records.fetchNextPage()}
              >
                {t('list.loadMore')}
              </Button>
            </li>
          ) : null}
        </ul>
      )}
    </section>
  )
}
