/** Which regular expressions may run on people's input. */
import { describe, expect, test } from 'vitest'

import { patternFault } from '#metadata/pattern-fault.ts'

describe('accepted', () => {
  test.each([
    '[A-Z]{2}\\d{4}',
    '\\d{3,4}-?\\d{7,8}',
    '(\\+?86)?1[3-9]\\d{9}',
    '^[a-z0-9._%+-]+@[a-z0-9-]+\\.[a-z]{2,}$',
    '[^@]+@.+',
    '(com|cn|net)',
    '(\\d{1,3}\\.){3}\\d{1,3}',
    '-?\\d+(\\.\\d+)?',
    '[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-HJ-NPQRTUWXY]{10}',
    '[\\p{L}]+',
    '\\u{4e2d}+[\\]a-]*',
    '(?<year>\\d{4})-\\d\\d',
    '(,\\d{3})*',
    '.*',
    '',
  ])('%s', pattern => {
    expect(patternFault(pattern)).toBeUndefined()
  })
})

describe('refused', () => {
  test.each([
    ['[', 'not a regular expression'],
    ['\\p{Nonsense}', 'not a regular expression'],
    ['a)(', 'not a regular expression'],
    ['(x)\\1', 'refers back'],
    ['(?<n>a)\\k<n>', 'refers back'],
    ['(?=a)b', 'looks around'],
    ['(?<!a)b', 'looks around'],
    ['(a+)+', 'repeats what already repeats'],
    ['(\\w+\\s?)+', 'repeats what already repeats'],
    ['(a?)*', 'repeats what already repeats'],
    ['((a{1,9}){1,9}){1,9}', 'repeats what already repeats'],
    ['(a{999}){999}', 'repeats what already repeats'],
    ['(a|a)*', 'begin alike'],
    ['((a|b)|(a|c))*', 'begin alike'],
    ['(a|a)'.repeat(30), 'begin alike'],
    ['\\d+\\d+$', 'compete'],
    ['.*.*.*x', 'compete'],
    ['(ab)*(ab)*', 'compete'],
    ['\\w*贝*\\w*', 'compete'],
    ['a?'.repeat(30), 'compete'],
  ])('%s', (pattern, reason) => {
    const fault = patternFault(pattern)
    expect(fault?.en).toContain(reason)
    expect(fault?.zh).toMatch(/\p{Script=Han}/u)
  })
})
