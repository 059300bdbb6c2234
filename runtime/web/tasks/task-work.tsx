/** What has to be done: the form of the task, the comment, and the buttons of its outcomes. */
import { Button, Input } from 'antd'
import { useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskOutcome } from '#metadata/definitions.ts'
import { SessionContext, useObject, useSession } from '../api/session.ts'
import { RecordForm } from '../form/record-form.tsx'
import { useFormRules } from '../form/use-form-rules.ts'
import { useLocale } from '../i18n/use-locale.ts'
import type { OpenedTask } from './task.ts'
import { taskLayout, withTaskObject } from './task-layout.ts'
import { useTaskWork } from './use-task-work.ts'

interface TaskWorkProps {
  readonly task: OpenedTask
  readonly onDone: (outcome: string | undefined) => void
}

export function TaskWork({ task, onDone }: TaskWorkProps) {
  const session = useSession()
  const { t } = useTranslation()
  const { text } = useLocale()
  const formId = useId().replaceAll(':', '')
  const commentId = `${formId}-comment`
  const work = useTaskWork(task, onDone)
  const layout = useMemo(() => taskLayout(session.catalog, task), [session.catalog, task])
  const shown = useMemo(() => ({ ...session, catalog: withTaskObject(session.catalog, task) }), [session, task])
  const object = shown.catalog.objects.get(task.object?.name ?? '')
  const own = useObject(task.object?.name)
  const rules = useFormRules({
    object: task.object?.name ?? '',
    asks: layout !== undefined && own?.asks === true && own.rights.read,
    form: task.form ?? undefined,
    id: task.record?.id,
    values: work.body,
    typed: work.values,
    onSet: work.change,
  })
  const outcomes: readonly (TaskOutcome | undefined)[] = task.outcomes.length > 0 ? task.outcomes : [undefined]
  const chosen = useRef<TaskOutcome | 'done'>(undefined)

  const submit = () => {
    const outcome = chosen.current ?? (outcomes.length === 1 ? (outcomes[0] ?? 'done') : undefined)
    chosen.current = undefined
    if (outcome === undefined) return
    if (outcome !== 'done' && outcome.requiresComment && !work.comment.trim()) {
      work.askForComment(t('tasks.commentNeeded', { outcome: text(outcome.label) }))
      document.getElementById(commentId)?.focus()
      return
    }
    void work.complete(outcome === 'done' ? undefined : outcome)
  }
  const choose = (outcome: TaskOutcome | undefined) => {
    chosen.current = outcome ?? 'done'
    const form = document.getElementById(formId)
    if (form instanceof HTMLFormElement && !outcome?.withoutInput) form.requestSubmit()
    else submit()
  }
  const hasPrimary = outcomes.some(outcome => outcome?.style === 'primary')

  return (
    <div className="task-work">
      {work.messages.length > 0 ? (
        <div className="notice notice-error" role="alert">
          {work.messages[0]}
          {work.messages.length > 1 ? (
            <ul>
              {work.messages.slice(1).map(message => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          ) : null}
        </div>
      ) : null}
      {task.gone.length > 0 ? (
        <div className="notice notice-info" role="status">
          {t('tasks.gone', { fields: task.gone.join(', ') })}
        </div>
      ) : null}
      {object && layout && task.values ? (
        <SessionContext value={shown}>
          <RecordForm
            id={formId}
            object={object}
            form={layout}
            recordType={undefined}
            values={work.values}
            rules={rules}
            serverErrors={work.fieldErrors}
            onChange={work.change}
            onSubmit={submit}
          />
        </SessionContext>
      ) : null}
      <div className="field">
        <label className="field-label" htmlFor={commentId}>
          {t('tasks.comment')}
        </label>
        <Input.TextArea
          id={commentId}
          value={work.comment}
          onChange={event => work.say(event.target.value)}
          autoSize={{ minRows: 2, maxRows: 8 }}
          maxLength={4000}
          placeholder={t('tasks.commentHint')}
          aria-describedby={`${commentId}-hints`}
          aria-invalid={work.commentError !== undefined}
          {...(work.commentError ? { status: 'error' as const } : {})}
        />
        <div id={`${commentId}-hints`}>
          {work.commentError ? <div className="field-error">{work.commentError}</div> : null}
        </div>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would bring a frame and a legend that nobody needs */}
      <div className="task-outcomes" role="group" aria-label={t('tasks.outcomes')}>
        {outcomes.map((outcome, index) => (
          <Button
            key={outcome?.code ?? 'done'}
            type={outcome?.style === 'primary' || (!hasPrimary && index === 0) ? 'primary' : 'default'}
            danger={outcome?.style === 'danger'}
            loading={work.busy === (outcome?.code ?? '')}
            disabled={work.busy !== undefined}
            onClick={() => choose(outcome)}
          >
            {outcome ? text(outcome.label) : t('tasks.complete')}
          </Button>
        ))}
        <span className="spacer" />
        {work.dirty ? (
          <>
            <span className="muted">{t('tasks.unsent')}</span>
            <Button size="small" type="link" onClick={work.discard}>
              {t('record.discardDraft')}
            </Button>
          </>
        ) : null}
      </div>
    </div>
  )
}
