/** Values of the API as cells of a spreadsheet: numbers that can be reckoned with, days and moments as Excel counts them. */
import type { Cell } from '#platform/spreadsheet/xlsx.ts'
import type { CellStyle } from '#platform/spreadsheet/xlsx-styles.ts'

/** Days between the day 0 of Excel and 1970. */
const epoch = 25_569
const milliseconds = 86_400_000

/** Formats of numbers; decimals that are not said are two at most where there are any. */
export function numberFormat(decimals: number | undefined): string {
  if (decimals === undefined) return '#,##0.00'
  return decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`
}

/** A decimal of the API: a number as long as none of its digits is lost, else a text. */
export function toNumber(text: string): number | string {
  const digits = text.replace(/^-|\./g, '').replace(/^0+/, '')
  return digits.length > 15 ? text : Number(text)
}

/** A day, YYYY-MM-DD, as Excel counts it; days that it does not know stay texts. */
export function toDay(day: string): number | string {
  const at = Date.parse(`${day}T00:00:00Z`) / milliseconds + epoch
  // Excel believes in 29 February 1900: what comes before 1 March is counted otherwise.
  return Number.isFinite(at) && at >= 61 && day.length === 10 ? at : day
}

/** Tells what the clocks of a time zone show, as Excel counts it; one for many moments. */
export function momentCounter(timeZone: string): (moment: string) => number | string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  /** Offsets change at full quarters of an hour only. */
  const offsets = new Map<number, number>()
  const quarter = 900_000
  const offsetAt = (at: number): number => {
    const key = Math.floor(at / quarter)
    const known = offsets.get(key)
    if (known !== undefined) return known
    const begin = key * quarter
    const part = Object.fromEntries(format.formatToParts(begin).map(({ type, value }) => [type, Number(value)]))
    const shown = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
    if (offsets.size > 100_000) offsets.clear()
    offsets.set(key, shown - begin)
    return shown - begin
  }
  return moment => {
    const at = Date.parse(moment)
    if (!Number.isFinite(at)) return moment
    const count = (at + offsetAt(at)) / milliseconds + epoch
    return count >= 61 && count < 2_958_466 ? Math.round(count * 86_400) / 86_400 : moment
  }
}

/** A cell with a look; nothing for nothing. */
export function styled(value: string | number | boolean | null, style: CellStyle): Cell {
  return value === null ? undefined : { value, style }
}

/** Characters that a text takes in the width of a column: Chinese ones take two. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
      character,
    )
      ? 2
      : 1
  return width
}
