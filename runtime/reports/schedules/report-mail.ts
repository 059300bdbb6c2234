/** The mail with which a scheduled report comes: what it is, of when, the way to it and the way to be rid of it. */
import type { Actor } from '../../context.ts'
import type { OutgoingMail } from '../../mail/post-mail.ts'
import type { ScheduleRow } from './schedule.ts'

interface Told {
  readonly title: string
  /** Path of the report in the app, with its parameters. */
  readonly path: string
  readonly publicUrl: string | undefined
  readonly owner: string
  readonly isLink: boolean
}

/** Subject and text in the language of whoever gets it. */
export function reportMail(
  schedule: Pick<ScheduleRow, 'message' | 'cron'>,
  { locale, timeZone }: Pick<Actor, 'locale' | 'timeZone'>,
  { title, path, publicUrl, owner, isLink }: Told,
): Pick<OutgoingMail, 'subject' | 'text'> {
  const time = { dateStyle: 'long', timeStyle: 'short', timeZone } as const
  const at = new Intl.DateTimeFormat(locale, time).format(new Date())
  const isChinese = locale === 'zh-CN'
  const link = publicUrl && `${publicUrl}${path}`
  const all = publicUrl && `${publicUrl}/report-schedules`
  const isOnce = schedule.cron === ''
  const lines = isChinese
    ? [
        `《${title}》，截至 ${at}。统计范围为您可以查看并导出的记录。`,
        schedule.message,
        isLink ? '文件过大，无法作为附件发送，请打开报表后自行导出。' : '报表见附件。',
        link && `打开报表：${link}`,
        isOnce
          ? `此邮件由${owner}发送。`
          : `您收到此邮件，是因为${owner}定时发送该报表。${all ? `如不再需要，请在此停止接收：${all}` : '如不再需要，可在“定时报表”中停止接收。'}`,
      ]
    : [
        `“${title}” as of ${at}, over the records that you may see and export.`,
        schedule.message,
        isLink ? 'The file is too large for a mail: please open the report and export it there.' : 'It is attached.',
        link && `Open the report: ${link}`,
        isOnce
          ? `It was sent to you by ${owner}.`
          : `You get this because ${owner} has it sent. ${all ? `If you do not want it any more, say so here: ${all}` : 'If you do not want it any more, say so under “Scheduled reports”.'}`,
      ]
  return { subject: title, text: `${lines.filter(Boolean).join('\n\n')}\n` }
}
