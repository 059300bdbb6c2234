/** Asks for a person and a word to him: to give a task away, or to have somebody else decide, too. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useObject } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { RecordPicker } from '../fields/record-picker.tsx'
import { useProblemText } from '../i18n/problem-text.ts'
import { Labelled } from '../shell/labelled.tsx'

interface PersonDialogProps {
  readonly title: string
  readonly hint?: string
  /** What is asked for. */
  readonly label: string
  readonly done: (person: string) => string
  readonly send: (person: string, comment: string | undefined) => Promise<unknown>
  readonly onDone: () => void
  readonly onClose: () => void
}

export function PersonDialog({ title, hint, label, done, send, onDone, onClose }: PersonDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const user = useObject('user')
  const id = useId()
  const [to, setTo] = useState<Reference>()
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const act = async () => {
    if (!to) return
    setBusy(true)
    setError(undefined)
    try {
      await send(to.id, comment.trim() || undefined)
      void message.success(done(to.title))
      onDone()
      await Promise.all(['tasks', 'approvals'].map(area => client.invalidateQueries({ queryKey: [area] })))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={title}
      okText={title}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !to, loading: busy }}
      onOk={() => void act()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {hint ? <p className="muted">{hint}</p> : null}
        {user ? (
          <Labelled label={label} htmlFor={`${id}-to`}>
            <RecordPicker id={`${id}-to`} object={user} value={to} onChange={setTo} filter={activePeople} autoFocus />
          </Labelled>
        ) : (
          <p>{t('state.noAccess')}</p>
        )}
        <Labelled label={t('tasks.comment')} htmlFor={`${id}-comment`}>
          <Input.TextArea
            id={`${id}-comment`}
            value={comment}
            onChange={event => setComment(event.target.value)}
            autoSize={{ minRows: 2, maxRows: 6 }}
            maxLength={4000}
          />
        </Labelled>
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
