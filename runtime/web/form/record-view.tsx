/** The fields of a record as text, in the places where the form has their inputs. */
import type { FormItem } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { isBlank, type RecordValues } from '../api/values.ts'
import { FieldValue } from '../fields/field-value.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import type { FormLayout } from './choose-form.ts'
import type { FormState } from './form-rules.ts'
import { FormSections } from './form-sections.tsx'
import { LinesView } from './lines-view.tsx'

interface RecordViewProps {
  readonly object: CatalogObject
  readonly form: FormLayout
  readonly values: RecordValues
  readonly hidden?: FormState['hidden'] | undefined
}

export function RecordView({ object, form, values, hidden }: RecordViewProps) {
  const { label } = useLocale()
  const draw = (item: FormItem) => {
    const field = fieldOf(object, item.field)
    if (!field) return null
    const value = values[field.name]
    return (
      <div className="field">
        <span className="field-label">{label(field)}</span>
        {field.type === 'children' ? (
          <LinesView field={field} item={item} value={value} />
        ) : (
          <div className="field-shown">
            {isBlank(value) ? (
              <span className="field-blank">–</span>
            ) : (
              <FieldValue field={field} value={value} linked />
            )}
          </div>
        )}
      </div>
    )
  }
  return (
    <div className="form-host">
      <FormSections form={form} draw={draw} hidden={hidden} />
    </div>
  )
}
