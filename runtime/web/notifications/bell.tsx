/** The bell: how many notifications are unread, and the latest of them, unread first. */
import { BellOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Badge, Button, Popover, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { latestNotifications } from './notification.ts'
import { NotificationList } from './notification-list.tsx'
import './notifications.css'

export function Bell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const answer = useQuery(latestNotifications)
  const unread = answer.data?.unread ?? 0
  const words = unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.title')
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={<NotificationList answer={answer} onLeave={() => setOpen(false)} />}
    >
      <Tooltip title={open ? '' : words}>
        <Button
          type="text"
          aria-label={words}
          aria-haspopup="dialog"
          aria-expanded={open}
          icon={
            <Badge count={unread} overflowCount={99} size="small" offset={[2, -2]}>
              <BellOutlined aria-hidden />
            </Badge>
          }
        />
      </Tooltip>
    </Popover>
  )
}
