/** What a number looks like: the parts of its rule, put together. Pure. */
import type { CatalogField } from '#metadata/catalog.ts'
import type { NumberingDefinition } from '#metadata/definitions.ts'

import type { StoredValue } from '../fields/stored-value.ts'

interface NumberWorld {
  /** YYYY-MM-DD in the system's time zone. */
  readonly today: string
  readonly unitCode: string
  readonly values: ReadonlyMap<CatalogField, StoredValue>
}

/** Within what the counter counts: a new period begins at the rule's start. */
export function periodOf({ reset = 'never' }: NumberingDefinition, today: string, unitCode: string): string {
  switch (reset) {
    case 'never':
      return ''
    case 'year':
      return today.slice(0, 4)
    case 'month':
      return today.slice(0, 7)
    case 'day':
      return today
    case 'unit':
      return `@${unitCode}`
  }
}

/** The number as people read it. */
export function formatNumber({ parts }: NumberingDefinition, count: number, world: NumberWorld): string {
  return parts.map(part => partText(part, count, world)).join('')
}

function partText(
  part: NumberingDefinition['parts'][number],
  count: number,
  { today, unitCode, values }: NumberWorld,
): string {
  switch (part.part) {
    case 'text':
      return part.text
    case 'year':
      return today.slice(0, 4)
    case 'month':
      return today.slice(5, 7)
    case 'day':
      return today.slice(8, 10)
    case 'unit':
      return unitCode
    case 'field':
      return textOf([...values].find(([field]) => field.name === part.field)?.[1] ?? null)
    case 'counter':
      return String(count).padStart(part.digits, '0')
  }
}

function textOf(value: StoredValue): string {
  if (value === null) return ''
  if (typeof value !== 'object') return String(value)
  if ('amount' in value) return value.amount
  return 'id' in value ? value.id : value.join(',')
}
