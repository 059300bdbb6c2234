/** Opens a draft from the head or any revision. */
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { get } from '#runtime/web/api/request.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useAct } from '#runtime/web/shell/use-act.ts'
import { createDraft } from '../api/draft-api.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface Revisions {
  readonly head: number
  readonly revisions: readonly { readonly number: number; readonly message: string }[]
}

export function NewDraftDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const act = useAct()
  const navigate = useNavigate()
  const baseInput = useId()
  const [name, setName] = useState('')
  const [base, setBase] = useState<number>()
  const [shared, setShared] = useState(false)
  const revisions = useQuery({
    queryKey: ['designer', 'revisions'],
    queryFn: ({ signal }) => get<Revisions>('/api/designer/revisions', signal),
  })
  const create = async () => {
    await act({
      work: async () => {
        const draft = await createDraft({ name: name.trim(), shared, ...(base === undefined ? {} : { base }) })
        navigate(`/designer/drafts/${draft.id}`)
      },
      refresh: ['drafts'],
    })
  }
  const { head, revisions: rows = [] } = revisions.data ?? {}
  const options = rows.map(({ number, message }) => ({
    value: number,
    label: number === head ? t.head(integer(number)) : t.revision(integer(number), message),
  }))
  return (
    <Modal
      open
      title={t.open}
      okText={t.create}
      cancelText={t.cancel}
      okButtonProps={{ disabled: name.trim() === '' }}
      onOk={create}
      onCancel={onClose}
    >
      <div className="stack">
        <Labelled label={t.name}>
          <Input
            autoFocus
            maxLength={120}
            placeholder={t.nameHint}
            value={name}
            onChange={event => setName(event.target.value)}
            onPressEnter={() => (name.trim() === '' ? undefined : void create())}
          />
        </Labelled>
        <Labelled label={t.base} htmlFor={baseInput}>
          <Select
            id={baseInput}
            value={base ?? head ?? null}
            options={options}
            onChange={setBase}
            showSearch={{ optionFilterProp: 'label' }}
            loading={revisions.isLoading}
          />
        </Labelled>
        <Checkbox checked={shared} onChange={event => setShared(event.target.checked)}>
          {t.shareNew}
        </Checkbox>
      </div>
    </Modal>
  )
}
