/** Puts a parked field or object back into a draft. */
import { useQuery } from '@tanstack/react-query'
import { Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { post } from '#runtime/web/api/request.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { listDrafts } from '../api/draft-api.ts'
import type { Parked } from '../api/promotion-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface RestoreDialogProps {
  readonly parked: Parked
  readonly onClose: () => void
}

export function RestoreDialog({ parked, onClose }: RestoreDialogProps) {
  const t = useTexts(texts)
  const act = useAct()
  const select = useId()
  const [chosen, setChosen] = useState<string>()
  const drafts = useQuery({ queryKey: ['drafts', false], queryFn: ({ signal }) => listDrafts(false, signal) })
  const rows = drafts.data?.drafts ?? []
  const draft = chosen ?? rows[0]?.id
  const restore = async () => {
    const { objectId, fieldId } = parked
    const wish = { draft, object: objectId, ...(fieldId === null ? {} : { field: fieldId }) }
    if (await act({ work: () => post('/api/designer/parked/restore', wish), done: t.restored })) onClose()
  }
  return (
    <Modal
      open
      title={t.restore}
      okText={t.restore}
      cancelText={t.cancel}
      okButtonProps={{ disabled: draft === undefined }}
      onOk={() => void restore()}
      onCancel={onClose}
    >
      <Labelled label={t.restoreTo} htmlFor={select}>
        <Select
          id={select}
          value={draft ?? null}
          onChange={setChosen}
          options={rows.map(({ id, name }) => ({ value: id, label: name }))}
          notFoundContent={t.noDrafts}
        />
      </Labelled>
    </Modal>
  )
}
