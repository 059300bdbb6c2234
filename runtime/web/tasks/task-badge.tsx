/** The way to the inbox, with how many tasks wait. */
import { CheckSquareOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { taskCount } from './task.ts'
import './tasks.css'

export function TaskBadge() {
  const { t } = useTranslation()
  const { data } = useQuery(taskCount)
  const count = (data?.mine ?? 0) + (data?.groups ?? 0)
  const overdue = data?.overdue ?? 0
  const words =
    count === 0
      ? t('tasks.title')
      : [t('tasks.waiting', { count }), ...(overdue > 0 ? [t('tasks.overdueCount', { count: overdue })] : [])].join(
          t('tasks.separator'),
        )
  return (
    <Tooltip title={words}>
      <Link to="/tasks" className="task-badge" aria-label={words}>
        <Badge
          count={count}
          overflowCount={99}
          size="small"
          offset={[2, -2]}
          {...(overdue > 0 ? {} : { color: '#2f56c8' })}
        >
          <CheckSquareOutlined aria-hidden />
        </Badge>
      </Link>
    </Tooltip>
  )
}
