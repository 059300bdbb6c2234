/** Inputs that lead to other records: of one object, or of any of several. */
import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import type { AnyReference } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { ariaOf, type FieldInputProps } from './input-props.ts'
import { RecordPicker } from './record-picker.tsx'

export function ReferenceInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled, invalid, autoFocus } = props
  const { catalog } = useSession()
  if (field.type !== 'reference') return null
  const object = catalog.objects.get(field.target)
  if (!object) return null
  return (
    <RecordPicker
      id={id}
      object={object}
      value={value}
      onChange={onChange}
      choosing={field.filter || field.roles?.length ? field.id : undefined}
      createInPlace={field.createInPlace}
      disabled={disabled}
      invalid={invalid}
      autoFocus={autoFocus}
      aria={ariaOf(props)}
    />
  )
}

export function AnyReferenceInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled, invalid, autoFocus, ariaLabel } = props
  const { t } = useTranslation()
  const { catalog } = useSession()
  const { label } = useLocale()
  const targets = (field.type === 'anyReference' ? field.targets : []).flatMap(name => catalog.objects.get(name) ?? [])
  const current = value as AnyReference | undefined
  const [chosen, setChosen] = useState(current?.object)
  const object = targets.find(target => target.name === (current?.object ?? chosen)) ?? targets[0]
  if (!object) return null
  return (
    <div className="any-reference">
      <Select
        aria-label={t('fields.referenceObject', { field: ariaLabel ?? label(field) })}
        value={object.name}
        options={targets.map(target => ({ value: target.name, label: label(target) }))}
        onChange={name => {
          setChosen(name)
          onChange(undefined)
        }}
        {...(disabled ? { disabled } : {})}
      />
      <RecordPicker
        id={id}
        object={object}
        value={current}
        onChange={picked => onChange(picked ? { ...picked, object: object.name } : undefined)}
        disabled={disabled}
        invalid={invalid}
        autoFocus={autoFocus}
        aria={ariaOf(props)}
      />
    </div>
  )
}
