/** Completes several tasks with one outcome, one after another, and says of each how it went. */
import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Modal, Radio } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { refreshRecords } from '../api/refresh-records.ts'
import { post } from '../api/request.ts'
import { useProblemText } from '../i18n/problem-text.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Labelled } from '../shell/labelled.tsx'
import { commonOutcomes } from './common-outcomes.ts'
import { type Task, taskAddress } from './task.ts'
import './tasks.css'

interface DecideDialogProps {
  readonly tasks: readonly Task[]
  readonly chosen?: string | undefined
  readonly onDone: () => void
  readonly onClose: () => void
}

type Result = 'busy' | 'done' | { readonly error: unknown }

export function DecideDialog({ tasks, chosen, onDone, onClose }: DecideDialogProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const { message } = App.useApp()
  const client = useQueryClient()
  const problemText = useProblemText()
  const id = useId()
  // The list behind is asked again while this goes on.
  const [listed] = useState(tasks)
  const only = listed.length === 1 ? listed[0] : undefined
  const outcomes = commonOutcomes(listed)
  const [code, setCode] = useState(chosen ?? outcomes[0]?.code)
  const [comment, setComment] = useState('')
  const [results, setResults] = useState<Readonly<Record<string, Result>>>({})
  const [isMissing, setMissing] = useState(false)
  const [state, setState] = useState<'asking' | 'busy' | 'ended'>('asking')
  const outcome = outcomes.find(item => item.code === code)
  const meant = listed.filter(task => task.outcomes.some(item => item.code === code))
  const words = comment.trim()
  const act = async () => {
    if (!outcome) return
    if (outcome.requiresComment && !words) return setMissing(true)
    setState('busy')
    let failed = 0
    for (const task of meant) {
      setResults(before => ({ ...before, [task.id]: 'busy' }))
      const result = await post(`/api/tasks/${task.id}/complete`, {
        outcome: outcome.code,
        ...(words ? { comment: words } : {}),
      }).then(
        () => 'done' as const,
        (error: unknown) => ({ error }),
      )
      if (result !== 'done') failed += 1
      setResults(before => ({ ...before, [task.id]: result }))
    }
    setState('ended')
    onDone()
    // What went well needs no second look.
    if (failed === 0) {
      void message.success(t('tasks.done', { outcome: text(outcome.label) }))
      onClose()
    }
    await refreshRecords(client)
  }
  return (
    <Modal
      open
      title={only ? text(only.name) : t('approvals.decideTitle', { count: listed.length })}
      onCancel={onClose}
      footer={
        state === 'ended' ? (
          <Button type="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              type="primary"
              danger={outcome?.style === 'danger'}
              disabled={meant.length === 0}
              loading={state === 'busy'}
              onClick={() => void act()}
            >
              {outcome ? `${text(outcome.label)}${only ? '' : ` (${meant.length})`}` : t('tasks.complete')}
            </Button>
          </>
        )
      }
    >
      <div className="stack" style={{ paddingBlock: 8 }}>
        {outcomes.length > 1 && state === 'asking' ? (
          <Radio.Group
            aria-label={t('tasks.outcomes')}
            value={code}
            onChange={event => {
              setCode(event.target.value)
              setMissing(false)
            }}
            options={outcomes.map(item => ({ value: item.code, label: text(item.label) }))}
          />
        ) : null}
        <ul className="decide-list">
          {listed.map(task => {
            const result = results[task.id]
            const isMeant = meant.includes(task)
            return (
              <li key={task.id} className={isMeant ? undefined : 'muted'}>
                <span className="decide-mark">
                  {result === 'busy' ? <LoadingOutlined aria-label={t('approvals.underWay')} /> : null}
                  {result === 'done' ? (
                    <CheckCircleFilled className="decide-done" role="img" aria-label={t('tasks.states.done')} />
                  ) : null}
                  {typeof result === 'object' ? <CloseCircleFilled className="decide-failed" aria-hidden /> : null}
                </span>
                <div translate="no">
                  <strong>{task.record?.title ?? text(task.name)}</strong>{' '}
                  <span className="muted">
                    {[text(task.workflow?.label), only ? '' : text(task.name)].filter(Boolean).join(' · ')}
                  </span>
                  {isMeant ? null : <div>{t('approvals.otherOutcomes')}</div>}
                  {typeof result === 'object' ? (
                    <div className="error-text" role="alert">
                      {problemText(result.error)} <Link to={taskAddress(task.id)}>{t('tasks.open')}</Link>
                    </div>
                  ) : null}
                </div>
              </li>
            )
          })}
        </ul>
        {state === 'asking' ? (
          <Labelled label={t('tasks.comment')} htmlFor={`${id}-comment`}>
            <Input.TextArea
              id={`${id}-comment`}
              value={comment}
              onChange={event => {
                setComment(event.target.value)
                setMissing(false)
              }}
              autoSize={{ minRows: 2, maxRows: 6 }}
              maxLength={4000}
              placeholder={t('tasks.commentHint')}
              aria-invalid={isMissing}
              aria-describedby={`${id}-missing`}
              {...(isMissing ? { status: 'error' as const } : {})}
            />
            <div id={`${id}-missing`}>
              {isMissing && outcome ? (
                <span className="error-text">{t('tasks.commentNeeded', { outcome: text(outcome.label) })}</span>
              ) : null}
            </div>
          </Labelled>
        ) : null}
      </div>
    </Modal>
  )
}
