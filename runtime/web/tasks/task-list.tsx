/** The tasks of one tab: arrow keys go through them, Enter opens the one in focus. */
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLocale } from '../i18n/use-locale.ts'
import type { Task } from './task.ts'
import { DueMark, PriorityMark, useWhy } from './task-facts.tsx'

interface TaskListProps {
  readonly tasks: readonly Task[]
  readonly chosen: string | undefined
  readonly addressOf: (task: Task) => string
}

export function TaskList({ tasks, chosen, addressOf }: TaskListProps) {
  const { t } = useTranslation()
  return (
    <ol className="task-list" aria-label={t('tasks.title')} onKeyDown={moveFocus}>
      {tasks.map(task => (
        <TaskItem key={task.id} task={task} isChosen={task.id === chosen} to={addressOf(task)} />
      ))}
    </ol>
  )
}

interface TaskItemProps {
  readonly task: Task
  readonly isChosen: boolean
  readonly to: string
}

function TaskItem({ task, isChosen, to }: TaskItemProps) {
  const { t } = useTranslation()
  const { text, relative, dateTime } = useLocale()
  const why = useWhy()(task.why)
  const outcome = task.outcomes.find(item => item.code === task.outcome)
  return (
    <li>
      <Link
        to={to}
        className={isChosen ? 'task-item task-item-chosen' : 'task-item'}
        {...(isChosen ? { 'aria-current': 'true' as const } : {})}
      >
        <span className="task-item-line">
          <strong className="task-item-name" translate="no">
            {text(task.name)}
          </strong>
          {task.state === 'open' ? (
            <DueMark task={task} />
          ) : (
            <span className="task-due">
              {task.state === 'cancelled'
                ? t('tasks.states.cancelled')
                : outcome
                  ? text(outcome.label)
                  : t('tasks.states.done')}
            </span>
          )}
        </span>
        {task.record || task.priority !== 'normal' ? (
          <span className="task-item-line">
            <span className="task-item-record" translate="no">
              {task.record ? (task.record.title ?? t('tasks.noRecord')) : null}
            </span>
            <PriorityMark priority={task.priority} />
          </span>
        ) : null}
        <span className="task-item-line muted">
          <span className="task-item-why" translate="no">
            {[text(task.workflow?.label), why].filter(Boolean).join(' · ')}
          </span>
          <time
            dateTime={task.completed_at ?? task.created_at}
            title={dateTime(task.completed_at ?? task.created_at)}
            className="nowrap"
          >
            {relative(task.completed_at ?? task.created_at)}
          </time>
        </span>
      </Link>
    </li>
  )
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 }
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('.task-item')]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const step = steps[event.key]
  const next =
    event.key === 'Home' ? 0 : event.key === 'End' ? links.length - 1 : step === undefined ? undefined : at + step
  if (next === undefined || at < 0) return
  event.preventDefault()
  links[Math.min(links.length - 1, Math.max(0, next))]?.focus()
}
