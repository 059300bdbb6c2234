/** The value of a condition: the input of the field's type, a stretch of time, two ends, several choices. */
import { FunctionOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { FullField, ValueEditorProps } from 'react-querybuilder'
import { isFormula } from '#metadata/filter.ts'
import type { CatalogField } from '../api/catalog.ts'
import { useObject } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { RecordPicker } from '../fields/record-picker.tsx'
import { useReferenceTitle } from '../fields/use-reference-title.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { BuilderField } from './builder-fields.ts'
import { isValueless } from './operators.ts'
import { relativeDates } from './relative-dates.ts'

export function RuleValue(props: ValueEditorProps<FullField, string>) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const field = (props.fieldData as unknown as BuilderField | undefined)?.catalogField
  const { operator, handleOnChange, title = '' } = props
  const value: unknown = props.value
  if (!field || isValueless(operator) || field.type === 'children') return null
  if (isFormula(value)) return <FormulaText title={title} value={value.expression} onChange={handleOnChange} />
  if (operator === 'within') {
    return (
      <Select
        className="rule-value"
        aria-label={title}
        value={typeof value === 'string' && value ? value : null}
        options={relativeDates.map(range => ({ value: range, label: t(`dates.${range}`) }))}
        onChange={handleOnChange}
      />
    )
  }
  if (operator === 'between') {
    const ends = Array.isArray(value) ? (value as unknown[]) : []
    return (
      <span className="rule-ends">
        {[0, 1].map(index => (
          <EndValue
            key={index}
            field={field}
            title={`${title} ${index + 1}`}
            value={ends[index]}
            onChange={next => handleOnChange(index === 0 ? [next, ends[1]] : [ends[0], next])}
          />
        ))}
      </span>
    )
  }
  if (operator === 'in' || operator === 'notIn') {
    const choices = 'choices' in field ? (field.choices ?? []) : []
    return (
      <Select
        className="rule-value"
        mode="multiple"
        aria-label={title}
        value={Array.isArray(value) ? (value as string[]) : []}
        options={choices.map(choice => ({ value: choice.code, label: text(choice.label, choice.code) }))}
        onChange={handleOnChange}
        showSearch={{ optionFilterProp: 'label' }}
      />
    )
  }
  if (field.type === 'reference' && operator !== 'contains') {
    return <ReferenceValue field={field} title={title} value={value} onChange={handleOnChange} />
  }
  return <PlainValue field={field} title={title} value={value} onChange={handleOnChange} />
}

/** An expression that a definition or a report brought along; what is wrong in it is said when it is applied. */
function FormulaText(props: { title: string; value: string; onChange: (value: unknown) => void }) {
  return (
    <Input
      className="rule-value"
      prefix={<FunctionOutlined aria-hidden />}
      aria-label={props.title}
      value={props.value}
      onChange={event => props.onChange(event.target.value === '' ? '' : { expression: event.target.value })}
    />
  )
}

function EndValue(props: PlainValueProps) {
  const { title, value, onChange } = props
  if (isFormula(value)) return <FormulaText title={title} value={value.expression} onChange={onChange} />
  return <PlainValue {...props} />
}

interface PlainValueProps {
  readonly field: CatalogField
  readonly title: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
}

/** One value. Amounts are compared as numbers, moments by day, long texts in one line. */
function PlainValue({ field, title, value, onChange }: PlainValueProps) {
  const { t } = useTranslation()
  if (field.type === 'boolean') {
    return (
      <Select
        className="rule-value"
        aria-label={title}
        value={typeof value === 'boolean' ? value : null}
        options={[
          { value: true, label: t('common.yes') },
          { value: false, label: t('common.no') },
        ]}
        onChange={onChange}
      />
    )
  }
  const simple = { id: field.id, name: field.name, label: field.label }
  const shown: CatalogField =
    field.type === 'money'
      ? { ...simple, type: 'decimal', ...(field.scale === undefined ? {} : { scale: field.scale }) }
      : field.type === 'datetime'
        ? { ...simple, type: 'date' }
        : ['longText', 'reference', 'autoNumber', 'email', 'phone', 'url'].includes(field.type)
          ? { ...simple, type: 'text' }
          : field
  return (
    <span className="rule-value">
      <FieldInput
        id={`rule-${field.name}`}
        field={shown}
        value={value === '' ? undefined : value}
        onChange={next => onChange(next ?? '')}
        ariaLabel={title}
      />
    </span>
  )
}

/** A record, or a person's own self or teams, whoever looks. */
function ReferenceValue({ field, title, value, onChange }: PlainValueProps) {
  const { t } = useTranslation()
  const target = useObject(field.type === 'reference' ? field.target : undefined)
  const id = typeof value === 'string' && value !== '' && !value.startsWith('$') ? value : undefined
  const shown = useReferenceTitle(target?.name, id)
  if (!target) return null
  const self = target.name === 'user' ? '$me' : target.name === 'team' ? '$my_team' : undefined
  const isSelf = self !== undefined && value === self
  return (
    <span className="rule-ends">
      {self ? (
        <button type="button" className="chip" aria-pressed={isSelf} onClick={() => onChange(isSelf ? '' : self)}>
          {t(self === '$me' ? 'filter.me' : 'filter.myTeam')}
        </button>
      ) : null}
      {isSelf ? null : (
        <span className="rule-value">
          <RecordPicker
            object={target}
            value={shown}
            onChange={(picked: Reference | undefined) => onChange(picked?.id ?? '')}
            aria={{ 'aria-label': title }}
          />
        </span>
      )}
    </span>
  )
}
