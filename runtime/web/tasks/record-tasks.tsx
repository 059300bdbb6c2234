/** On the page of a record: what whoever looks at it has to do for it, done in place. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { readRecordTasks, type Task, taskCount } from './task.ts'
import { DueMark, PriorityMark, useWhy } from './task-facts.tsx'
import { TaskPane } from './task-pane.tsx'
import './tasks.css'

interface RecordTasksProps {
  readonly object: string
  readonly id: string
  readonly onChanged: () => void
}

export function RecordTasks({ object, id, onChanged }: RecordTasksProps) {
  const { t } = useTranslation()
  const count = useQuery(taskCount).data
  const tasks = useQuery({
    queryKey: ['tasks', 'record', object, id],
    queryFn: ({ signal }) => readRecordTasks(object, id, signal),
    // Whoever has nothing to do has nothing to do here.
    enabled: count !== undefined && count.mine + count.groups > 0,
  })
  const [open, setOpen] = useState<string>()
  const shown = count && count.mine + count.groups > 0 ? (tasks.data ?? []) : []
  if (shown.length === 0 && !open) return null
  return (
    <section className="card record-tasks" aria-label={t('tasks.ofRecord')}>
      <ul>
        {shown.map(task => (
          <RecordTask key={task.id} task={task} onOpen={() => setOpen(task.id)} />
        ))}
      </ul>
      <Drawer
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
        size={560}
        title={t('tasks.task')}
        destroyOnHidden
      >
        {open ? (
          <TaskPane
            id={open}
            onDone={() => {
              setOpen(undefined)
              onChanged()
            }}
          />
        ) : null}
      </Drawer>
    </section>
  )
}

function RecordTask({ task, onOpen }: { readonly task: Task; readonly onOpen: () => void }) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const why = useWhy()(task.why)
  return (
    <li className="record-task">
      <div className="record-task-text">
        <span className="task-item-line">
          <strong translate="no">{text(task.name)}</strong>
          <PriorityMark priority={task.priority} />
          <DueMark task={task} />
        </span>
        <span className="muted" translate="no">
          {[text(task.workflow?.label), why].filter(Boolean).join(' · ')}
        </span>
      </div>
      <Button type="primary" onClick={onOpen}>
        {t('tasks.open')}
      </Button>
    </li>
  )
}
