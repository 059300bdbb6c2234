/** String functions (DMN 1.5, 10.3.4.3). Characters are code points. */
import type { Decimal } from 'decimal.js'

import { toDecimal } from '../decimal.ts'
import type { Run } from '../run.ts'
import type { FeelValue } from '../values.ts'
import { type BuiltIn, mismatched, wholeNumber } from './built-in.ts'
import { matches, replace, split } from './pattern.ts'

export const stringFunctions = {
  substring: (run: Run, text: string, start: Decimal, length?: Decimal) => {
    const characters = charactersOf(run, text)
    const at = wholeNumber(start)
    const from = at < 0 ? characters.length + at : at - 1
    const count = length === undefined ? characters.length : wholeNumber(length)
    if (at === 0 || from < 0 || count < 0) return null
    const part = characters.slice(from, from + count)
    return typeof part === 'string' ? part : part.join('')
  },
  'string length': (run: Run, text: string) => toDecimal(charactersOf(run, text).length),
  'upper case': (run: Run, text: string) => {
    run.spendText(text.length)
    return text.toUpperCase()
  },
  'lower case': (run: Run, text: string) => {
    run.spendText(text.length)
    return text.toLowerCase()
  },
  'substring before': (run: Run, text: string, match: string) => {
    run.spendText(text.length)
    const at = text.indexOf(match)
    return at < 0 ? '' : text.slice(0, at)
  },
  'substring after': (run: Run, text: string, match: string) => {
    run.spendText(text.length)
    const at = text.indexOf(match)
    return at < 0 ? '' : text.slice(at + match.length)
  },
  replace: (run: Run, input: string, pattern: string, replacement: string, flags = '') =>
    replace(input, pattern, replacement, flags, run),
  contains: (run: Run, text: string, match: string) => {
    run.spendText(text.length)
    return text.includes(match)
  },
  'starts with': (run: Run, text: string, match: string) => {
    run.spendText(match.length)
    return text.startsWith(match)
  },
  'ends with': (run: Run, text: string, match: string) => {
    run.spendText(match.length)
    return text.endsWith(match)
  },
  matches: (run: Run, input: string, pattern: string, flags = '') => matches(input, pattern, flags, run),
  split: (run: Run, text: string, delimiter: string) => split(text, delimiter, run),
  'string join': (run: Run, list: readonly FeelValue[], delimiter = '') => {
    run.spendList(list.length)
    const texts = list.filter(item => item !== null)
    for (const text of texts) if (typeof text !== 'string') throw mismatched('string', text)
    const length = (texts as string[]).reduce((sum, text) => sum + text.length + delimiter.length, 0)
    run.spendText(length)
    return texts.join(delimiter)
  },
} satisfies Record<string, BuiltIn>

/** The text itself where code units are code points. */
function charactersOf(run: Run, text: string): string | string[] {
  run.spendText(text.length)
  if (!/[\ud800-\udfff]/.test(text)) return text
  run.spend(text.length >>> 1)
  return Array.from(text)
}
