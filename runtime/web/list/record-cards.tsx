/** Records as cards, on phones. */
import { Link } from 'react-router'
import type { CatalogObject } from '../api/catalog.ts'
import { resolvePath, valueAt } from '../api/path.ts'
import { useSession } from '../api/session.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { recordTitle } from '../fields/record-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { View } from './view.ts'

interface RecordCardsProps {
  readonly object: CatalogObject
  readonly view: View
  readonly records: readonly StoredRecord[]
}

export function RecordCards({ object, view, records }: RecordCardsProps) {
  const { catalog } = useSession()
  const { label, locale } = useLocale()
  const paths = view.card.flatMap(path => resolvePath(catalog, object, path) ?? [])
  return (
    <ul className="record-cards">
      {records.map(record => (
        <li key={record.id} className="card">
          <Link to={`/records/${encodeURIComponent(object.name)}/${record.id}`}>
            <strong translate="no">{recordTitle(object, record, locale)}</strong>
            <dl>
              {paths.map(({ path, field }) => {
                const value = valueAt(record, path)
                return isBlank(value) ? null : (
                  <div key={path}>
                    <dt>{label(field)}</dt>
                    <dd>
                      <FieldValue field={field} value={value} />
                    </dd>
                  </div>
                )
              })}
            </dl>
          </Link>
        </li>
      ))}
    </ul>
  )
}
