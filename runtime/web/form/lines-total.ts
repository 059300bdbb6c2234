/** What stands below a column of a child grid, reckoned exactly; amounts per currency. */
import type { GridColumn } from '#metadata/definitions.ts'
import type { CatalogField } from '../api/catalog.ts'
import { isBlank, isMoney, type RecordValues } from '../api/values.ts'
import { addDecimals, averageDecimals, compareDecimals, isDecimal } from '../fields/decimal.ts'

type Total = NonNullable<GridColumn['total']>

const reckon: Readonly<Record<Exclude<Total, 'count'>, (values: readonly string[], scale: number) => string>> = {
  sum: values => addDecimals(values),
  avg: (values, scale) => averageDecimals(values, scale),
  min: values => values.reduce((a, b) => (compareDecimals(a, b) <= 0 ? a : b)),
  max: values => values.reduce((a, b) => (compareDecimals(a, b) >= 0 ? a : b)),
}

/** Values of the field to show as its total: none, one, or one for each currency. */
export function linesTotal(lines: readonly RecordValues[], field: CatalogField, total: Total): unknown[] {
  const values = lines.map(line => line[field.name]).filter(value => !isBlank(value))
  if (total === 'count') return [values.length]
  const scale = ('scale' in field ? field.scale : undefined) ?? 2
  if (field.type !== 'money') {
    const numbers = values.map(String).filter(isDecimal)
    return numbers.length === 0 ? [] : [reckon[total](numbers, scale)]
  }
  const byCurrency = new Map<string, string[]>()
  for (const value of values) {
    if (!isMoney(value) || !isDecimal(value.amount)) continue
    byCurrency.set(value.currency, [...(byCurrency.get(value.currency) ?? []), value.amount])
  }
  return [...byCurrency].map(([currency, amounts]) => ({ amount: reckon[total](amounts, scale), currency }))
}
