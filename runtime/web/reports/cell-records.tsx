/** The records behind a cell, in a drawer beside the report. */
import { useQuery } from '@tanstack/react-query'
import { Drawer, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ListDefinition } from '#metadata/definitions.ts'
import type { Filter } from '#metadata/filter.ts'
import { listsOf } from '../api/catalog.ts'
import { resolvePath, valueAt } from '../api/path.ts'
import { queryString } from '../api/request.ts'
import { useObject, useSession } from '../api/session.ts'
import { formatDecimal } from '../fields/decimal.ts'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { recordTitle, titlePaths } from '../fields/record-title.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ErrorState } from '../shell/error-state.tsx'
import { ScrollRegion } from '../shell/scroll-region.tsx'
import { ApartNotes } from './apart-notes.tsx'
import { CellTotals } from './cell-totals.tsx'
import { drillReport, type Member, type ReportAnswer, type ReportInput } from './report-api.ts'
import type { Spot } from './spot.ts'

interface CellRecordsProps {
  readonly name: string
  readonly input: ReportInput
  readonly answer: ReportAnswer
  readonly spot: Spot
  readonly onClose: () => void
}

export function CellRecords({ name, input, answer, spot, onClose }: CellRecordsProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, locale, text } = useLocale()
  const measure = answer.measures.find(item => item.as === spot.measure)
  const object = useObject(measure?.object ?? answer.object)
  const paths = object ? (listsOf(catalog, object.name)[0]?.columns ?? []).map(column => column.field) : []
  const title = object ? titlePaths(object) : []
  const columns = object
    ? paths
        .filter(path => !title.includes(path))
        .slice(0, 6)
        .flatMap(path => resolvePath(catalog, object, path) ?? [])
    : []
  const body = {
    ...input,
    rows: coordinates(spot.row, answer.rows.members),
    columns: coordinates(spot.column, answer.columns.members),
    measure: spot.measure,
    ...(measure?.earlier ? { before: true } : {}),
    ...(answer.money?.converted ? { converted: true } : {}),
    fields: [...new Set([...title, ...columns.map(column => column.path)])],
    limit: 100,
  }
  const found = useQuery({ queryKey: ['report-cell', name, body], queryFn: () => drillReport(name, body) })
  const count = found.data?.count
  const { amounts, total } = found.data ?? {}
  const list = object && listOf(listsOf(catalog, object.name), object.name, found.data?.filter)
  return (
    <Drawer open width={Math.min(900, window.innerWidth)} title={spot.words} onClose={onClose}>
      {found.error ? <ErrorState error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isLoading ? <Skeleton active /> : null}
      {found.data && object ? (
        <>
          <div className="row" style={{ justifyContent: 'space-between', marginBottom: 8 }}>
            <CellTotals drilled={found.data} count={count ?? found.data.records.length} />
            {list === undefined ? (
              <span className="muted">{t(found.data.filter ? 'reports.noList.long' : 'reports.noList.hidden')}</span>
            ) : (
              <Link to={list}>{t('reports.openList')}</Link>
            )}
          </div>
          {measure ? <ApartNotes answer={{ measures: [measure] }} /> : null}
          {found.data.records.length === 0 ? (
            <EmptyState small text={t('list.noMatch')} />
          ) : (
            <ScrollRegion label={spot.words}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{label(object)}</th>
                    {columns.map(column => (
                      <th key={column.path} scope="col" className={isNumeric(column.field) ? 'numeric' : undefined}>
                        {column.fields.map(label).join(' › ')}
                      </th>
                    ))}
                    {amounts ? (
                      <th scope="col" className="numeric">{`${text(total?.label)} (${total?.currency ?? ''})`}</th>
                    ) : null}
                  </tr>
                </thead>
                <tbody>
                  {found.data.records.map(record => (
                    <tr key={String(record.id)}>
                      <td>
                        <Link to={`/records/${encodeURIComponent(object.name)}/${String(record.id)}`}>
                          <Verbatim>{recordTitle(object, record, locale)}</Verbatim>
                        </Link>
                      </td>
                      {columns.map(column => (
                        <td key={column.path} className={isNumeric(column.field) ? 'numeric' : undefined}>
                          <FieldValue field={column.field} value={valueAt(record, column.path)} />
                        </td>
                      ))}
                      {amounts ? (
                        <td className="numeric">{formatDecimal(amounts[String(record.id)] ?? '', locale)}</td>
                      ) : null}
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollRegion>
          )}
        </>
      ) : null}
    </Drawer>
  )
}

/** The values of a member; for the others all those that stand beside them. */
function coordinates(member: Member, all: readonly Member[]) {
  return member.values.map((value, depth) => {
    const isOthers = member.others === true && depth === member.values.length - 1
    if (!isOthers) return { value }
    const beside = all.filter(item => item !== member && !item.others && item.values.length === member.values.length)
    return {
      others: [...new Map(beside.map(item => [JSON.stringify(item.values[depth]), item.values[depth]])).values()],
    }
  })
}

/** Longer addresses do not arrive everywhere. */
const longest = 6000

/** Where the same records are a list with its filter: one that has no conditions of its own; none where it cannot be told. */
function listOf(lists: readonly ListDefinition[], object: string, filter: Filter | undefined): string | undefined {
  if (!filter) return undefined
  const view = lists.find(item => item.filter === undefined)
  if (!view && lists.length > 0) return undefined
  const address = `/records/${encodeURIComponent(object)}${queryString({ view: view?.name, filter: JSON.stringify(filter) })}`
  return address.length > longest ? undefined : address
}
