/** Removes something; where others use it, says what goes or changes with it and asks once more. */
import { Alert, Modal } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LocalizedText } from '#metadata/definitions.ts'
import { isProblem } from '#runtime/web/api/problem.ts'
import { useLocale } from '#runtime/web/i18n/use-locale.ts'
import type { EditAnswer } from '../api/draft-api.ts'
import { texts as draftTexts } from '../draft/texts.ts'
import { type KindName, useDraft } from '../draft/use-draft.ts'
import { useTexts } from '../texts/use-texts.ts'
import { texts } from './texts.ts'

interface Effect {
  readonly kind: KindName
  readonly name: string
  readonly id: string
  readonly pointer: string
  readonly effect: LocalizedText
}

interface RemoveDialogProps {
  /** What is removed, as people call it. */
  readonly what: string
  /** The command and its arguments, without `also`. */
  readonly command: string
  readonly args: object
  readonly onClose: () => void
  readonly onDone?: (answer: EditAnswer) => void
}

export function RemoveDialog({ what, command, args, onClose, onDone }: RemoveDialogProps) {
  const t = useTexts(texts)
  const { integer } = useLocale()
  const { run } = useDraft()
  const [uses, setUses] = useState<readonly Effect[]>()
  const [busy, setBusy] = useState(false)
  const remove = async () => {
    setBusy(true)
    try {
      const answer = await run(command, uses ? { ...args, also: 'all' } : args, ['definition/used'])
      if (answer) {
        onDone?.(answer)
        onClose()
      }
    } catch (error) {
      if (!isProblem(error, 'definition/used')) throw error
      setUses((error.body.uses ?? []) as readonly Effect[])
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t.removeTitle(what)}
      onCancel={onClose}
      onOk={() => void remove()}
      okText={uses ? t.removeAll : t.remove}
      cancelText={t.cancel}
      okButtonProps={{ danger: true, loading: busy }}
      width={uses ? 640 : 440}
    >
      {uses ? (
        <div className="stack">
          <Alert type="warning" showIcon title={t.alsoChanges(integer(uses.length))} />
          <EffectList uses={uses} onOpen={onClose} />
        </div>
      ) : (
        <p>{t.removeHint}</p>
      )}
    </Modal>
  )
}

/** What changes elsewhere, by definition. */
function EffectList({ uses, onOpen }: { readonly uses: readonly Effect[]; readonly onOpen: () => void }) {
  const { kind: kinds } = useTexts(draftTexts)
  const { text, label } = useLocale()
  const { draft, byId } = useDraft()
  const groups = [...Map.groupBy(uses, use => use.id)]
  return (
    <ul className="effect-list">
      {groups.map(([id, effects]) => {
        const [{ kind, name }] = effects as [Effect]
        return (
          <li key={id}>
            <Link to={`/designer/drafts/${draft.id}/${kind}/${id}`} onClick={onOpen}>
              <span className="muted">{kinds[kind]}</span> {label(byId(id)) || name}
            </Link>
            <ul>
              {effects.map(use => (
                <li key={use.pointer + use.effect.en}>{text(use.effect)}</li>
              ))}
            </ul>
          </li>
        )
      })}
    </ul>
  )
}
