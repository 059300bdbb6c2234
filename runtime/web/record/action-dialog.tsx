/** Asks for the fields that an action needs before it changes the record. */
import { Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActionDefinition } from '#metadata/definitions.ts'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { isProblem } from '../api/problem.ts'
import { isBlank, type StoredRecord } from '../api/values.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { writeValue } from '../form/write-values.ts'
import { useProblemText, useValueErrorText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'

interface ActionDialogProps {
  readonly action: ActionDefinition
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly onRun: (input: Record<string, unknown>) => Promise<void>
  readonly onClose: () => void
}

export function ActionDialog({ action, object, record, onRun, onClose }: ActionDialogProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const id = useId()
  const problemText = useProblemText()
  const valueErrorText = useValueErrorText()
  const fields = (action.input ?? []).flatMap(name => fieldOf(object, name) ?? [])
  const [values, setValues] = useState<Record<string, unknown>>(() =>
    Object.fromEntries(fields.map(field => [field.name, record[field.name] ?? undefined])),
  )
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)

  const run = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await onRun(Object.fromEntries(fields.map(field => [field.name, writeValue(field, values[field.name])])))
      onClose()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const missing = fields.some(field => field.required && isBlank(values[field.name]))
  return (
    <Modal
      open
      title={label(action)}
      okText={label(action)}
      cancelText={t('common.cancel')}
      okButtonProps={{ loading: busy, disabled: missing }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {fields.map((field, index) => (
          <Labelled label={label(field)} key={field.name} htmlFor={`${id}-${field.name}`}>
            <FieldInput
              id={`${id}-${field.name}`}
              field={field}
              value={values[field.name]}
              onChange={value => setValues({ ...values, [field.name]: value })}
              autoFocus={index === 0}
            />
          </Labelled>
        ))}
        {error ? (
          <div className="notice notice-error" role="alert">
            {problemText(error)}
            {isProblem(error) ? error.errors.map(item => <p key={item.pointer}>{valueErrorText(item)}</p>) : null}
          </div>
        ) : null}
      </div>
    </Modal>
  )
}
