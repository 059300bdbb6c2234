/** One record that a conversion makes: with which values, or which existing one is taken instead; what is wrong stands at the field. */
import { Checkbox, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CatalogObject } from '../api/catalog.ts'
import { useSession } from '../api/session.ts'
import { FieldInput, isEditable } from '../fields/field-input.tsx'
import { RecordPicker } from '../fields/record-picker.tsx'
import { useFieldErrorText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { Choice, Target, TargetFault } from './conversion-choice.ts'

interface ConversionTargetProps {
  readonly target: Target
  readonly choice: Choice
  /** Fields that the conversion fills in from what it makes. */
  readonly filled: ReadonlySet<string>
  readonly faults: readonly TargetFault[]
  readonly onChange: (choice: Choice) => void
}

export function ConversionTarget({ target, filled, choice, faults, onChange }: ConversionTargetProps) {
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label, text } = useLocale()
  const sayAt = useFieldErrorText()
  const object = catalog.objects.get(target.object)
  if (!object) return null
  const title = text(target.label, label(object))
  const fields = shownFields(object, target, filled, faults)
  const elsewhere = faults.filter(({ field }) => !fields.some(item => item.name === field))
  return (
    <fieldset className="conversion-target">
      <legend>{title}</legend>
      {target.optional ? (
        <Checkbox
          checked={choice.kind !== 'skip'}
          onChange={event => onChange({ ...choice, kind: event.target.checked ? 'new' : 'skip' })}
        >
          {t('conversion.make', { object: title })}
        </Checkbox>
      ) : null}
      {choice.kind === 'skip' ? null : (
        <>
          <Radio.Group
            aria-label={title}
            value={choice.kind}
            onChange={event => onChange({ ...choice, kind: event.target.value })}
            options={[
              { value: 'new', label: t('conversion.new') },
              { value: 'existing', label: t('conversion.existing') },
            ]}
          />
          {choice.kind === 'existing' ? (
            <div className="stack">
              {target.matches.length > 0 ? <p className="muted">{t('conversion.matches')}</p> : null}
              <RecordPicker
                object={object}
                value={choice.record}
                onChange={record => onChange({ ...choice, record })}
                aria={{ 'aria-label': title }}
              />
            </div>
          ) : (
            <TargetValues
              name={target.name}
              fields={fields}
              faults={faults}
              values={choice.values}
              onChange={values => onChange({ ...choice, values })}
            />
          )}
        </>
      )}
      {elsewhere.length > 0 ? (
        <div className="error-text" role="alert">
          {elsewhere.map(({ field, error }) => (
            <p key={error.pointer + error.code}>{sayAt(object, field, error)}</p>
          ))}
        </div>
      ) : null}
    </fieldset>
  )
}

interface TargetValuesProps {
  readonly name: string
  readonly fields: CatalogObject['fields']
  readonly faults: readonly TargetFault[]
  readonly values: Choice['values']
  readonly onChange: (values: Choice['values']) => void
}

function TargetValues({ name, fields, faults, values, onChange }: TargetValuesProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const valueErrorText = useValueErrorText()
  return (
    <div className="conversion-fields">
      {fields.map(field => {
        const input = `convert-${name}-${field.name}`
        const wrong = faults.filter(item => item.field === field.name).map(item => valueErrorText(item.error))
        return (
          <div className="labelled" key={field.name}>
            <label htmlFor={input}>
              {label(field)}
              {field.required ? (
                <span className="required-mark" title={t('lifecycle.required')}>
                  {' *'}
                </span>
              ) : null}
            </label>
            <FieldInput
              id={input}
              field={field}
              value={values[field.name] ?? undefined}
              onChange={next => onChange({ ...values, [field.name]: next })}
              invalid={wrong.length > 0}
              describedBy={`${input}-faults`}
              values={values}
              rows={2}
            />
            <div id={`${input}-faults`} className="error-text" role={wrong.length > 0 ? 'alert' : undefined}>
              {[...new Set(wrong)].join(' ')}
            </div>
          </div>
        )
      })}
    </div>
  )
}

/** The proposed values, the required fields that nothing was proposed for, and those that something is wrong with. */
function shownFields(
  object: CatalogObject,
  target: Target,
  filled: ReadonlySet<string>,
  faults: readonly TargetFault[],
): CatalogObject['fields'] {
  const names = new Set([...Object.keys(target.values), ...faults.map(item => item.field)])
  return object.fields.filter(
    field =>
      isEditable(field) &&
      (!field.system || field.name === 'record_type') &&
      field.type !== 'file' &&
      !filled.has(field.name) &&
      (names.has(field.name) || (field.required === true && !('default' in field && field.default !== undefined))),
  )
}
