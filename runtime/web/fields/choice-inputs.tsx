/** Inputs of choices, of yes or no, of days and of moments. */

import { Checkbox, DatePicker, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import { useTranslation } from 'react-i18next'
import type { CatalogField } from '../api/catalog.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ariaOf, type FieldInputProps, statusOf } from './input-props.ts'
import { useClear } from './use-clear.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

/** What a choice field offers now, in the person's language; values that are no longer offered stay if they are set. */
export function useChoiceOptions(field: CatalogField, codes: readonly string[] | undefined, value: unknown) {
  const { text } = useLocale()
  const set = new Set(Array.isArray(value) ? value : [value])
  const choices = ('choices' in field ? field.choices : undefined) ?? []
  return choices
    .filter(choice => set.has(choice.code) || (!choice.retired && (!codes || codes.includes(choice.code))))
    .map(choice => ({ value: choice.code, label: text(choice.label, choice.code) }))
}

const bySubstring = { optionFilterProp: 'label' } as const

export function ChoiceInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled, autoFocus, codes } = props
  const options = useChoiceOptions(field, codes, value)
  const clear = useClear()
  return (
    <Select
      id={id}
      style={{ width: '100%' }}
      value={typeof value === 'string' ? value : null}
      options={options}
      onChange={code => onChange(code ?? undefined)}
      allowClear={field.required ? false : clear}
      showSearch={options.length > 8 ? bySubstring : false}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...statusOf(props)}
      {...ariaOf(props)}
    />
  )
}

export function MultiChoiceInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled, autoFocus, codes } = props
  const options = useChoiceOptions(field, codes, value)
  return (
    <Select
      id={id}
      mode="multiple"
      style={{ width: '100%' }}
      value={Array.isArray(value) ? (value as string[]) : []}
      options={options}
      onChange={chosen => onChange(chosen.length === 0 ? undefined : chosen)}
      showSearch={bySubstring}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...statusOf(props)}
      {...ariaOf(props)}
    />
  )
}

export function BooleanInput(props: FieldInputProps) {
  const { id, value, onChange, disabled, autoFocus } = props
  return (
    <Checkbox
      id={id}
      checked={value === true}
      onChange={event => onChange(event.target.checked)}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...ariaOf(props)}
    />
  )
}

export function DateInput(props: FieldInputProps) {
  const { id, value, onChange, disabled, autoFocus } = props
  const { t } = useTranslation()
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      placeholder={t('fields.datePlaceholder')}
      format="YYYY-MM-DD"
      value={typeof value === 'string' ? dayjs(value.slice(0, 10)) : null}
      onChange={(day: Dayjs | null) => onChange(day ? day.format('YYYY-MM-DD') : undefined)}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...statusOf(props)}
      {...ariaOf(props)}
    />
  )
}

/** Shown and typed in the person's time zone, kept in UTC. */
export function DatetimeInput(props: FieldInputProps) {
  const { id, value, onChange, disabled, autoFocus } = props
  const { t } = useTranslation()
  const { timeZone } = useLocale()
  const shown = typeof value === 'string' && value !== '' ? dayjs(value).tz(timeZone) : null
  return (
    <DatePicker
      id={id}
      style={{ width: '100%' }}
      placeholder={t('fields.dateTimePlaceholder')}
      format="YYYY-MM-DD HH:mm"
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      value={shown}
      onChange={(moment: Dayjs | null) =>
        onChange(moment ? dayjs.tz(moment.format('YYYY-MM-DD HH:mm'), timeZone).toISOString() : undefined)
      }
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...statusOf(props)}
      {...ariaOf(props)}
    />
  )
}
