/** The one place where rjsf is used: a form of metadata, checked while typing, whose errors also come from the server. */
import Form from '@rjsf/core/lib/components/Form.js'
import type { ErrorSchema, FormValidation } from '@rjsf/utils'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogField, type CatalogObject, fieldOf } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import type { RecordValues } from '../api/values.ts'
import { isEditable } from '../fields/field-input.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { type FormLayout, formItems } from './choose-form.ts'
import type { FormState } from './form-rules.ts'
import { formSchema, lineColumns } from './form-schema.ts'
import { LinesField } from './lines-field.tsx'
import { LabelledTemplate, LayoutTemplate } from './templates.tsx'
import { createValidator, type FaultText, type FormData } from './validator.ts'
import { valueFault } from './value-fault.ts'
import { type FormFacts, ValueField } from './value-field.tsx'

interface RecordFormProps {
  readonly id: string
  readonly object: CatalogObject
  readonly form: FormLayout
  readonly recordType: string | undefined
  readonly values: RecordValues
  readonly rules?: FormState | undefined
  readonly serverErrors?: ErrorSchema<FormData> | undefined
  readonly onChange: (values: RecordValues) => void
  readonly onSubmit: () => void
}

const fields = { value: ValueField, lines: LinesField }
const templates = { ObjectFieldTemplate: LayoutTemplate, FieldTemplate: LabelledTemplate }

export function RecordForm(props: RecordFormProps) {
  const { id, object, form, recordType, values, rules, serverErrors, onChange, onSubmit } = props
  const { catalog } = useSession()
  const { label } = useLocale()
  const faultText = useFaultText()
  const [attempted, setAttempted] = useState(false)
  const validator = useMemo(() => createValidator(faultText), [faultText])
  const asked = (rules?.required ?? []).join(' ')
  const excused = [...(rules?.readOnly ?? []), ...(rules?.hidden.fields ?? [])].join(' ')
  const { schema, uiSchema } = useMemo(
    () => formSchema(catalog, object, form, { label }, asked.split(' '), excused.split(' ')),
    [catalog, object, form, label, asked, excused],
  )
  const first = useMemo(
    () => formItems(form, object).find(item => !item.readOnly && isEditable(fieldOf(object, item.field)!))?.field,
    [form, object],
  )
  const facts: FormFacts = { recordType, values, first, rules }

  const checkNumbers = (data: FormData | undefined, errors: FormValidation<FormData>) => {
    const check = (field: CatalogField, value: unknown, at: { addError: (text: string) => void } | undefined) => {
      const fault = valueFault(field, value)
      if (fault) at?.addError(faultText(fault.code, 'limit' in fault ? fault.limit : undefined))
    }
    for (const item of formItems(form, object)) {
      const field = fieldOf(object, item.field)!
      const value = data?.[field.name]
      const handlers = errors as unknown as Record<
        string,
        Record<number, FormValidation<FormData>> & { addError: (text: string) => void }
      >
      if (field.type !== 'children') check(field, value, handlers[field.name])
      else if (Array.isArray(value)) {
        value.forEach((line: RecordValues, index) => {
          for (const column of lineColumns(catalog, field, item)) {
            check(column, line[column.name], handlers[field.name]?.[index]?.[column.name])
          }
        })
      }
    }
    return errors
  }

  return (
    <Form<FormData>
      id={id}
      className="form-host"
      idPrefix={id}
      schema={schema}
      uiSchema={uiSchema}
      validator={validator}
      fields={fields}
      templates={templates}
      formContext={facts}
      formData={values as FormData}
      noHtml5Validate
      showErrorList={false}
      focusOnFirstError={false}
      liveValidate={attempted ? 'onChange' : false}
      customValidate={checkNumbers}
      experimental_defaultFormStateBehavior={{
        emptyObjectFields: 'skipDefaults',
        arrayMinItems: { populate: 'never' },
      }}
      onChange={event => onChange(event.formData ?? {})}
      onSubmit={onSubmit}
      onError={() => {
        setAttempted(true)
        showFirstFault(id)
      }}
      {...(serverErrors ? { extraErrors: serverErrors } : {})}
    >
      <button type="submit" hidden />
    </Form>
  )
}

/** Moves to the first wrong input, also when its tab is not the shown one. */
function showFirstFault(form: string): void {
  requestAnimationFrame(() => {
    const input = document.querySelector<HTMLElement>(`#${CSS.escape(form)} [aria-invalid='true']`)
    const pane = input?.closest<HTMLElement>('.ant-tabs-tabpane')
    const tab = pane?.id ? document.getElementById(pane.id.replace('panel', 'tab')) : null
    tab?.click()
    requestAnimationFrame(() => input?.focus())
  })
}

function useFaultText(): FaultText {
  const { t, i18n } = useTranslation()
  return useMemo(
    () => (keyword, demanded) => {
      const key = `fault.${keyword}`
      return i18n.exists(key) ? t(key as 'fault.required', { limit: String(demanded ?? '') }) : t('fault.other')
    },
    [t, i18n],
  )
}
