/** Makes a role, with no rights or with those of another. */
import { Input, Modal, Select } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import type { LocalizedText } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { BothLabels, saidIn } from '../object/both-labels.tsx'
import { deriveName, isName } from '../object/derive-name.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

export function NewRoleDialog({ onClose }: NewDialogProps) {
  const t = useTexts(texts)
  const { label: labelOf } = useLocale()
  const { all, find, run, draft } = useDraft()
  const navigate = useNavigate()
  const picker = useId()
  const [label, setLabel] = useState<LocalizedText>({})
  const [typed, setTyped] = useState<string>()
  const [like, setLike] = useState('')
  const taken = all('role').map(role => role.name)
  const name = typed ?? deriveName(label, taken)
  const isTaken = taken.includes(name)
  const create = async () => {
    const { allObjects, rights, menus, dashboards, reports, actions, conversions } = find('role', like) ?? {}
    const given = { allObjects, rights, menus, dashboards, reports, actions, conversions }
    const definition = JSON.parse(JSON.stringify({ kind: 'role', name, label: saidIn(label), ...given })) as object
    const answer = await run('add-definition', { definition })
    const made = answer?.changed.find(item => item.kind === 'role' && item.name === name)
    if (!made) return
    onClose()
    navigate(`/designer/drafts/${draft.id}/role/${made.id}`)
  }
  return (
    <Modal
      open
      title={t.newRole}
      okText={t.create}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !isName(name) || isTaken || Object.keys(saidIn(label)).length === 0 }}
      onOk={create}
      onCancel={onClose}
    >
      <div className="stack">
        <BothLabels label={t.label} value={label} autoFocus onChange={setLabel} />
        <Labelled label={t.name}>
          <Input
            value={name}
            maxLength={60}
            status={isTaken || (name !== '' && !isName(name)) ? 'error' : ''}
            onChange={event => setTyped(event.target.value || undefined)}
          />
          {isTaken ? <span className="error-text">{t.taken}</span> : null}
        </Labelled>
        <Labelled label={t.copyOf} htmlFor={picker}>
          <Select
            id={picker}
            value={like}
            onChange={setLike}
            options={[
              { value: '', label: t.copyNothing },
              ...all('role').map(role => ({ value: role.name, label: labelOf(role) })),
            ]}
          />
        </Labelled>
      </div>
    </Modal>
  )
}
