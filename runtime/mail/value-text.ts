/** A value of a record as a sentence holds it, in the language and time zone of who reads. */
import type { CatalogField } from '#metadata/catalog.ts'

/** Who reads. */
export interface Reader {
  readonly name: string
  readonly locale: 'en' | 'zh-CN'
  /** IANA name. */
  readonly timeZone: string
}

const yesNo = { en: ['yes', 'no'], 'zh-CN': ['是', '否'] } as const

/** As api.md writes the value; nothing for null. Without a field a value is written as it is. */
export function valueText(field: CatalogField | undefined, value: unknown, reader: Reader): string {
  if (value === null || value === undefined) return ''
  const { locale, timeZone } = reader
  if (Array.isArray(value)) {
    return value.map(item => valueText(field, item, reader)).join(locale === 'en' ? ', ' : '、')
  }
  if (typeof value === 'object') return objectText(value as Readonly<Record<string, unknown>>, locale)
  switch (field?.type) {
    case 'choice':
    case 'multiChoice': {
      const label = field.choices.find(choice => choice.code === value)?.label
      return label?.[locale] ?? label?.en ?? String(value)
    }
    case 'date':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(`${value}T00:00:00Z`),
      )
    case 'datetime':
      return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
        new Date(String(value)),
      )
    case 'percent':
      return `${numberText(shifted(String(value)), locale)}%`
    case 'integer':
    case 'rating':
    case 'decimal':
      return numberText(String(value), locale)
    default:
      return typeof value === 'boolean' ? yesNo[locale][value ? 0 : 1] : String(value)
  }
}

/** The day that it is for the reader. */
export function dayText(moment: Date, { locale, timeZone }: Reader): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone }).format(moment)
}

/** Money, and what has a title or a name. */
function objectText(value: Readonly<Record<string, unknown>>, locale: Reader['locale']): string {
  const { amount, currency, title, name } = value
  if (typeof amount === 'string') return `${numberText(amount, locale)} ${currency ?? ''}`.trim()
  const text = title ?? name
  return typeof text === 'string' ? text : ''
}

/** Every digit is kept: as a number a long amount would lose some. */
function numberText(text: string, locale: Reader['locale']): string {
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }).format(text as `${number}`)
}

function shifted(text: string): string {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d*)\.?(\d*)$/.exec(text) ?? []
  const digits = `${fraction}00`
  return `${sign}${whole}${digits.slice(0, 2)}.${digits.slice(2)}0`
}
