/** Asks whoever starts an approval for the people whom he chooses. */
import { Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { RecordPicker } from '../fields/record-picker.tsx'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { OfferedWorkflow } from '../record/record-answer.ts'
import { Avatar } from '../shell/avatar.tsx'
import { Labelled } from '../shell/labelled.tsx'
import './tasks.css'

interface StartDialogProps {
  readonly workflow: OfferedWorkflow
  readonly onStart: (approvers: Readonly<Record<string, readonly string[]>>) => Promise<void>
  readonly onClose: () => void
}

type Chosen = Readonly<Record<string, readonly Reference[]>>

export function StartDialog({ workflow, onStart, onClose }: StartDialogProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const id = useId()
  const user = useObject('user')
  const problemText = useProblemText()
  const [chosen, choose] = useState<Chosen>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const steps = workflow.choose ?? []
  const isReady = steps.every(({ step }) => (chosen[step] ?? []).length > 0)
  const start = async () => {
    setBusy(true)
    setError(undefined)
    try {
      await onStart(Object.fromEntries(Object.entries(chosen).map(([step, people]) => [step, people.map(p => p.id)])))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={text(workflow.label)}
      okText={text(workflow.label)}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !isReady, loading: busy }}
      onOk={() => void start()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {user ? null : <p>{t('state.noAccess')}</p>}
        {steps.map(({ step, label, several }) => {
          const people = chosen[step] ?? []
          const put = (next: readonly Reference[]) => choose({ ...chosen, [step]: next })
          return user ? (
            <Labelled key={step} label={t('approvals.whoDecides', { step: text(label) })} htmlFor={`${id}-${step}`}>
              {people.map(person => (
                <span key={person.id} className="chosen-person" translate="no">
                  <Avatar name={person.title} size={18} /> {person.title}
                  <button
                    type="button"
                    className="link-button"
                    aria-label={t('approvals.takeOut', { who: person.title })}
                    onClick={() => put(people.filter(other => other.id !== person.id))}
                  >
                    ×
                  </button>
                </span>
              ))}
              {several || people.length === 0 ? (
                <RecordPicker
                  key={people.length}
                  id={`${id}-${step}`}
                  object={user}
                  value={undefined}
                  filter={activePeople}
                  onChange={person =>
                    person && !people.some(other => other.id === person.id) ? put([...people, person]) : undefined
                  }
                />
              ) : null}
            </Labelled>
          ) : null
        })}
        {error ? (
          <div className="notice notice-error" role="alert">
            {problemText(error)}
          </div>
        ) : null}
      </div>
    </Modal>
  )
}

const activePeople = { combinator: 'and', rules: [{ field: 'active', operator: '=', value: true }] } as const
