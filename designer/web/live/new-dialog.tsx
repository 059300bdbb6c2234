/** The dialog in which a form, list, page, query or menu is made: what for, its words, and what it begins with. */
import { Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import type { LocalizedText, ObjectDefinition } from '#metadata/definitions.ts'
import { Labelled } from '#runtime/web/shell/labelled.tsx'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { BothLabels, saidIn } from '../object/both-labels.tsx'
import { deriveName, isName } from '../object/derive-name.ts'
import { DefinitionPicker } from '../panel/definition-picker.tsx'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface NewDialogProps {
  readonly kind: KindName
  readonly title: string
  readonly hint?: string
  /** Of an object, unless it belongs to none. */
  readonly ofObject: boolean
  /** What it is called as long as nobody says otherwise. */
  readonly usualLabel?: (object: ObjectDefinition) => LocalizedText
  /** What it holds besides its kind, name, label and object. */
  readonly make: (object: ObjectDefinition | undefined) => object
  readonly onClose: () => void
  /** Whether there is all that it needs of the object. */
  readonly isReady?: (object: ObjectDefinition | undefined) => boolean
  /** What else is asked for, of the object that is chosen. */
  readonly extra?: (object: ObjectDefinition | undefined) => ReactNode
  readonly children?: ReactNode
}

export function NewDialog(props: NewDialogProps) {
  const { kind, title, hint, ofObject, usualLabel, make, onClose, isReady: mayBeMade, extra, children } = props
  const t = useTexts(texts)
  const picker = useId()
  const navigate = useNavigate()
  const { definition: openId } = useParams()
  const { all, find, byId, run, draft } = useDraft()
  const open = byId(openId)
  const [chosen, choose] = useState(
    open?.kind === 'object' ? open.name : open && 'object' in open ? open.object : undefined,
  )
  const [label, setLabel] = useState<LocalizedText>()
  const [typed, setTyped] = useState<string>()
  const [busy, setBusy] = useState(false)
  const object = ofObject ? find('object', chosen) : undefined
  const words = label ?? (object && usualLabel ? usualLabel(object) : {})
  const taken = (all(kind) as readonly { name: string }[]).map(item => item.name)
  const name = typed ?? deriveName(words, taken)
  const fault = name === '' ? undefined : !isName(name) ? t.nameWrong : taken.includes(name) ? t.nameTaken : undefined
  const said = saidIn(words)
  const isComplete = name !== '' && !fault && Object.keys(said).length > 0 && (!ofObject || object !== undefined)
  const isReady = isComplete && mayBeMade?.(object) !== false
  const create = async () => {
    if (!isReady) return
    setBusy(true)
    const definition = { kind, name, label: said, ...(object ? { object: object.name } : {}), ...make(object) }
    const answer = await run('add-definition', { definition })
    setBusy(false)
    const made = answer?.changed.find(item => item.kind === kind && item.name === name)
    if (!made) return
    onClose()
    navigate(`/designer/drafts/${draft.id}/${kind}/${made.id}`)
  }
  return (
    <Modal
      open
      title={title}
      width={600}
      okText={t.create}
      cancelText={t.cancel}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      onOk={() => void create()}
      onCancel={onClose}
    >
      <div className="stack">
        {ofObject ? (
          <Labelled label={t.object} htmlFor={picker}>
            <DefinitionPicker id={picker} kind="object" required value={chosen} onChange={choose} />
          </Labelled>
        ) : null}
        {extra?.(object)}
        <BothLabels label={t.label} value={words} onChange={setLabel} />
        <Labelled label={t.name}>
          <Input
            maxLength={60}
            value={name}
            status={fault ? 'error' : ''}
            onChange={event => setTyped(event.target.value || undefined)}
          />
          <span className={fault ? 'error-text' : 'muted'}>{fault ?? t.nameHint}</span>
        </Labelled>
        {children}
        {hint ? <p className="muted">{hint}</p> : null}
      </div>
    </Modal>
  )
}
