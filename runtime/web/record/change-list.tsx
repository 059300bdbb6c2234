/** Fields with the value before and after, under the labels of the day on which they changed. */
import type { CatalogField, CatalogObject } from '../api/catalog.ts'
import { fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
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
  const { catalog } = useSession()
  const fieldIn = ({ field, of }: HistoryChange) =>
    of ? fieldOf(catalog.objects.get(of.object), of.field) : fieldOf(object, field)
  const shown = (change: HistoryChange, value: unknown) => {
    if (isBlank(value)) return <span className="muted">–</span>
    const field = withFormer(fieldIn(change), change.choices ?? [])
    if (field) return <FieldValue field={field} value={value} />
    return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
  return (
    <ul className="changes">
      {changes.map(change => {
        const field = change.of ? undefined : fieldOf(object, change.field)
        return (
          <li key={change.field}>
            <span
              className="muted"
              {...(field && label(field) !== text(change.label, change.field) ? { title: label(field) } : {})}
            >
              {text(change.label, field ? label(field) : change.field)}
            </span>{' '}
            {isBlank(change.before) ? null : (
              <>
                <span className="change-before">{shown(change, change.before)}</span>
                <span aria-hidden> → </span>
              </>
            )}
            <span>{shown(change, change.after)}</span>
          </li>
        )
      })}
    </ul>
  )
}

/** The field with choices called as they were. */
function withFormer(field: CatalogField | undefined, former: NonNullable<HistoryChange['choices']>) {
  if (!field || former.length === 0 || !('choices' in field)) return field
  const codes = new Set(former.map(choice => choice.code))
  return { ...field, choices: [...former, ...(field.choices ?? []).filter(choice => !codes.has(choice.code))] }
}
