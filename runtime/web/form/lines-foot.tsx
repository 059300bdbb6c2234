/** The totals of a child grid. */
import type { FormItem } from '#metadata/definitions.ts'
import type { CatalogField } from '../api/catalog.ts'
import type { RecordValues } from '../api/values.ts'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { linesTotal } from './lines-total.ts'

interface LinesFootProps {
  readonly columns: readonly CatalogField[]
  readonly item: FormItem
  readonly lines: readonly RecordValues[]
  readonly tools: boolean
}

export function LinesFoot({ columns, item, lines, tools }: LinesFootProps) {
  const totals = new Map((item.columns ?? []).map(column => [column.field, column.total]))
  if (lines.length === 0 || ![...totals.values()].some(Boolean)) return null
  return (
    <tfoot>
      <tr>
        {columns.map(field => {
          const total = totals.get(field.name)
          return (
            <td key={field.name} className={isNumeric(field) ? 'numeric' : undefined}>
              {total
                ? linesTotal(lines, field, total).map(value => (
                    <div key={JSON.stringify(value)}>
                      {total === 'count' ? String(value) : <FieldValue field={field} value={value} />}
                    </div>
                  ))
                : null}
            </td>
          )
        })}
        {tools ? <td className="lines-tools" /> : null}
      </tr>
    </tfoot>
  )
}
