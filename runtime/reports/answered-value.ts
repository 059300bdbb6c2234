/** A value of a report as it is answered. */
import { decimalText, isDecimal, toDecimal } from '../feel/decimal.ts'
import { fixedText } from './fixed-text.ts'
import type { PlannedMeasure } from './planned-report.ts'
import type { Amounts, AnsweredMeasure, MeasureType } from './report-answer.ts'

/** What is read is rounded as people and SQL do, away from zero; expressions reckon half to even. */
const halfUp = 4

const numeric = new Set<MeasureType>(['integer', 'decimal', 'percent', 'money'])

/** Whole numbers as numbers, others as texts: nothing is lost on the way. What nothing reckoned with is as it was stored. */
export function answeredValue(
  stored: unknown,
  { type, decimals }: AnsweredMeasure,
  item: PlannedMeasure,
  amounts: Amounts | undefined,
): unknown {
  if (type === 'integer' && typeof stored === 'number') return stored
  const isExact = isExactly(item, type)
  // An amount of one currency that was only added up is exact; its own decimals may be more than those of the base.
  const isKept = type === 'money' && isExact && !amounts?.converted && item.measure.decimals === undefined
  if (typeof stored === 'string' && decimals !== undefined && type !== 'integer' && numeric.has(type)) {
    const text = fixedText(stored, decimals, isKept)
    if (text !== undefined) return text
  }
  const isNumber = typeof stored === 'number' || (typeof stored === 'string' && numeric.has(type) && !item.formula)
  const value = isNumber ? toDecimal(stored) : stored
  if (!isDecimal(value)) return value
  if (type === 'integer' && isExact)
    return value.abs().lessThan(Number.MAX_SAFE_INTEGER) ? value.toNumber() : decimalText(value)
  if (decimals !== undefined) {
    return isKept && value.decimalPlaces() > decimals ? decimalText(value) : value.toFixed(decimals, halfUp)
  }
  return isExact ? decimalText(value) : decimalText(value.toDecimalPlaces(6, halfUp))
}

/** It was only added up, or found: nothing was divided. */
export function isExactly({ measure, formula }: PlannedMeasure, type: MeasureType): boolean {
  return !formula && (measure.show ?? 'value') !== 'change' && type !== 'percent' && measure.fn !== 'avg'
}
