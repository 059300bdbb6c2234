/** Deletes the values of a parked field or object for good, once its name was typed. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { post } from '#runtime/web/api/request.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import type { Parked } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface PurgeDialogProps {
  readonly parked: Parked
  readonly onClose: () => void
}

export function PurgeDialog({ parked, onClose }: PurgeDialogProps) {
  const t = useTexts(texts)
  const act = useAct()
  const [typed, setTyped] = useState('')
  const name = parked.field ?? parked.object
  const purge = async () => {
    const { objectId, fieldId } = parked
    const wish = { object: objectId, ...(fieldId === null ? {} : { field: fieldId }), confirm: typed }
    if (await act({ work: () => post('/api/designer/parked/purge', wish), done: t.purged })) onClose()
  }
  return (
    <Modal
      open
      title={t.purge}
      okText={t.purge}
      cancelText={t.cancel}
      okButtonProps={{ danger: true, disabled: typed !== name }}
      onOk={() => void purge()}
      onCancel={onClose}
    >
      <Labelled label={t.purgeHint(name)}>
        <Input autoFocus value={typed} onChange={event => setTyped(event.target.value)} />
      </Labelled>
    </Modal>
  )
}
