/** The latest notifications; opening one marks it read. */
import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { post } from '../api/request.ts'
import { useLocale } from '../i18n/use-locale.ts'
import { EmptyState } from '../shell/empty-state.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { useAct } from '../shell/use-act.ts'
import { type Notification, type NotificationsAnswer, notificationAddress } from './notification.ts'

interface NotificationListProps {
  readonly answer: UseQueryResult<NotificationsAnswer>
  readonly onLeave: () => void
}

const refresh = ['notifications']

export function NotificationList({ answer, onLeave }: NotificationListProps) {
  const { t } = useTranslation()
  const act = useAct()
  const read = (item: Notification) =>
    item.read ? undefined : void act({ work: () => post(`/api/notifications/${item.id}/read`), refresh })
  return (
    <section className="notifications" aria-label={t('notifications.title')}>
      <header className="notifications-head">
        <h2>{t('notifications.title')}</h2>
        <span className="spacer" />
        <Button
          size="small"
          type="link"
          disabled={!answer.data || answer.data.unread === 0}
          onClick={() => void act({ work: () => post('/api/notifications/read-all'), refresh })}
        >
          {t('notifications.readAll')}
        </Button>
      </header>
      <Loaded query={answer}>
        {({ notifications }) =>
          notifications.length === 0 ? (
            <EmptyState small text={t('notifications.empty')} hint={t('notifications.emptyHint')} />
          ) : (
            <ol className="notifications-list">
              {unreadFirst(notifications).map(item => (
                <NotificationItem
                  key={item.id}
                  item={item}
                  onRead={() => read(item)}
                  onOpen={() => {
                    read(item)
                    onLeave()
                  }}
                />
              ))}
            </ol>
          )
        }
      </Loaded>
    </section>
  )
}

interface NotificationItemProps {
  readonly item: Notification
  readonly onRead: () => void
  readonly onOpen: () => void
}

function NotificationItem({ item, onRead, onOpen }: NotificationItemProps) {
  const { t } = useTranslation()
  const { relative, dateTime } = useLocale()
  const address = notificationAddress(item)
  const content = (
    <>
      <span className="notification-text" translate="no">
        {item.text}
      </span>
      <time className="muted" dateTime={item.at} title={dateTime(item.at)}>
        {relative(item.at)}
      </time>
    </>
  )
  return (
    <li className={item.read ? 'notification' : 'notification notification-unread'}>
      {address ? (
        <Link className="notification-open" to={address} onClick={onOpen}>
          {content}
        </Link>
      ) : (
        <div className="notification-open">{content}</div>
      )}
      {item.read ? null : (
        <button type="button" className="notification-dot" onClick={onRead} title={t('notifications.read')}>
          <span className="visually-hidden">{t('notifications.read')}</span>
        </button>
      )}
    </li>
  )
}

function unreadFirst(items: readonly Notification[]): readonly Notification[] {
  return items.toSorted((a, b) => Number(a.read) - Number(b.read))
}
