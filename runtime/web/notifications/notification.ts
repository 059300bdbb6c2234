/** Notifications as the server tells them. */
import { get } from '../api/request.ts'
import type { Reference } from '../api/values.ts'

export interface Notification {
  readonly id: string
  readonly kind: string
  readonly text: string
  readonly at: string
  readonly read: boolean
  readonly by: Reference | null
  readonly record: { readonly object: string; readonly id: string; readonly title: string | null } | null
  readonly task: string | null
}

export interface NotificationsAnswer {
  readonly notifications: readonly Notification[]
  readonly unread: number
}

/** The latest, for `useQuery`. */
export const latestNotifications = {
  queryKey: ['notifications'],
  queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
    get<NotificationsAnswer>('/api/notifications?limit=50', signal),
  staleTime: 60_000,
}

/** Where it leads; nowhere when what it is about is out of sight. */
export function notificationAddress({ task, record }: Notification): string | undefined {
  if (task) return `/tasks/${task}`
  return record ? `/records/${encodeURIComponent(record.object)}/${record.id}` : undefined
}
