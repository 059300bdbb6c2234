/** A value as text, as `string()` answers it; inside lists and contexts texts stand in quotation marks. */
import { decimalText, isDecimal } from './decimal.ts'
import { isContext, isList } from './kind-of.ts'
import type { Run } from './run.ts'
import { temporalText } from './temporal/temporal-text.ts'
import { FeelFunction, FeelRange, type FeelValue } from './values.ts'

/** The text of a value; a text is its own. */
export function textOf(value: FeelValue, run: Run): string {
  if (typeof value === 'string') return value
  const text = write(value, run)
  run.spendText(text.length)
  return text
}

function write(value: FeelValue, run: Run): string {
  run.spend(3)
  if (value === null) return 'null'
  if (typeof value === 'string') {
    run.spendText(value.length)
    return `"${value.replace(/["\\]/g, '\\$&')}"`
  }
  if (typeof value === 'boolean') return String(value)
  if (isDecimal(value)) {
    run.spend(Math.abs(value.e) >>> 1)
    return decimalText(value)
  }
  if (isList(value)) return nested(run, () => `[${value.map(item => write(item, run)).join(', ')}]`)
  if (isContext(value)) {
    return nested(
      run,
      () =>
        `{${Object.keys(value)
          .map(name => `${writeKey(name)}: ${write(value[name]!, run)}`)
          .join(', ')}}`,
    )
  }
  if (value instanceof FeelRange) return nested(run, () => writeRange(value, run))
  if (value instanceof FeelFunction) return `function(${value.parameters.join(', ')})`
  return temporalText(value)
}

function nested(run: Run, text: () => string): string {
  run.sink(1)
  const written = text()
  run.rise(1)
  run.spendText(written.length)
  return written
}

function writeKey(name: string): string {
  return /^[\p{L}_][\p{L}\p{N}_ ]*$/u.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`
}

function writeRange({ low, high, lowClosed, highClosed }: FeelRange, run: Run): string {
  const end = (value: FeelValue) => (value === null ? '' : write(value, run))
  return `${lowClosed ? '[' : '('}${end(low)}..${end(high)}${highClosed ? ']' : ')'}`
}
