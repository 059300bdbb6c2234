/** What a notification says, by kind, in both languages: names in braces are its parameters, {by} and {record}. */
import type { LocalizedText } from '#metadata/definitions.ts'

type Words = Required<Pick<LocalizedText, 'en' | 'zh-CN'>>

const words = (en: string, zh: string): Words => ({ en, 'zh-CN': zh })

export const notificationKinds = {
  mention: words('{by} mentioned you in a comment on {record}', '{by}在“{record}”的评论中提到了您'),
  task: words('“{task}” is waiting for you', '待办“{task}”等待您处理'),
  'task-delegated': words('{by} delegated “{task}” to you', '{by}把“{task}”委托给您'),
  'task-reminder': words('“{task}” is due soon', '“{task}”即将到期'),
  'task-escalated': words('“{task}” is overdue and was brought to you', '“{task}”已逾期，已上报给您'),
  'task-ended': words('{by} completed “{task}”', '{by}已完成“{task}”'),
  message: words('{text}', '{text}'),
  incident: words('“{workflow}” has stopped and needs an administrator', '“{workflow}”已停止，需要管理员处理'),
  held: words(
    'The system was restored from a backup of {day}: mails and scheduled reports wait until an administrator lets them go',
    '系统已从 {day} 的备份恢复：邮件和定时报表暂停发送，待管理员恢复',
  ),
  'report-failed': words(
    'The scheduled report “{report}” did not reach {count} of its readers',
    '定时报表“{report}”有 {count} 位接收人未能收到',
  ),
} as const satisfies Readonly<Record<string, Words>>

export type NotificationKind = keyof typeof notificationKinds

/** Whether a text is a kind. */
export function isNotificationKind(text: string): text is NotificationKind {
  return Object.hasOwn(notificationKinds, text)
}
