/** Makes a definition of any kind: asks what people call it and only what the kind cannot do without, and opens it. */
import { Input, Modal } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate } from 'react-router'
import type { Definition, LocalizedText } from '#metadata/definitions.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { LabelInputs } from '../panel/label-inputs.tsx'
import { titleOf } from '../panel/schema-words.ts'
import { useKinds } from '../panel/use-kinds.ts'
import { useRefusalText } from '../panel/use-refusal-text.ts'
import { useTexts } from '../texts/use-texts.ts'
import { nameFrom } from './name-from.ts'
import { texts } from './texts.ts'
import '../panel/panel.css'

interface NewDefinitionDialogProps {
  readonly kind: KindName
  /** What the kind demands besides id, name and label; undefined while something is missing. */
  readonly rest: Readonly<Record<string, unknown>> | undefined
  readonly onClose: () => void
  /** Inputs for what it demands. */
  readonly children?: ReactNode
}

export function NewDefinitionDialog({ kind, rest, onClose, children }: NewDefinitionDialogProps) {
  const t = useTexts(texts)
  const { locale } = useLocale()
  const { draft, all, run } = useDraft()
  const navigate = useNavigate()
  const kinds = useKinds()
  const refusalText = useRefusalText()
  const [label, setLabel] = useState<LocalizedText>({})
  const [typed, setTyped] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const [busy, setBusy] = useState(false)
  const taken = (all(kind) as readonly Definition[]).map(item => item.name)
  const hasLabel = Object.values(label).some(text => text?.trim())
  const name = typed ?? (hasLabel ? nameFrom(label, taken, kind) : '')
  const isReady = hasLabel && name !== '' && rest !== undefined
  const create = async () => {
    if (!isReady || busy) return
    setBusy(true)
    try {
      const definition = { kind, name, label, ...rest }
      const refusals = ['command/refused', 'command/invalid', 'definition/malformed']
      const answer = await run('add-definition', { definition }, refusals)
      if (!answer) return
      onClose()
      const made = answer.changed.find(item => item.kind === kind && item.name === name)
      if (made) navigate(`/designer/drafts/${draft.id}/${kind}/${made.id}`)
    } catch (error) {
      setRefusal(refusalText(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t.newOf(titleOf(kinds.data?.[kind], locale, kind))}
      onCancel={onClose}
      onOk={() => void create()}
      okText={t.create}
      cancelText={t.cancel}
      okButtonProps={{ loading: busy, disabled: !isReady }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter in an input, as in any form */}
      <div
        className="stack"
        onKeyDown={event => {
          const isText = (event.target as HTMLElement).matches('input:not([role="combobox"])')
          if (event.key === 'Enter' && isText && !event.nativeEvent.isComposing) void create()
        }}
      >
        <LabelInputs title={t.label} value={label} onChange={setLabel} />
        {children}
        <div>
          <Labelled label={t.name}>
            <Input
              className="name-input"
              value={name}
              onChange={event => setTyped(event.target.value)}
              translate="no"
              maxLength={60}
            />
          </Labelled>
          <p className="property-hint">{t.nameHint}</p>
        </div>
        {refusal ? (
          <p className="error-text" role="alert">
            {refusal}
          </p>
        ) : null}
      </div>
    </Modal>
  )
}
