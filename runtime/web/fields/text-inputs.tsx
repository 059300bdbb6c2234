/** Inputs of text and numbers. Numbers are typed as text and kept as exact decimals. */

import { useQuery } from '@tanstack/react-query'
import { Input, type InputRef, Select } from 'antd'
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../api/session.ts'
import { isMoney } from '../api/values.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { currencyCodes } from './currency-codes.ts'
import { formatDecimal, parseDecimal, shiftPoint } from './decimal.ts'
import { ariaOf, type FieldInputProps, statusOf } from './input-props.ts'

const inputTypes: Readonly<Record<string, string>> = { email: 'email', phone: 'tel', url: 'url' }

export function TextInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled, autoFocus } = props
  return (
    <Input
      id={id}
      type={inputTypes[field.type] ?? 'text'}
      value={typeof value === 'string' ? value : ''}
      onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...('maxLength' in field && field.maxLength ? { maxLength: field.maxLength } : {})}
      {...statusOf(props)}
      {...ariaOf(props)}
    />
  )
}

export function LongTextInput(props: FieldInputProps) {
  const { field, id, value, onChange, disabled, autoFocus, rows } = props
  return (
    <Input.TextArea
      id={id}
      value={typeof value === 'string' ? value : ''}
      onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)}
      autoSize={{ minRows: rows ?? 3, maxRows: 16 }}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...('maxLength' in field && field.maxLength ? { maxLength: field.maxLength } : {})}
      {...statusOf(props)}
      {...ariaOf(props)}
    />
  )
}

interface DecimalBoxProps extends Omit<FieldInputProps, 'value' | 'onChange'> {
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
  readonly scale?: number | undefined
  readonly suffix?: string
}

/** A number as text: grouped when left alone, plain while it is typed. */
export function DecimalBox(props: DecimalBoxProps) {
  const { id, value, onChange, scale, suffix, disabled, autoFocus } = props
  const { locale } = useLocale()
  const [typed, setTyped] = useState<string>()
  const input = useRef<InputRef>(null)
  const entered = useRef(false)
  const isTyping = typed !== undefined
  useLayoutEffect(() => {
    if (isTyping && entered.current) input.current?.select()
    entered.current = false
  }, [isTyping])
  const shown = typed ?? (value === undefined ? '' : formatDecimal(value, locale, scale))
  return (
    <Input
      id={id}
      inputMode="decimal"
      className="numeric"
      value={shown}
      ref={input}
      onFocus={() => {
        entered.current = true
        setTyped(value ?? '')
      }}
      onBlur={() => setTyped(undefined)}
      onChange={event => {
        const text = event.target.value
        setTyped(text)
        onChange(text.trim() === '' ? undefined : (parseDecimal(text) ?? text))
      }}
      {...(suffix ? { suffix } : {})}
      {...(disabled ? { disabled } : {})}
      {...(autoFocus ? { autoFocus } : {})}
      {...(props.invalid ? { status: 'error' as const } : {})}
      {...ariaOf(props as FieldInputProps)}
    />
  )
}

export function DecimalInput(props: FieldInputProps) {
  const { field, value, onChange } = props
  return (
    <DecimalBox
      {...props}
      value={value === undefined || value === null ? undefined : String(value)}
      onChange={onChange}
      scale={'scale' in field ? field.scale : undefined}
    />
  )
}

/** Integers go to the server as numbers while they are exact. */
export function IntegerInput(props: FieldInputProps) {
  const { value, onChange } = props
  const toNumber = (text: string | undefined) => {
    if (text === undefined) return undefined
    const number = Number(text)
    return /^-?\d+$/.test(text) && Number.isSafeInteger(number) ? number : text
  }
  return (
    <DecimalBox
      {...props}
      value={value === undefined || value === null ? undefined : String(value)}
      onChange={text => onChange(toNumber(text))}
    />
  )
}

/** Shown and typed in hundredths: 15 stands for 0.15. */
export function PercentInput(props: FieldInputProps) {
  const { value, onChange } = props
  return (
    <DecimalBox
      {...props}
      suffix="%"
      value={typeof value === 'string' ? shiftPoint(value, 2) : undefined}
      onChange={text => onChange(text === undefined ? undefined : shiftPoint(text, -2))}
    />
  )
}

export function MoneyInput(props: FieldInputProps) {
  const { field, value, onChange, disabled } = props
  const { t } = useTranslation()
  const { catalog } = useSession()
  const currencies = useQuery({ queryKey: ['currency-codes'], queryFn: currencyCodes, staleTime: 600_000 })
  const currency = isMoney(value) && value.currency ? value.currency : catalog.baseCurrency
  const amount = isMoney(value) ? value.amount : undefined
  const codes = [...new Set([currency, ...(currencies.data ?? [])])]
  return (
    <div className="money-input">
      <DecimalBox
        {...props}
        value={amount}
        scale={('scale' in field ? field.scale : undefined) ?? 2}
        onChange={text => onChange(text === undefined ? undefined : { amount: text, currency })}
      />
      <Select
        aria-label={t('fields.currency')}
        value={currency}
        options={codes.map(code => ({ value: code, label: code }))}
        onChange={code => onChange({ amount: amount ?? '0', currency: code })}
        popupMatchSelectWidth={false}
        {...(disabled ? { disabled } : {})}
      />
    </div>
  )
}
