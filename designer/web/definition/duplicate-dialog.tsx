/** Makes a copy of a definition under another name and opens it. */
import { Input, Modal } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { useDraft } from '../draft/use-draft.ts'
import { LabelInputs } from '../panel/label-inputs.tsx'
import { useRefusalText } from '../panel/use-refusal-text.ts'
import { useTexts } from '../texts/use-texts.ts'
import { nameFrom } from './name-from.ts'
import { texts } from './texts.ts'

interface DuplicateDialogProps {
  readonly definition: Definition
  readonly onClose: () => void
}

export function DuplicateDialog({ definition, onClose }: DuplicateDialogProps) {
  const t = useTexts(texts)
  const { label: labelOf } = useLocale()
  const { draft, all, run } = useDraft()
  const navigate = useNavigate()
  const refusalText = useRefusalText()
  const [label, setLabel] = useState<LocalizedText>(() => copied(definition.label))
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const [busy, setBusy] = useState(false)
  const taken = (all(definition.kind) as readonly Definition[]).map(item => item.name)
  const name = typed ?? nameFrom(label, taken, definition.name)
  const copy = async () => {
    setBusy(true)
    try {
      const args = { kind: definition.kind, name: definition.name, as: name, label }
      const answer = await run('duplicate-definition', args, ['command/refused', 'command/invalid'])
      const made = answer?.changed.find(item => item.kind === definition.kind && item.name === name)
      if (!answer) return
      onClose()
      if (made) navigate(`/designer/drafts/${draft.id}/${made.kind}/${made.id}`)
    } catch (error) {
      setRefusal(refusalText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t.duplicateOf(labelOf(definition))}
      onCancel={onClose}
      onOk={() => void copy()}
      okText={t.duplicate}
      cancelText={t.cancel}
      okButtonProps={{ loading: busy, disabled: name === '' }}
    >
      <div className="stack">
        <LabelInputs title={t.label} value={label} onChange={setLabel} />
        <Labelled label={t.name}>
          <Input value={name} onChange={event => setTyped(event.target.value)} translate="no" maxLength={60} />
        </Labelled>
        {refusal ? (
          <p className="error-text" role="alert">
            {refusal}
          </p>
        ) : null}
      </div>
    </Modal>
  )
}

function copied({ en, 'zh-CN': zh }: LocalizedText): LocalizedText {
  return { ...(en ? { en: `${en} copy` } : {}), ...(zh ? { 'zh-CN': `${zh}副本` } : {}) }
}
