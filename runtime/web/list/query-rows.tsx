/** The answer of a query: records by the paths it selects, or groups with their measures. */

import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { QueryDefinition, QueryGroup } from '#metadata/definitions.ts'
import { resolvePath, valueAt } from '../api/path.ts'
import { useObject, useSession } from '../api/session.ts'
import { isBlank, isMoney, type RecordValues } from '../api/values.ts'
import { formatDecimal } from '../fields/decimal.ts'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { ScrollRegion } from '../shell/scroll-region.tsx'

interface QueryRowsProps {
  readonly query: QueryDefinition
  readonly rows: readonly RecordValues[]
}

export function QueryRows({ query, rows }: QueryRowsProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text, locale } = useLocale()
  const object = useObject(query.object)
  const columns = useMemo(() => {
    if (!object) return []
    const grouped = (query.groups ?? []).map(group => ({ path: group.field, by: group.by }))
    const selected = (query.select ?? []).map(path => ({ path, by: undefined }))
    return [...grouped, ...selected].flatMap(item => {
      const resolved = resolvePath(catalog, object, item.path)
      return resolved ? [{ ...resolved, by: item.by }] : []
    })
  }, [catalog, object, query])
  const measures = query.measures ?? []
  if (!object) return null
  if (rows.length === 0) return <EmptyState small text={t('list.noMatch')} />
  return (
    <ScrollRegion label={label(query)}>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.path} scope="col" className={isNumeric(column.field) ? 'numeric' : undefined}>
                {column.fields.map(label).join(' › ')}
              </th>
            ))}
            {measures.map(measure => (
              <th key={measure.as} scope="col" className="numeric">
                {text(measure.label, t(`measures.${measure.fn}`))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={typeof row.id === 'string' ? row.id : `row-${String(index)}`}>
              {columns.map((column, at) => {
                const value = valueAt(row, column.path)
                const shown = column.by ? (
                  <Period value={value} by={column.by} />
                ) : (
                  <FieldValue field={column.field} value={value} />
                )
                return (
                  <td key={column.path} className={isNumeric(column.field) ? 'numeric' : undefined}>
                    {at === 0 && typeof row.id === 'string' ? (
                      <Link to={`/records/${encodeURIComponent(object.name)}/${row.id}`}>
                        {isBlank(value) ? <Verbatim>{recordTitle(object, row, locale)}</Verbatim> : shown}
                      </Link>
                    ) : isBlank(value) ? (
                      <span className="muted">{t('common.empty')}</span>
                    ) : (
                      shown
                    )}
                  </td>
                )
              })}
              {measures.map(measure => {
                const value = row[measure.as]
                const field = measure.field ? resolvePath(catalog, object, measure.field)?.field : undefined
                const asField = field && !measure.fn.startsWith('count')
                return (
                  <td key={measure.as} className="numeric">
                    {asField && (isMoney(value) || field.type !== 'money') ? (
                      <FieldValue field={field} value={value} />
                    ) : isBlank(value) ? null : (
                      formatDecimal(String(value), locale)
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

/** A stretch of time by its first day. */
function Period({ value, by }: { readonly value: unknown; readonly by: NonNullable<QueryGroup['by']> }) {
  const { t } = useTranslation()
  const { locale, date } = useLocale()
  if (typeof value !== 'string') return null
  const first = new Date(`${value.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(first.getTime())) return value
  if (by === 'year') return String(first.getUTCFullYear())
  if (by === 'quarter') {
    return t('dates.quarterOf', { quarter: Math.floor(first.getUTCMonth() / 3) + 1, year: first.getUTCFullYear() })
  }
  if (by === 'month')
    return new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(first)
  return by === 'week' ? t('dates.weekFrom', { day: date(value) }) : date(value)
}
