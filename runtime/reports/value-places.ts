/** How many decimals the values of a measure are written with: the same for all of them, so that they stand below each other. */
import type { AnsweredMeasure } from './report-answer.ts'

/** Of exact sums, however many their records have. */
const most = 6
const [usual, ofPercents, ofSmall] = [2, 1, 4]

/**
 * The measure with its places: those that it says; else one for percents, those of the currency for amounts, as many as
 * the longest has for what was only added up, and two for what was divided.
 */
export function withPlaces(measure: AnsweredMeasure, values: readonly unknown[], isExact: boolean): AnsweredMeasure {
  const { type, decimals } = measure
  switch (type) {
    case 'date':
    case 'datetime':
      return measure
    case 'percent':
      return { ...measure, places: decimals === undefined ? ofPercents : Math.max(0, decimals - 2) }
    case 'integer':
      return { ...measure, places: decimals ?? 0 }
    case 'money':
      return { ...measure, places: Math.max(decimals ?? usual, longest(values)) }
    case 'decimal':
      return { ...measure, places: decimals ?? (isExact ? Math.min(longest(values), most) : placesOf(values)) }
  }
}

/** More where all are small, so that something of them is left. */
function placesOf(values: readonly unknown[]): number {
  const numbers = values.map(value => Math.abs(Number(value ?? 0)))
  const isSmall = numbers.some(number => number > 0) && numbers.every(number => number < 0.1)
  return isSmall ? ofSmall : usual
}

const longest = (values: readonly unknown[]) =>
  values.reduce<number>((most, value) => Math.max(most, String(value ?? '').split('.')[1]?.length ?? 0), 0)
