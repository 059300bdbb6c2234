/** A field of the form inside rjsf: the input of its type. */
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import { fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { isBlank, type RecordValues } from '../api/values.ts'
import { FieldInput, isEditable } from '../fields/field-input.tsx'
import { FieldValue } from '../fields/field-value.tsx'
import type { FormState } from './form-rules.ts'
import { fieldOptions } from './ui-options.ts'

/** What the whole form tells each of its fields. */
export interface FormFacts {
  readonly recordType: string | undefined
  readonly values: RecordValues
  readonly first: string | undefined
  /** What the rules say; undefined where there are none. */
  readonly rules: FormState | undefined
}

export function ValueField(props: FieldProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { item, objectName } = fieldOptions(props.uiSchema)
  const { recordType, values, first, rules } = props.registry.formContext as FormFacts
  const object = catalog.objects.get(objectName)
  const field = fieldOf(object, item.field)
  if (!field) return null
  const computed = rules?.computed ?? {}
  if (!isEditable(field) || item.readOnly || rules?.readOnly.includes(field.name)) {
    const value =
      field.name in computed && (!rules?.codes?.[field.name] || isBlank(props.formData))
        ? computed[field.name]
        : props.formData
    return (
      <div className="field-shown field-readonly">
        {field.type === 'autoNumber' && isBlank(value) ? (
          <span className="muted">{t('form.givenLater')}</span>
        ) : (
          <FieldValue field={field} value={value} />
        )}
      </div>
    )
  }
  const type = object?.recordTypes?.find(entry => entry.name === recordType)
  const id = props.fieldPathId.$id
  return (
    <FieldInput
      id={id}
      field={field}
      value={props.formData ?? undefined}
      onChange={value => props.onChange(value, props.fieldPathId.path)}
      invalid={Boolean(props.rawErrors?.length)}
      autoFocus={first === field.name}
      rows={item.rows}
      codes={rules?.codes?.[field.name] ?? type?.choices?.find(choice => choice.field === field.name)?.codes}
      describedBy={`${id}__hints`}
      values={values}
    />
  )
}
