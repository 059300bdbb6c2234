/** Takes an approval back, with a word to those who were asked. */
import { useQueryClient } from '@tanstack/react-query'
import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refreshRecords } from '../api/refresh-records.ts'
import { post } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { Labelled } from '../shell/labelled.tsx'

interface WithdrawDialogProps {
  readonly instance: string
  readonly label: string
  readonly onDone: () => void
  readonly onClose: () => void
}

export function WithdrawDialog({ instance, label, onDone, onClose }: WithdrawDialogProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const [comment, setComment] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const send = async () => {
    setBusy(true)
    setError(undefined)
    try {
      const words = comment.trim()
      await post(`/api/workflow-instances/${instance}/withdraw`, words ? { comment: words } : {})
      void message.success(t('approvals.withdrawn', { name: label }))
      onDone()
      await refreshRecords(client)
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t('approvals.withdrawTitle', { name: label })}
      okText={t('approvals.withdraw')}
      cancelText={t('common.cancel')}
      okButtonProps={{ danger: true, loading: busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        <p>{t('approvals.withdrawHint')}</p>
        <Labelled label={t('tasks.comment')}>
          <Input.TextArea
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
