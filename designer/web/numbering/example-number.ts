/** What a number would look like on a day: an example, the server gives the real ones. */
import type { NumberingDefinition } from '#metadata/definitions.ts'

/** The number that comes `ahead` after the first one. */
export function exampleNumber(
  { parts, start = 1 }: NumberingDefinition,
  ahead: number,
  today: Date,
  sampleOf: (field: string) => string,
): string {
  const textOf = (part: NumberingDefinition['parts'][number]): string => {
    switch (part.part) {
      case 'text':
        return part.text
      case 'year':
        return String(today.getFullYear())
      case 'month':
        return String(today.getMonth() + 1).padStart(2, '0')
      case 'day':
        return String(today.getDate()).padStart(2, '0')
      case 'unit':
        return 'HQ'
      case 'field':
        return sampleOf(part.field)
      case 'counter':
        return String(start + ahead).padStart(part.digits, '0')
    }
  }
  return parts.map(textOf).join('')
}
