/** What was said about a task, by whom, and a place to say more without completing it. */
import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { post } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { Avatar } from '../shell/avatar.tsx'
import { useAct } from '../shell/use-act.ts'
import type { OpenedTask } from './task.ts'
import '../record/record.css'

export function TaskComments({ task }: { readonly task: OpenedTask }) {
  const { t } = useTranslation()
  const { relative, dateTime } = useLocale()
  const act = useAct()
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const mayComment = task.may.includes('comment')
  if (task.comments.length === 0 && !mayComment) return null
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!text.trim()) return
    setBusy(true)
    const isSent = await act({
      work: () => post(`/api/tasks/${task.id}/comment`, { text: text.trim() }),
      refresh: ['tasks'],
    })
    if (isSent) setText('')
    setBusy(false)
  }
  return (
    <section className="task-part" aria-label={t('tasks.comments')}>
      <h3>{t('tasks.comments')}</h3>
      <ol className="comments">
        {task.comments.map(comment => (
          <li key={comment.at + comment.text}>
            <Avatar name={comment.by?.title ?? '?'} size={24} />
            <div className="timeline-text">
              <div className="timeline-line">
                <strong translate="no">{comment.by?.title}</strong>
                <time className="muted" dateTime={comment.at} title={dateTime(comment.at)}>
                  {relative(comment.at)}
                </time>
              </div>
              <span className="multiline" translate="no">
                {comment.text}
              </span>
            </div>
          </li>
        ))}
      </ol>
      {mayComment ? (
        <form className="task-say" onSubmit={event => void send(event)}>
          <Input
            aria-label={t('tasks.saySomething')}
            placeholder={t('tasks.saySomething')}
            value={text}
            onChange={event => setText(event.target.value)}
            maxLength={4000}
          />
          <Button htmlType="submit" disabled={!text.trim()} loading={busy}>
            {t('comments.send')}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
