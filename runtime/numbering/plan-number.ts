/** The next number of a record as it can be counted within the statement that makes the record. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'

import type { Context } from '../context.ts'
import type { StoredValue } from '../fields/stored-value.ts'
import { todayIn } from '../query/relative-dates.ts'
import { formatNumber, periodOf } from './format-number.ts'
import { numberFields, numberingOf, sequenceName, usesUnit } from './give-numbers.ts'

export interface NextNumber {
  readonly field: CatalogField
  readonly fast: boolean
  /** Of the counter's row, or the name of its sequence. */
  readonly key: string
  readonly start: number
  readonly digits: number
  /** What stands before and after the count. */
  readonly before: string
  readonly after: string
}

/** undefined where nothing is numbered; `complex` where it takes more than one look. */
export function planNumber(
  context: Context,
  object: CatalogObject,
  values: ReadonlyMap<CatalogField, StoredValue>,
): NextNumber | undefined | 'complex' {
  const [field, ...others] = numberFields(object)
  if (!field) return undefined
  const numbering = others.length === 0 ? numberingOf(context, object, field, values) : undefined
  if (!numbering || usesUnit(numbering)) return 'complex'
  const at = numbering.parts.findIndex(part => part.part === 'counter')
  const counter = numbering.parts[at]
  if (counter?.part !== 'counter' || numbering.parts.filter(part => part.part === 'counter').length > 1)
    return 'complex'
  const today = todayIn(context.timeZone, new Date())
  const text = (parts: typeof numbering.parts) =>
    formatNumber({ ...numbering, parts }, 0, { today, unitCode: '', values })
  const key = `${numbering.id} ${periodOf(numbering, today, '')}`
  const fast = numbering.mode === 'fast'
  return {
    field,
    fast,
    key: fast ? sequenceName(context.ed, key) : key,
    start: numbering.start ?? 1,
    digits: counter.digits,
    before: text(numbering.parts.slice(0, at)),
    after: text(numbering.parts.slice(at + 1)),
  }
}
