/** Makes a conversion from one object into another. */
import { Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import type { LocalizedText } from '#metadata/definitions.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import type { NewDialogProps } from '../new-dialog-props.ts'
import { BothLabels, saidIn } from '../object/both-labels.tsx'
import { deriveName, isName } from '../object/derive-name.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { sameFields } from './same-fields.ts'
import { texts } from './texts.ts'

export function NewConversionDialog({ onClose }: NewDialogProps) {
  const t = useTexts(texts)
  const { all, find, run, draft } = useDraft()
  const navigate = useNavigate()
  const [sourceInput, targetInput] = [useId(), useId()]
  const [label, setLabel] = useState<LocalizedText>({})
  const [typed, setTyped] = useState<string>()
  const [sourceName, setSource] = useState<string>()
  const [targetName, setTarget] = useState<string>()
  const taken = all('conversion').map(item => item.name)
  const name = typed ?? deriveName(label, taken)
  const isTaken = taken.includes(name)
  const [source, target] = [find('object', sourceName), find('object', targetName)]
  const isReady = isName(name) && !isTaken && Object.keys(saidIn(label)).length > 0 && source && target
  const create = async () => {
    if (!source || !target) return
    const first = { name: target.name, target: target.name, label: target.label, fields: sameFields(source, target) }
    const definition = { kind: 'conversion', name, label: saidIn(label), object: source.name, targets: [first] }
    const answer = await run('add-definition', { definition })
    const made = answer?.changed.find(item => item.kind === 'conversion' && item.name === name)
    if (!made) return
    onClose()
    navigate(`/designer/drafts/${draft.id}/conversion/${made.id}`)
  }
  return (
    <Modal
      open
      title={t.newConversion}
      okText={t.create}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !isReady }}
      onOk={create}
      onCancel={onClose}
    >
      <div className="stack">
        <BothLabels label={t.label} value={label} autoFocus onChange={setLabel} />
        <Labelled label={t.name}>
          <Input
            maxLength={60}
            value={name}
            status={isTaken || (name !== '' && !isName(name)) ? 'error' : ''}
            onChange={event => setTyped(event.target.value || undefined)}
          />
          {isTaken ? <span className="error-text">{t.taken}</span> : null}
        </Labelled>
        <Labelled label={t.converts} htmlFor={sourceInput}>
          <DefinitionPicker id={sourceInput} kind="object" required value={sourceName} onChange={setSource} />
        </Labelled>
        <Labelled label={t.into} htmlFor={targetInput}>
          <DefinitionPicker id={targetInput} kind="object" required value={targetName} onChange={setTarget} />
        </Labelled>
        <span className="muted">{t.sameFields}</span>
      </div>
    </Modal>
  )
}
