/** The sentence that one reader reads, in his language. */
import type { LocalizedText } from '#metadata/definitions.ts'

import type { Actor } from '../context.ts'
import { isNotificationKind, notificationKinds } from './notification-kinds.ts'

/** Kept with a notification; a text in both languages is chosen when it is read. */
export type Parameters = Readonly<Record<string, string | LocalizedText>>

/** What the reader may see of it; null where he may not. */
interface Seen {
  readonly by: string | null
  readonly record: string | null
}

const unseen = {
  en: { by: 'Somebody', record: 'a record', other: '' },
  'zh-CN': { by: '有人', record: '一条记录', other: '' },
}

/** A kind that is gone says only that there is something. */
export function notificationText(kind: string, parameters: Parameters, seen: Seen, locale: Actor['locale']): string {
  const pattern = isNotificationKind(kind) ? notificationKinds[kind][locale] : '{record}'
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'by' || name === 'record') return seen[name] ?? unseen[locale][name]
    return wordsOf(parameters[name], locale)
  })
}

function wordsOf(value: string | LocalizedText | undefined, locale: Actor['locale']): string {
  if (value === undefined || typeof value === 'string') return value ?? ''
  return value[locale] ?? value.en ?? value['zh-CN'] ?? ''
}
