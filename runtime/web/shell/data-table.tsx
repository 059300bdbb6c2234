/** A plain table of things that are no records: sessions, jobs, roles; on a phone each row is a card. */

import type { ReactNode } from 'react'
import { ScrollRegion } from './scroll-region.tsx'

export interface DataColumn<T> {
  readonly key: string
  readonly title: string
  readonly numeric?: boolean
  readonly hiddenTitle?: boolean
  readonly draw: (row: T) => ReactNode
}

interface DataTableProps<T> {
  readonly label: string
  readonly columns: readonly DataColumn<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
}

export function DataTable<T>({ label, columns, rows, rowKey }: DataTableProps<T>) {
  return (
    <ScrollRegion label={label}>
      <table className="plain-table data-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.key} scope="col" className={column.numeric ? 'numeric' : undefined}>
                {column.hiddenTitle ? <span className="visually-hidden">{column.title}</span> : column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)}>
              {columns.map(column => (
                <td
                  key={column.key}
                  className={column.numeric ? 'numeric' : undefined}
                  data-title={column.hiddenTitle ? undefined : column.title}
                >
                  {column.draw(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
