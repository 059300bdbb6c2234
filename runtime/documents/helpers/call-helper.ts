/** The helpers of documents, each a function of what it is given. What does not fit comes to nothing rather than to a fault. */
import type { DocumentHelper } from '#metadata/handlebars/dialects.ts'
import type { TemplateCall, TemplatePath, TemplateTerm } from '#metadata/handlebars/template-node.ts'

import { FeelDecimal } from '../../feel/decimal.ts'
import { type DocumentValues, type Found, isMoney } from '../document-values.ts'
import { englishUnit } from '../english-units.ts'
import { foundText } from '../found-text.ts'
import type { Picture } from '../markup.ts'
import { type CurrencyShow, moneyText, numberText, percentText, toPlain, wordsText } from '../number-text.ts'
import { compareFound } from '../order-items.ts'
import { eachOf, multiplyEach, sumUp } from './sum-up.ts'

/** What helpers may ask for. */
export interface HelperWorld {
  readonly values: DocumentValues
  readonly spend: (steps?: number) => void
  readonly at: (term: TemplateTerm) => Found
  readonly each: (path: TemplatePath) => Collected
}

/** Every value at the end of a path across children. */
export interface Collected {
  readonly found: readonly Found[]
  /** False where the field may not be seen. */
  readonly isSeen: boolean
  /** undefined for what is no field. */
  readonly field: Found['field']
}

type Answer = Found | { readonly picture: Picture }
type Call = Pick<TemplateCall, 'terms'> & {
  readonly named: (name: string) => unknown
  readonly term: (name: string) => TemplateTerm | undefined
}

/** What the helper of that name answers. */
export function callHelper({ helper, terms, named }: TemplateCall, world: HelperWorld): Answer {
  const namedValue = (name: string) => {
    const term = named.get(name)
    return term && world.at(term).value
  }
  return helpers[helper as DocumentHelper]({ terms, named: namedValue, term: name => named.get(name) }, world)
}

const first = ({ terms }: Call, { at }: HelperWorld): Found => (terms[0] ? at(terms[0]) : { value: null })
const text = (value: string): Found => ({ value })

/** An amount, or several in different currencies, as one text. */
function spelled({ value }: Found, write: (one: unknown) => string): Found {
  return text((Array.isArray(value) ? value : [value]).map(write).filter(Boolean).join(' + '))
}

const helpers: Readonly<Record<DocumentHelper, (call: Call, world: HelperWorld) => Answer>> = {
  date: (call, world) => moment(call, world, false),
  dateTime: (call, world) => moment(call, world, true),
  number: (call, world) =>
    spelled(first(call, world), one => {
      const plain = toPlain(one)
      return plain === undefined ? '' : numberText(plain, world.values.reader.locale, toCount(call.named('decimals')))
    }),
  percent: (call, world) =>
    spelled(first(call, world), one => {
      const plain = toPlain(one)
      return plain === undefined ? '' : percentText(plain, world.values.reader.locale, toCount(call.named('decimals')))
    }),
  money: (call, world) =>
    spelled(first(call, world), one => {
      const plain = toPlain(one)
      if (plain === undefined) return ''
      const amount = isMoney(one) ? one : { amount: plain, currency: null }
      return moneyText(amount, world.values, call.named('show') as CurrencyShow, toCount(call.named('decimals')))
    }),
  words: (call, world) => {
    const language = call.named('language')
    const { reader } = world.values
    const locale = language === 'en' || language === 'zh-CN' ? language : reader.locale
    return spelled(first(call, world), one => wordsText(one, world.values, locale))
  },
  units: ({ terms: [count, unit], named }, { values, at }) => {
    const plain = count && toPlain(at(count).value)
    if (!unit || plain === undefined) return text('')
    const { locale } = values.reader
    const written = foundText(at(unit), values)
    const name = locale === 'en' ? englishUnit(written, new FeelDecimal(plain).equals(1)) : written
    return text(`${numberText(plain, locale, toCount(named('decimals')))} ${name}`.trim())
  },
  sum: ({ terms: [term], term: namedTerm }, world) => {
    const times = namedTerm('times')
    if (term?.kind !== 'path') return text('')
    const { found, isSeen } = world.each(term.path)
    if (!isSeen) return text('')
    if (times?.kind !== 'path') return sumUp(found)
    const factors = world.each(times.path)
    return factors.isSeen ? sumUp(multiplyEach(found, factors.found)) : text('')
  },
  add: ({ terms }, { at }) => sumUp(terms.map(at).flatMap(eachOf)),
  count: ({ terms: [term] }, world) => (term?.kind === 'path' ? { value: countOf(term.path, world) } : text('')),
  label: ({ terms: [term] }, world) => {
    if (term?.kind !== 'path') return text('')
    const { reader } = world.values
    const label = world.each(term.path).field?.label
    return text(label?.[reader.locale] ?? label?.en ?? '')
  },
  color: (call, world) => {
    const { value, field } = first(call, world)
    return text(field?.choices?.find(choice => choice.code === value)?.color ?? '')
  },
  barcode: (call, world) => {
    const written = plainText(first(call, world), world)
    const picture = {
      kind: 'barcode' as const,
      text: written,
      type: String(call.named('type') ?? 'code128'),
      height: toCount(call.named('height')) ?? 14,
    }
    return written === '' ? text('') : { picture }
  },
  qr: (call, world) => {
    const written = plainText(first(call, world), world)
    return written === ''
      ? text('')
      : { picture: { kind: 'qr', text: written, size: toCount(call.named('size')) ?? 25 } }
  },
  image: (call, world) => {
    const { value, field } = first(call, world)
    const file = (Array.isArray(value) ? value[0] : value) as { readonly id?: unknown } | null | undefined
    if (field?.type !== 'file' || typeof file?.id !== 'string') return text('')
    const [width, height] = [toCount(call.named('width')), toCount(call.named('height'))]
    return { picture: { kind: 'image', file: file.id, width, height } }
  },
  eq: (call, world) => compared(call, world, order => order === 0),
  gt: (call, world) => compared(call, world, order => order > 0),
  lt: (call, world) => compared(call, world, order => order < 0),
  not: (call, world) => ({ value: !isTrue(first(call, world)) }),
  and: ({ terms }, { at }) => ({ value: terms.every(term => isTrue(at(term))) }),
  or: ({ terms }, { at }) => ({ value: terms.some(term => isTrue(at(term))) }),
}

type DateStyle = 'short' | 'medium' | 'long' | 'full'
const dateStyles: ReadonlySet<unknown> = new Set<DateStyle>(['short', 'medium', 'long', 'full'])

function moment(call: Call, world: HelperWorld, withTime: boolean): Found {
  const { value, field } = first(call, world)
  const { locale, timeZone } = world.values.reader
  const style = call.terms[1] ? world.at(call.terms[1]).value : undefined
  const dateStyle = dateStyles.has(style) ? (style as DateStyle) : 'medium'
  const isDay = field?.type !== 'datetime' && typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  const day = new Date(typeof value === 'string' ? (isDay ? `${value}T00:00:00Z` : value) : Number.NaN)
  if (Number.isNaN(day.getTime())) return text('')
  return text(
    new Intl.DateTimeFormat(locale, {
      dateStyle,
      timeZone: isDay ? 'UTC' : timeZone,
      ...(withTime && !isDay ? { timeStyle: 'short' } : {}),
    }).format(day),
  )
}

function compared({ terms: [a, b] }: Call, { at }: HelperWorld, fits: (order: number) => boolean): Found {
  const [left, right] = [a, b].map(term => (term ? (at(term).value ?? null) : null))
  if (left === null || right === null) return { value: left === right && fits(0) }
  return { value: fits(compareFound(left, right)) }
}

function isTrue({ value }: Found): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}

/** Without separators of thousands: what a code holds is read by machines. */
function plainText(found: Found, { values }: HelperWorld): string {
  return toPlain(found.value) ?? foundText(found, values)
}

function toCount(value: unknown): number | undefined {
  const plain = toPlain(value)
  return plain === undefined ? undefined : Math.min(Math.max(new FeelDecimal(plain).toNumber(), 0), 1000)
}

/** Of records, or of the decisions of an approval. */
function countOf(path: TemplatePath, world: HelperWorld): number | string {
  const { found, isSeen } = world.each(path)
  if (!isSeen) return ''
  const [only] = found
  return found.length === 1 && only && Array.isArray(only.value) ? only.value.length : found.length
}
