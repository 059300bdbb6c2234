/** Chooses a field and the value that all selected records get. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import { isBlank } from '../api/values.ts'
import { FieldInput, isEditable } from '../fields/field-input.tsx'
import { writeValue } from '../form/write-values.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'

interface MassUpdateDialogProps {
  readonly object: CatalogObject
  readonly count: number
  readonly title: string
  /** Only these fields; all that can be changed when not said. */
  readonly fields: readonly string[] | undefined
  readonly onRun: (set: Record<string, unknown>) => Promise<void>
  readonly onClose: () => void
}

export function MassUpdateDialog({ object, count, title, fields, onRun, onClose }: MassUpdateDialogProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const problemText = useProblemText()
  const offered = fields
    ? fields.flatMap(name => fieldOf(object, name) ?? [])
    : object.fields.filter(field => isEditable(field) && !field.system && field.type !== 'file')
  const [name, setName] = useState(offered.length === 1 ? offered[0]?.name : undefined)
  const [value, setValue] = useState<unknown>()
  const [error, setError] = useState<unknown>()
  const [busy, setBusy] = useState(false)
  const field = name ? fieldOf(object, name) : undefined
  const run = async () => {
    if (!field) return
    setBusy(true)
    setError(undefined)
    try {
      await onRun({ [field.name]: writeValue(field, value) })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  const isMissing = !field || (isBlank(value) && (field.required === true || fields !== undefined))
  return (
    <Modal
      open
      title={title}
      okText={t('mass.run', { count })}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: isMissing, loading: busy }}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {fields ? null : (
          <Labelled label={t('mass.field')} htmlFor="mass-field">
            <Select
              id="mass-field"
              showSearch={{ optionFilterProp: 'label' }}
              value={name ?? null}
              options={offered.map(item => ({ value: item.name, label: label(item) }))}
              onChange={chosen => {
                setName(chosen ?? undefined)
                setValue(undefined)
              }}
            />
          </Labelled>
        )}
        {field ? (
          <Labelled label={fields ? label(field) : t('mass.value')} htmlFor="mass-value">
            <FieldInput key={field.name} id="mass-value" field={field} value={value} onChange={setValue} />
          </Labelled>
        ) : null}
        {error ? (
          <p className="error-text" role="alert">
            {problemText(error)}
          </p>
        ) : null}
      </div>
    </Modal>
  )
}
