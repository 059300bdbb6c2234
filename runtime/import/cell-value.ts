/** What a person wrote into a cell, as the JSON value of its field; texts that cannot be understood stay as they are and are refused by the field. */
import type { CatalogField } from '#metadata/catalog.ts'

import { isDay } from '../query/operand.ts'
import { momentIn } from '../query/relative-dates.ts'

const yes = new Set(['true', 'yes', 'y', '1', '是', '真', '对', '√'])
const no = new Set(['false', 'no', 'n', '0', '否', '假', '错', '×'])

/** The value for the field; `currency` is meant where an amount names none, `timeZone` where a moment names none. */
export function toFieldValue(
  field: CatalogField,
  cell: unknown,
  { currency, timeZone }: { readonly currency: string; readonly timeZone: string },
): unknown {
  if (typeof cell !== 'string') return cell
  const text = cell.trim().replace(/^'(?=[=@+\-\t])/, '')
  if (text === '') return null
  switch (field.type) {
    case 'integer':
      return /^-?\d[\d,， ]*$/.test(text) ? Number(text.replaceAll(/[,， ]/g, '')) : text
    case 'rating':
      return toStars(text)
    case 'decimal':
      return toNumberText(text)
    case 'percent':
      return text.endsWith('%') ? divideBy100(toNumberText(text.slice(0, -1))) : toNumberText(text)
    case 'money':
      return toMoney(text, currency)
    case 'boolean': {
      const word = text.toLowerCase()
      if (yes.has(word)) return true
      return no.has(word) ? false : text
    }
    case 'date':
      return toDay(text)
    case 'datetime':
      return toMoment(text, timeZone)
    case 'choice':
      return toCode(field, text)
    case 'multiChoice':
      return text.split(/\s*[;；|]\s*|\s*,\s*|、/).map(item => toCode(field, item))
    default:
      return text
  }
}

/** `4`, `4/5`, `4 stars`, `4星`, `★★★★☆`. */
function toStars(text: string): unknown {
  if (/^★+☆*$/.test(text)) return text.replaceAll('☆', '').length
  const [, digits] = /^(\d{1,2})(?:\s*(?:\/\s*\d{1,2}|stars?|颗?星|★|⭐))?$/i.exec(text) ?? []
  return digits === undefined ? text : Number(digits)
}

function toNumberText(text: string): string {
  return text.replaceAll(/[,， ]/g, '')
}

/** Moves the point two places, on the digits themselves. */
function divideBy100(text: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return `${text}%`
  const digits = `${(match[2] ?? '').padStart(3, '0')}`
  return `${match[1]}${digits.slice(0, -2)}.${digits.slice(-2)}${match[3] ?? ''}`
}

function toMoney(text: string, currency: string): unknown {
  const match = /^([A-Z]{3})?\s*(-?[\d,， ]+(?:\.\d+)?)\s*([A-Z]{3})?$/i.exec(text)
  if (!match) return text
  return { amount: toNumberText(match[2] ?? ''), currency: (match[1] ?? match[3] ?? currency).toUpperCase() }
}

function toDay(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/.exec(text)
  return match ? `${match[1]}-${match[2]?.padStart(2, '0')}-${match[3]?.padStart(2, '0')}` : text
}

function toMoment(text: string, timeZone: string): string {
  const match = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[ T](\d{1,2}:\d{2})(:\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/.exec(
    text,
  )
  if (!match) return isDay(toDay(text)) ? momentIn(timeZone, `${toDay(text)}T00:00:00`) : text
  const [, year, month, day, time, seconds = ':00', zone] = match
  const local = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}T${time?.padStart(5, '0')}${seconds}`
  return zone ? local + zone : momentIn(timeZone, local)
}

/** The code itself, or that of the choice with this label in any language. */
function toCode(field: CatalogField, text: string): string {
  const exact = field.choices.find(choice => choice.code === text)
  const word = text.toLowerCase()
  const labelled = field.choices.find(choice =>
    [choice.label.en, choice.label['zh-CN']].some(item => item?.toLowerCase() === word),
  )
  return (exact ?? labelled)?.code ?? text
}
