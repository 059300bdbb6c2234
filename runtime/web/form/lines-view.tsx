/** A child grid as text. */
import { useTranslation } from 'react-i18next'
import type { FormItem } from '#metadata/definitions.ts'
import type { CatalogField } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { StoredRecord } from '../api/values.ts'
import { FieldValue, isNumeric } from '../fields/field-value.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { lineColumns } from './form-schema.ts'
import { LinesFoot } from './lines-foot.tsx'

interface LinesViewProps {
  readonly field: CatalogField
  readonly item: FormItem
  readonly value: unknown
}

export function LinesView({ field, item, value }: LinesViewProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const columns = lineColumns(catalog, field, item)
  const lines = (Array.isArray(value) ? value : []) as StoredRecord[]
  if (lines.length === 0) return <div className="field-shown field-blank">{t('form.noLines')}</div>
  return (
    <div className="lines lines-shown">
      <table aria-label={label(field)}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.name} scope="col" className={isNumeric(column) ? 'numeric' : undefined}>
                {label(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(line => (
            <tr key={line.id}>
              {columns.map(column => (
                <td key={column.name} className={isNumeric(column) ? 'numeric' : undefined}>
                  <FieldValue field={column} value={line[column.name]} linked />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <LinesFoot columns={columns} item={item} lines={lines} tools={false} />
      </table>
    </div>
  )
}
