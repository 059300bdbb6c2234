/**
 * Regular expressions of `matches`, `replace` and `split`: XPath's flags over RE2, whose time grows linearly with the
 * text. What RE2 cannot do (back references, looking around) or would read otherwise than XPath is a fault.
 */
import { RE2JS, RE2JSException } from 're2js'

import { ExpressionFault } from '../expression-fault.ts'
import type { Run } from '../run.ts'

/** Whether the pattern is found in a text. */
export function matches(input: string, pattern: string, flags: string, run: Run): boolean {
  return prepare(input, pattern, flags, run).matcher(input).find()
}

/** The text with each match replaced; `$1` in the replacement is a group, `$0` the match, `\$` a dollar. */
export function replace(input: string, pattern: string, replacement: string, flags: string, run: Run): string {
  const matcher = prepare(input, pattern, flags, run).matcher(input)
  const template = readReplacement(replacement)
  let text = ''
  let end = 0
  while (matcher.find()) {
    run.spend(8)
    text += input.slice(end, matcher.start())
    for (const part of template) {
      text += typeof part === 'string' ? part : part <= matcher.groupCount() ? (matcher.group(part) ?? '') : ''
    }
    end = matcher.end()
    run.spendText(text.length >>> 6)
    if (text.length > run.limits.textLength) run.spendText(text.length)
  }
  text += input.slice(end)
  run.spendText(text.length)
  return text
}

/** The parts of a text between the matches. */
export function split(input: string, pattern: string, run: Run): readonly string[] {
  const matcher = prepare(input, pattern, '', run).matcher(input)
  const parts: string[] = []
  let end = 0
  while (matcher.find()) {
    run.spend(8)
    // An empty match separates characters, but nothing from the ends of the text.
    if (matcher.start() === matcher.end() && (matcher.start() === 0 || matcher.start() === input.length)) continue
    parts.push(input.slice(end, matcher.start()))
    end = matcher.end()
  }
  run.spendList(parts.length)
  return [...parts, input.slice(end)]
}

const known = new Map<string, RE2JS>()

function prepare(input: string, pattern: string, flags: string, run: Run): RE2JS {
  const key = `${flags}/${pattern}`
  let compiled = known.get(key)
  if (!compiled) {
    run.spend(200 + 20 * pattern.length)
    compiled = compile(pattern, flags)
    if (known.size >= 500) known.clear()
    known.set(key, compiled)
  }
  run.spend(Math.ceil((input.length * compiled.programSize()) / 8))
  return compiled
}

const flagsOfRe2: Readonly<Record<string, number>> = {
  s: RE2JS.DOTALL,
  m: RE2JS.MULTILINE,
  i: RE2JS.CASE_INSENSITIVE,
  x: 0,
}

function compile(pattern: string, flags: string): RE2JS {
  let bits = 0
  for (const flag of flags) {
    const bit = flagsOfRe2[flag]
    if (bit === undefined) throw new ExpressionFault('unsupported-flag', { name: flag })
    bits |= bit
  }
  try {
    return RE2JS.compile(readPattern(pattern, flags.includes('x')), bits)
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error
    throw new ExpressionFault('unsupported-pattern', { reason: error.message })
  }
}

/** Without white space when it does not count; refuses XPath's own notations that RE2 takes for something else. */
function readPattern(pattern: string, withoutSpace: boolean): string {
  let text = ''
  let inClass = false
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at]!
    if (character === '\\') {
      text += pattern.slice(at, at + 2)
      at++
      continue
    }
    if (character === '[' && inClass && text.endsWith('-')) {
      throw new ExpressionFault('unsupported-pattern', { reason: `-[ (${at + 1})` })
    }
    if (character === '[') inClass = true
    else if (character === ']') inClass = false
    if (!(withoutSpace && !inClass && /\s/.test(character))) text += character
  }
  return text
}

function readReplacement(replacement: string): readonly (string | number)[] {
  return [...replacement.matchAll(/\\(.)|\$(\d)|[^\\$]+|[\\$]/gsu)].map(([whole, escaped, group]) =>
    group !== undefined ? Number(group) : escaped !== undefined && /[\\$]/.test(escaped) ? escaped : whole,
  )
}
