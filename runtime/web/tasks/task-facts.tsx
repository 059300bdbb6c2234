/** Small things about a task that several places show: why it is somebody's, when it is due, how much it matters. */
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import type { Task, TaskWhy } from './task.ts'

/** The sentence that says why it is his; undefined for what is not. */
export function useWhy(): (why: TaskWhy | undefined) => string | undefined {
  const { t } = useTranslation()
  const { text } = useLocale()
  return why => {
    if (!why) return undefined
    switch (why.kind) {
      case 'delegated':
      case 'substitute':
        return t(`tasks.why.${why.kind}`, { who: why.person?.title ?? '' })
      case 'role':
      case 'team':
        return t(`tasks.why.${why.kind}`, { name: text(why.label) })
      default:
        return t(`tasks.why.${why.kind}`)
    }
  }
}

export function DueMark({ task }: { readonly task: Pick<Task, 'due' | 'overdue'> }) {
  const { t } = useTranslation()
  const { relative, date, dateTime, timeZone } = useLocale()
  if (task.due === null) return null
  const isNear = Math.abs(Date.parse(task.due) - Date.now()) < 7 * 86_400_000
  const when = isNear ? relative(task.due) : date(dayIn(timeZone, task.due))
  return (
    <time
      className={task.overdue ? 'task-due task-overdue' : 'task-due'}
      dateTime={task.due}
      title={t('tasks.dueAt', { when: dateTime(task.due) })}
    >
      {task.overdue ? t('tasks.overdue', { when }) : t('tasks.due', { when })}
    </time>
  )
}

export function PriorityMark({ priority }: Pick<Task, 'priority'>) {
  const { t } = useTranslation()
  if (priority === 'normal') return null
  return <span className={`task-priority task-priority-${priority}`}>{t(`tasks.priorities.${priority}`)}</span>
}

/** The day of a moment in a time zone, as YYYY-MM-DD. */
function dayIn(timeZone: string, moment: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date(moment))
}
