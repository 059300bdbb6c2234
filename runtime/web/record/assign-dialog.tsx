/** Gives one record to somebody else. */
import { App, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CatalogObject, fieldOf } from '../api/catalog.ts'
import type { StoredRecord } from '../api/values.ts'
import { FieldInput } from '../fields/field-input.tsx'
import { writeValue } from '../form/write-values.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { updateRecord } from './save-record.ts'

interface AssignDialogProps {
  readonly object: CatalogObject
  readonly record: StoredRecord
  readonly onDone: () => void
  readonly onClose: () => void
}

export function AssignDialog({ object, record, onDone, onClose }: AssignDialogProps) {
  const { t } = useTranslation()
  const { label } = useLocale()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const owner = fieldOf(object, 'owner')!
  const [value, setValue] = useState<unknown>(record.owner ?? undefined)
  const [busy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await updateRecord(object.name, record.id, record.rev, { owner: writeValue(owner, value) })
      onDone()
      onClose()
    } catch (error) {
      void message.error(problemText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('record.assign')}
      okText={t('common.save')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: value === undefined, loading: busy }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Labelled label={label(owner)} htmlFor="assign-owner">
        <FieldInput id="assign-owner" field={owner} value={value} onChange={setValue} autoFocus />
      </Labelled>
    </Modal>
  )
}
