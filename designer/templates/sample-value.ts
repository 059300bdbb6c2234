/** A value as PostgreSQL writes it in text, turned into what the files of sample records hold. */
import type { CatalogField } from '#metadata/catalog.ts'

/** `beside` is the currency of money, or the name of the object that an any-reference leads to. */
export function toSampleValue(field: CatalogField, text: string, beside: string | null): unknown {
  switch (field.type) {
    case 'integer':
    case 'rating':
      return Number(text)
    case 'boolean':
      return text === 'true'
    case 'money':
      return { amount: text, currency: beside }
    case 'anyReference':
      return { object: beside, id: text }
    case 'multiChoice':
      return text === '{}'
        ? []
        : text
            .slice(1, -1)
            .split(',')
            .map(code => code.replace(/^"(.*)"$/, '$1'))
    case 'datetime':
      return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
    default:
      return text
  }
}
