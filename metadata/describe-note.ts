/** What people should know about a promotion that succeeded, as one line of text. */

import type { ResolvedApplication } from './application.ts'
import { counted } from './counted.ts'
import type { PromotionNote } from './promotion/promotion-row.ts'

const texts: Readonly<Record<PromotionNote['code'], string>> = {
  'required-violated': 'records exist without a value; only new values are checked',
  'unique-violated': 'records exist with equal values; they are not kept unique until that is mended',
  'reference-violated': 'records exist that lead to missing ones; only new values are checked',
  'values-lost': 'values could not be converted; they are kept where they were',
  'views-kept': 'the views for people were not renewed, because something else is built on them',
  'finish-delayed': 'the rest of the work on existing records is left to the next start or promotion',
}

/** `note  account.code: records exist with equal values … (3 records)  [unique-violated]` */
export function describeNote(
  { code, objectId, fieldIds, rows }: PromotionNote,
  application: ResolvedApplication,
): string {
  const object = application.definitions.find(item => item.id === objectId)
  const fields = object?.kind === 'object' ? object.fields.filter(field => fieldIds?.includes(field.id)) : []
  const names = fields.map(field => field.name).join(', ')
  const subject = object ? `${object.name}${names && `.${names}`}: ` : ''
  return `note  ${subject}${texts[code]}${rows === undefined ? '' : ` (${counted(rows, 'record')})`}  [${code}]`
}
