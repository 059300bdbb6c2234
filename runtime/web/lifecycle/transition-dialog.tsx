/** Asks for the fields that a transition needs, with what the server says at each of them. */
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { isProblem, type ValueError } from '../api/problem.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { writeValue } from '../form/write-values.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { TransitionFacts } from './state-facts.ts'
import './lifecycle.css'

interface TransitionDialogProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly transition: TransitionFacts
  readonly words: string
  readonly danger: boolean
  readonly onSend: (values: Readonly<Record<string, unknown>>, comment: string | undefined) => Promise<void>
  readonly onClose: () => void
}

export function TransitionDialog(props: TransitionDialogProps) {
  const { object, record, transition, words, danger, onSend, onClose } = props
  const { t } = useTranslation()
  const { label } = useLocale()
  const id = useId()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const fields = transition.asks.flatMap(name => fieldOf(object, name) ?? [])
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(() =>
    Object.fromEntries(fields.map(field => [field.name, record[field.name] ?? undefined])),
  )
  const [comment, setComment] = useState('')
  const [error, setError] = useState<unknown>()
  const [attempted, setAttempted] = useState(false)
  const [busy, setBusy] = useState(false)

  const isUnfilled = (name: string) => transition.required.includes(name) && isBlank(values[name])
  const errors: readonly ValueError[] = isProblem(error) ? error.errors : []
  const faultsOf = (name: string): string[] => {
    if (attempted && isUnfilled(name)) return [t('fault.required')]
    return errors.filter(item => fieldAt(item) === name).map(valueErrorText)
  }
  const elsewhere = errors.filter(item => !fields.some(field => field.name === fieldAt(item)))
  const send = async () => {
    setAttempted(true)
    if (fields.some(field => isUnfilled(field.name))) {
      return requestAnimationFrame(() =>
        document.querySelector<HTMLElement>('.transition-dialog [aria-invalid="true"]')?.focus(),
      )
    }
    setBusy(true)
    setError(undefined)
    try {
      await onSend(
        Object.fromEntries(fields.map(field => [field.name, writeValue(field, values[field.name])])),
        comment.trim() || undefined,
      )
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      className="transition-dialog"
      title={words}
      okText={words}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy, danger }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {fields.map((field, index) => {
          const faults = faultsOf(field.name)
          const input = `${id}-${field.name}`
          return (
            <div className="labelled" key={field.name}>
              <label htmlFor={input}>
                {label(field)}
                {transition.required.includes(field.name) ? (
                  <span className="required-mark" title={t('lifecycle.required')}>
                    {' *'}
                  </span>
                ) : null}
              </label>
              <FieldInput
                id={input}
                field={field}
                value={values[field.name]}
                onChange={value => {
                  setValues({ ...values, [field.name]: value })
                  setError(undefined)
                }}
                autoFocus={index === 0}
                invalid={faults.length > 0}
                describedBy={`${input}-faults`}
                values={values}
                rows={3}
              />
              <div id={`${input}-faults`} className="error-text" role={faults.length > 0 ? 'alert' : undefined}>
                {faults.join(' ')}
              </div>
            </div>
          )
        })}
        <div className="labelled">
          <label htmlFor={`${id}-comment`}>{t('lifecycle.comment')}</label>
          <Input.TextArea
            id={`${id}-comment`}
            maxLength={4000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={comment}
            autoFocus={fields.length === 0}
            onChange={event => setComment(event.target.value)}
          />
        </div>
        {error !== undefined && (elsewhere.length > 0 || errors.length === 0) ? (
          <div className="notice notice-error" role="alert">
            {problemText(error)}
            <ul className="missing-list">
              {elsewhere.map(item => (
                <li key={item.pointer + item.code + item.message}>{valueErrorText(item)}</li>
              ))}
            </ul>
          </div>
        ) : null}
      </div>
    </Modal>
  )
}

/** The field that an error is about: `/values/amount`. */
function fieldAt({ pointer }: ValueError): string | undefined {
  const [, first, second] = pointer.split('/')
  return first === 'values' ? second : first
}
