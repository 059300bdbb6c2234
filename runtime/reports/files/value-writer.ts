/** How the values of a measure are written in a language: exact, with as many decimals as the measure has. */
import type { Actor, Context } from '../../context.ts'
import type { AnsweredMeasure } from '../report-answer.ts'
import { dayWords, momentWords } from './day-words.ts'

/** Writes values of a measure. */
export function valueWriter(
  context: Context,
  { type, decimals, places = decimals }: Pick<AnsweredMeasure, 'type' | 'decimals' | 'places'>,
  locale: Actor['locale'],
): (value: unknown) => string {
  if (type === 'date') return value => dayWords(String(value), locale)
  if (type === 'datetime') return value => momentWords(new Date(String(value)), locale, context.actor.timeZone)
  const format =
    type === 'percent'
      ? new Intl.NumberFormat(locale, {
          style: 'percent',
          minimumFractionDigits: places ?? 1,
          maximumFractionDigits: places ?? 1,
        })
      : new Intl.NumberFormat(
          locale,
          places === undefined
            ? { maximumFractionDigits: type === 'money' ? 2 : 6 }
            : { minimumFractionDigits: places, maximumFractionDigits: places },
        )
  return value => format.format(typeof value === 'number' ? value : (String(value) as Intl.StringNumericLiteral))
}
