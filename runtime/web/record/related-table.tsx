/** A few records as a small table whose first column leads to them. */

import { Link } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { type ResolvedPath, valueAt } from '../api/path.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { Verbatim } from '../fields/verbatim.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { ScrollRegion } from '../shell/scroll-region.tsx'

interface RelatedTableProps {
  readonly object: CatalogObject
  readonly columns: readonly ResolvedPath[]
  readonly records: readonly StoredRecord[]
  readonly label: string
}

export function RelatedTable({ object, columns, records, label: name }: RelatedTableProps) {
  const { label, locale } = useLocale()
  const [first] = columns
  return (
    <ScrollRegion label={name}>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map(({ path, field }) => (
              <th key={path} scope="col" className={isNumeric(field) ? 'numeric' : undefined}>
                {label(field)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map(record => (
            <tr key={record.id}>
              {columns.map(({ path, field }) => {
                const value = valueAt(record, path)
                if (path !== first?.path) {
                  return (
                    <td key={path} className={isNumeric(field) ? 'numeric' : undefined}>
                      <FieldValue field={field} value={value} linked />
                    </td>
                  )
                }
                return (
                  <td key={path}>
                    <Link to={`/records/${encodeURIComponent(object.name)}/${record.id}`}>
                      {isBlank(value) ? (
                        <Verbatim>{recordTitle(object, record, locale)}</Verbatim>
                      ) : (
                        <FieldValue field={field} value={value} />
                      )}
                    </Link>
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
