/** Gives a task to another person, with a word to him. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api/request.ts'
import { useObject } from '../api/session.ts'
import type { Reference } from '../api/values.ts'
import { RecordPicker } from '../fields/record-picker.tsx'
import { useProblemText } from '../i18n/problem-text.ts'
import { Labelled } from '../shell/labelled.tsx'

interface DelegateDialogProps {
  readonly task: string
  readonly onDone: () => void
  readonly onClose: () => void
}

export function DelegateDialog({ task, onDone, onClose }: DelegateDialogProps) {
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
  const send = async () => {
    if (!to) return
    setBusy(true)
    setError(undefined)
    try {
      const words = comment.trim()
      await post(`/api/tasks/${task}/delegate`, { to: to.id, ...(words ? { comment: words } : {}) })
      void message.success(t('tasks.delegated', { who: to.title }))
      onDone()
      await client.invalidateQueries({ queryKey: ['tasks'] })
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('tasks.delegate')}
      okText={t('tasks.delegate')}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: !to, loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {user ? (
          <Labelled label={t('tasks.delegateTo')} htmlFor={`${id}-to`}>
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
