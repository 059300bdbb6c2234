/** Fields with the value before and after. */
import type { CatalogObject } from '../api/catalog.ts'
import { fieldOf } from '../api/catalog.ts'
import { isBlank } from '../api/values.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import type { HistoryChange } from './record-answer.ts'

interface ChangeListProps {
  readonly object: CatalogObject | undefined
  readonly changes: readonly HistoryChange[]
}

export function ChangeList({ object, changes }: ChangeListProps) {
  const { text, label } = useLocale()
  const shown = (name: string, value: unknown) => {
    if (isBlank(value)) return <span className="muted">–</span>
    const field = fieldOf(object, name)
    if (field) return <FieldValue field={field} value={value} />
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return (
    <ul className="changes">
      {changes.map(change => {
        const field = fieldOf(object, change.field)
        return (
          <li key={change.field}>
            <span className="muted">{field ? label(field) : text(change.label, change.field)}</span>{' '}
            {isBlank(change.before) ? null : (
              <>
                <span className="change-before">{shown(change.field, change.before)}</span>
                <span aria-hidden> → </span>
              </>
            )}
            <span>{shown(change.field, change.after)}</span>
          </li>
        )
      })}
    </ul>
  )
}
