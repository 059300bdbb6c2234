/** The forms that texts of some field types have. Every test takes time in proportion to the text. */
import { isDay } from '../query/operand.ts'

const moment = /^(\d{4}-\d{2}-\d{2})[Tt ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?([Zz]|[+-]\d{2}:?\d{2})$/
const mail = /^[^\s@<>()[\],;:"\\\p{Cc}]+@[^\s@<>()[\],;:"\\\p{Cc}]+$/u
const telephone = /^[\d+#*(][\d\s+()./#*,;\-xX\u8f6c\u2010-\u2015ext]{2,49}$/
const mostYears = '9999'

/** A real day, YYYY-MM-DD, from year 1. */
function isDate(text: string): boolean {
  return isDay(text) && !text.startsWith('0000')
}

/** A moment with its offset from UTC, ISO 8601. */
function isMoment(text: string): boolean {
  const day = moment.exec(text)?.[1]
  if (day === undefined || !isDate(day)) return false
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.getUTCFullYear() >= 1 && time.getUTCFullYear() <= Number(mostYears)
}

function isEmail(text: string): boolean {
  const [local = '', domain = ''] = text.split('@')
  return text.length <= 254 && local.length <= 64 && mail.test(text) && domain.split('.').every(part => part !== '')
}

function isUrl(text: string): boolean {
  return text.length <= 2000 && /^https?:\/\/[^\s/]/i.test(text) && !/[\s\p{Cc}]/u.test(text) && URL.canParse(text)
}

/** By the name under which JSON Schemas ask for them. */
export const formats = {
  date: isDate,
  'date-time': isMoment,
  email: isEmail,
  phone: (text: string) => telephone.test(text),
  uri: isUrl,
  uuid: (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text),
} as const
