/** One task, wherever it is opened: beside the inbox, over the page of its record, or alone on a phone. */
import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { get, post } from '../api/request.ts'
import { useSession } from '../api/session.ts'
import { TaskApprovalFacts } from '../approvals/task-approval.tsx'
import { useLocale } from '../i18n/use-locale.ts'
import { Avatar } from '../shell/avatar.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { PersonDialog } from './person-dialog.tsx'
import type { OpenedTask } from './task.ts'
import { TaskComments } from './task-comments.tsx'
import { DueMark, PriorityMark, useWhy } from './task-facts.tsx'
import { TaskWork } from './task-work.tsx'
import { UnsentInput } from './unsent-input.tsx'
import '../form/form.css'
import './tasks.css'

interface TaskPaneProps {
  readonly id: string
  /** Where the list is, on a phone. */
  readonly back?: string | undefined
  /** It was completed, or given to another. */
  readonly onDone: () => void
}

export function TaskPane({ id, back, onDone }: TaskPaneProps) {
  const { t } = useTranslation()
  const answer = useQuery({
    queryKey: ['tasks', 'one', id],
    queryFn: ({ signal }) => get<OpenedTask>(`/api/tasks/${encodeURIComponent(id)}`, signal),
  })
  return (
    <article className="task-pane">
      {back ? (
        <Link to={back} className="task-back">
          <ArrowLeftOutlined aria-hidden /> {t('tasks.toList')}
        </Link>
      ) : null}
      <Loaded query={answer}>{task => <TaskDetail key={task.id} task={task} onDone={onDone} />}</Loaded>
    </article>
  )
}

function TaskDetail({ task, onDone }: { readonly task: OpenedTask; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { text, relative, dateTime } = useLocale()
  const { catalog } = useSession()
  const { message } = App.useApp()
  const act = useAct()
  const why = useWhy()(task.why)
  const [asking, ask] = useState<'delegate' | 'add-approver'>()
  const send = (what: 'claim' | 'release') =>
    void act({ work: () => post(`/api/tasks/${task.id}/${what}`), refresh: ['tasks'] })
  const may = new Set(task.may)
  const { record } = task
  const isReadable = record?.object ? catalog.objects.get(record.object)?.rights.read === true : false
  return (
    <>
      <header className="task-head">
        <h2 translate="no">{text(task.name)}</h2>
        <div className="task-tools">
          {may.has('claim') ? (
            <Button onClick={() => send('claim')} title={t('tasks.claimHint')}>
              {t('tasks.claim')}
            </Button>
          ) : null}
          {may.has('release') ? (
            <Button onClick={() => send('release')} title={t('tasks.releaseHint')}>
              {t('tasks.release')}
            </Button>
          ) : null}
          {may.has('add-approver') ? (
            <Button onClick={() => ask('add-approver')}>{t('approvals.addApprover')}</Button>
          ) : null}
          {may.has('delegate') ? <Button onClick={() => ask('delegate')}>{t('tasks.delegate')}</Button> : null}
        </div>
      </header>
      <dl className="task-facts">
        {record ? (
          <div>
            <dt>{t('tasks.record')}</dt>
            <dd translate="no">
              {isReadable ? (
                <Link to={`/records/${encodeURIComponent(record.object ?? '')}/${record.id}`}>
                  {record.title ?? t('tasks.noRecord')}
                </Link>
              ) : (
                (record.title ?? t('tasks.noRecord'))
              )}
            </dd>
          </div>
        ) : null}
        {task.workflow ? (
          <div>
            <dt>{t('tasks.process')}</dt>
            <dd translate="no">
              <Link to={`/processes/${task.instance}`}>{text(task.workflow.label)}</Link>
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{t('tasks.since')}</dt>
          <dd title={dateTime(task.created_at)}>{relative(task.created_at)}</dd>
        </div>
        {task.due && task.state === 'open' ? (
          <div>
            <dt>{t('tasks.dueTitle')}</dt>
            <dd>
              <DueMark task={task} />
            </dd>
          </div>
        ) : null}
        {task.priority !== 'normal' ? (
          <div>
            <dt>{t('tasks.priority')}</dt>
            <dd>
              <PriorityMark priority={task.priority} />
            </dd>
          </div>
        ) : null}
        {task.state === 'open' && (why || task.assignee) ? (
          <div>
            <dt>{why ? t('tasks.whyTitle') : t('tasks.assignee')}</dt>
            <dd translate="no">
              {why ?? (
                <>
                  <Avatar name={task.assignee?.title ?? '?'} size={18} /> {task.assignee?.title}
                </>
              )}
            </dd>
          </div>
        ) : null}
      </dl>
      {task.instructions && text(task.instructions) ? (
        <p className="task-instructions" translate="no">
          {text(task.instructions)}
        </p>
      ) : null}
      {task.approval ? <TaskApprovalFacts approval={task.approval} object={record?.object ?? undefined} /> : null}
      {may.has('complete') ? (
        <TaskWork
          task={task}
          onDone={code => {
            const outcome = task.outcomes.find(item => item.code === code)
            void message.success(t('tasks.done', { outcome: outcome ? text(outcome.label) : text(task.name) }))
            onDone()
          }}
        />
      ) : (
        <>
          <TaskEnd task={task} />
          <UnsentInput task={task} />
        </>
      )}
      <TaskComments task={task} />
      {asking === 'delegate' ? (
        <PersonDialog
          title={t('tasks.delegate')}
          label={t('tasks.delegateTo')}
          done={who => t('tasks.delegated', { who })}
          send={(to, comment) => post(`/api/tasks/${task.id}/delegate`, { to, ...(comment ? { comment } : {}) })}
          onDone={() => {
            ask(undefined)
            onDone()
          }}
          onClose={() => ask(undefined)}
        />
      ) : null}
      {asking === 'add-approver' ? (
        <PersonDialog
          title={t('approvals.addApprover')}
          hint={t('approvals.addApproverHint')}
          label={t('approvals.approver')}
          done={who => t('approvals.approverAdded', { who })}
          send={(user, comment) =>
            post(`/api/tasks/${task.id}/add-approver`, { user, ...(comment ? { comment } : {}) })
          }
          onDone={() => ask(undefined)}
          onClose={() => ask(undefined)}
        />
      ) : null}
    </>
  )
}

/** How it ended, or who has it, for whoever cannot do it now. */
function TaskEnd({ task }: { readonly task: OpenedTask }) {
  const { t } = useTranslation()
  const { text, dateTime } = useLocale()
  if (task.state === 'open') {
    return (
      <div className="notice notice-info" role="status" translate="no">
        {task.assignee ? t('tasks.withSomebody', { who: task.assignee.title }) : t('tasks.notYours')}
      </div>
    )
  }
  const outcome = task.outcomes.find(item => item.code === task.outcome)
  const when = task.completed_at ? dateTime(task.completed_at) : ''
  return (
    <div className="notice notice-info" role="status" translate="no">
      {task.state === 'cancelled'
        ? t('tasks.cancelledAt', { when })
        : t('tasks.doneBy', { who: task.completed_by?.title ?? '', when })}
      {outcome ? (
        <p>
          {t('tasks.outcome')}
          {t('common.colon')}
          <strong>{text(outcome.label)}</strong>
        </p>
      ) : null}
      {task.comment ? <p className="multiline">{task.comment}</p> : null}
    </div>
  )
}
