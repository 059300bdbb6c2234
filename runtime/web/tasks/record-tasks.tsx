/** On the page of a record: what whoever looks at it has to do for it, done in place. */
import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocale } from '../i18n/use-locale.ts'
import { DecideDialog } from './decide-dialog.tsx'
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
  const [deciding, decide] = useState<{ readonly task: Task; readonly outcome: string }>()
  const shown = count && count.mine + count.groups > 0 ? (tasks.data ?? []) : []
  if (shown.length === 0 && !open && !deciding) return null
  return (
    <section className="card record-tasks" aria-label={t('tasks.ofRecord')}>
      <ul>
        {shown.map(task => (
          <RecordTask
            key={task.id}
            task={task}
            onOpen={() => setOpen(task.id)}
            onDecide={outcome => decide({ task, outcome })}
          />
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
      {deciding ? (
        <DecideDialog
          tasks={[deciding.task]}
          chosen={deciding.outcome}
          onDone={onChanged}
          onClose={() => decide(undefined)}
        />
      ) : null}
    </section>
  )
}

interface RecordTaskProps {
  readonly task: Task
  readonly onOpen: () => void
  readonly onDecide: (outcome: string) => void
}

function RecordTask({ task, onOpen, onDecide }: RecordTaskProps) {
  const { t } = useTranslation()
  const { text } = useLocale()
  const why = useWhy()(task.why)
  // What asks for something is opened first.
  const direct = task.asks ? [] : task.outcomes
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
      <div className="record-task-tools">
        {direct.map(outcome => (
          <Button
            key={outcome.code}
            type={outcome.style === 'primary' ? 'primary' : 'default'}
            danger={outcome.style === 'danger'}
            onClick={() => onDecide(outcome.code)}
          >
            {text(outcome.label)}
          </Button>
        ))}
        <Button type={direct.length > 0 ? 'default' : 'primary'} onClick={onOpen}>
          {t('tasks.open')}
        </Button>
      </div>
    </li>
  )
}
