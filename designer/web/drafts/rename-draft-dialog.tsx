/** Gives a draft another name. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { changeDraft, type Draft } from '../api/draft-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface RenameDraftDialogProps {
  readonly draft: Draft
  readonly onClose: () => void
}

export function RenameDraftDialog({ draft, onClose }: RenameDraftDialogProps) {
  const t = useTexts(texts)
  const act = useAct()
  const [name, setName] = useState(draft.name)
  const save = async () => {
    if (await act({ work: () => changeDraft(draft.id, { name }), refresh: ['drafts'] })) onClose()
  }
  return (
    <Modal
      open
      title={t.rename}
      okText={t.rename}
      cancelText={t.cancel}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={save}
      onCancel={onClose}
    >
      <Labelled label={t.name}>
        <Input
          autoFocus
          maxLength={120}
          value={name}
          onChange={event => setName(event.target.value)}
          onPressEnter={save}
        />
      </Labelled>
    </Modal>
  )
}
