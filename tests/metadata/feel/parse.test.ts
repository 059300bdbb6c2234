import { describe, expect, it } from 'vitest'
import { parseExpression, parseUnaryTests } from '#metadata/feel/parse.ts'
import type { Expression } from '#metadata/feel/syntax.ts'
import { print } from './print.ts'

/** The tree, fully parenthesised. */
const read = (text: string, names: string[] = []) => {
  const { expression, problems } = parseExpression(text, names)
  expect(problems).toEqual([])
  return print(expression as Expression)
}
const readTests = (text: string) => print(parseUnaryTests(text).expression as Expression)
const problemsOf = (text: string, names: string[] = []) =>
  parseExpression(text, names).problems.map(({ from, to, en }) => [from, to, en])

describe('every rule of the grammar', () => {
  it.each([
    // literals
    ['1', '1'],
    ['.5', '.5'],
    ['1.5e-3', '1.5e-3'],
    ['-1', '(-1)'],
    ['- 1', '(-1)'],
    ['true', 'true'],
    ['null', 'null'],
    ['"a\\"b"', '"a\\"b"'],
    ['"\\u4e2d\\u{1F600}\\U01F600\\n\\d"', '"中😀😀\\n\\\\d"'],
    ['@"2026-11-22"', '@"2026-11-22"'],
    // names
    ['order', 'order'],
    ['订单', '订单'],
    ['string   length("a")', 'string length("a")'],
    ['date and time("2026-11-22T10:00:00")', 'date and time("2026-11-22T10:00:00")'],
    ['date(2026, 11, 22)', 'date(2026, 11, 22)'],
    ['years and months duration(from: a, to: b)', 'years and months duration(from: a, to: b)'],
    ['a.date and b.time', '((a.date) and (b.time))'],
    ['{first name: 1}.first name', '({first name: 1}.first name)'],
    ['{"x y": 1, a+b: 2}', '{x y: 1, a+b: 2}'],
    // arithmetic
    ['1 + 2 * 3 ** 4', '(1 + (2 * (3 ** 4)))'],
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['2 ** 3 ** 2', '((2 ** 3) ** 2)'],
    ['-a ** 2', '((-a) ** 2)'],
    ['a-1', '(a - 1)'],
    ['(1 + 2) / 3', '((1 + 2) / 3)'],
    // comparisons and words
    ['a = 1 and b != 2 or c', '(((a = 1) and (b != 2)) or c)'],
    ['a or b and c', '(a or (b and c))'],
    ['a between 1 and 2 and b', '((a between 1 and 2) and b)'],
    ['a in (1, > 3, [1..3], null)', '(a in (1, > 3, [1..3], null))'],
    ['a in [1, 2]', '(a in [1, 2])'],
    ['a in > 3', '(a in > 3)'],
    ['a in [1, 2] and b', '((a in [1, 2]) and b)'],
    ['a in > 3 and b', '((a in > 3) and b)'],
    ['a in [1..3] or b and c', '((a in [1..3]) or (b and c))'],
    ['z and a in b or c', '((z and (a in b)) or c)'],
    ['z and a in b and c or d and e', '((z and ((a in b) and c)) or (d and e))'],
    ['z and (a in b or c)', '(z and ((a in b) or c))'],
    ['a in b = c', '((a in b) = c)'],
    ['not(a in b)', 'not((a in b))'],
    ['if a then b else if c then d else e', '(if a then b else (if c then d else e))'],
    ['if a in [1] or b then 1 else 2', '(if ((a in [1]) or b) then 1 else 2)'],
    // lists, ranges, contexts, functions
    ['[1, "a", []]', '[1, "a", []]'],
    ['[1..3]', '[1..3]'],
    ['(1..3]', '(1..3]'],
    [']1..3[', '(1..3)'],
    ['[a.b..c + 1)', '[(a.b)..(c + 1))'],
    ['(< 5)', '(..5)'],
    ['(>= 5)', '[5..)'],
    ['(= 5)', '[5..5]'],
    ['a[1]', 'a[1]'],
    ['a.b[c > 1].d[-1]', '((a.b)[(c > 1)].d)[(-1)]'],
    ['{a: 1, b: a + 1}.b', '({a: 1, b: (a + 1)}.b)'],
    ['function(a, b: number) a + b', '(function(a, b: number) (a + b))'],
    ['f(1)(2)', 'f(1)(2)'],
    ['for x in a, y in 1..3 return x + y', '(for x in a, y in 1..3 return (x + y))'],
    ['for x in [1] return partial', '(for x in [1] return partial)'],
    ['some x in a satisfies x > 1', '(some x in a satisfies (x > 1))'],
    ['every x in a, y in b satisfies x = y', '(every x in a, y in b satisfies (x = y))'],
    ['a instance of number', '(a instance of number)'],
    ['a instance of date and time', '(a instance of date and time)'],
    ['a instance of years and months duration', '(a instance of years and months duration)'],
    ['a instance of list<context<b: range<number>>>', '(a instance of list<context<b: range<number>>>)'],
    ['a instance of function<number, string> -> boolean', '(a instance of function<number, string> -> boolean)'],
    // comments and white space
    ['a /* one */ + // two\n b', '(a + b)'],
    ['if a\nthen b\nelse c', '(if a then b else c)'],
  ])('%s', (text, tree) => {
    expect(read(text)).toBe(tree)
  })

  it.each([
    ['-', 'true'],
    ['1', '(? in 1)'],
    ['> 3, < 1, "a", [2..3)', '(? in (> 3, < 1, "a", [2..3)))'],
    ['not(1, > 3)', 'not((? in (1, > 3)))'],
    ['? > 3 and ? < 9', '(? in ((? > 3) and (? < 9)))'],
    ['starts with(?, "a")', '(? in starts with(?, "a"))'],
  ])('unary tests %s', (text, tree) => {
    expect(readTests(text)).toBe(tree)
  })

  it('knows names of several words that it is told', () => {
    expect(read('order size > 1', ['order size'])).toBe('(order size > 1)')
    expect(problemsOf('order size > 1')).toEqual([
      [6, 10, 'Something is missing between “order” and “size”, such as an operator, a comma or parentheses.'],
    ])
  })

  it('says where each part stands', () => {
    const { expression } = parseExpression('a in [1, 2] and b > "x"')
    expect(expression).toMatchObject({
      kind: 'and',
      from: 0,
      to: 23,
      left: { kind: 'in', from: 0, to: 11, value: { from: 0, to: 1 }, tests: [{ from: 5, to: 11 }] },
      right: { kind: 'comparison', from: 16, to: 23, right: { from: 20, to: 23 } },
    })
  })
})

describe('what is wrong, and where', () => {
  const missing = 'The expression ends too early: something is missing here.'
  const misplaced = (word: string) => `“${word}” does not fit here.`
  it.each([
    ['', 0, 0, 'There is no expression.'],
    ['  // nothing', 12, 12, missing],
    ['a +', 3, 3, missing],
    ['a and ', 5, 5, missing],
    ['if a then b', 11, 11, missing],
    ['[1, 2', 5, 5, missing],
    ['a = = 3', 4, 5, misplaced('=')],
    ['> 3', 0, 1, misplaced('>')],
    ['(!= 3)', 1, 3, misplaced('!=')],
    ['+3', 0, 1, misplaced('+')],
    ['a b', 2, 3, 'Something is missing between “a” and “b”, such as an operator, a comma or parentheses.'],
    ['not a', 4, 5, 'Something is missing between “not” and “a”, such as an operator, a comma or parentheses.'],
    ['3 4', 2, 3, misplaced('4')],
    ['(1, 2)', 2, 3, misplaced(',')],
    ['a)', 1, 2, misplaced(')')],
    ['f(a: 1, 2)', 8, 9, misplaced('2')],
    ['a.', 2, 2, missing],
    ['a == 3', 3, 4, misplaced('=')],
    ['a && b', 2, 3, misplaced('&')],
    ['"abc', 0, 4, 'A text begins here and has no end: a second " is missing on this line.'],
    ['a + /* b', 4, 8, 'A comment begins here and has no end: */ is missing.'],
    ['a = “b”', 4, 5, 'Texts stand between straight quotes: "…".'],
    ['function(a) external {}', 12, 20, 'Functions of Java or PMML are not available.'],
  ])('%s', (text, from, to, en) => {
    expect(problemsOf(text)).toEqual([[from, to, en]])
  })

  it.each([
    '('.repeat(10_000),
    '['.repeat(10_000),
    '{a:'.repeat(3_300),
    '-'.repeat(10_000),
    `${'a and '.repeat(1_600)}a`,
    `${'not('.repeat(400)}a${')'.repeat(400)}`,
    `${'if a then '.repeat(300)}b`,
    `${'a.'.repeat(900)}a`,
    'a'.repeat(10_001),
  ])('refuses what is too large: %.12s…', text => {
    expect(problemsOf(text)[0]?.[2]).toMatch(/^(The expression is too large|The expression ends too early)/)
    expect(parseExpression(text).expression).toBeNull()
  })

  it('takes what is large within reason', () => {
    expect(problemsOf(Array.from({ length: 200 }, (_, index) => `a${index} = ${index}`).join(' or '))).toEqual([])
    expect(problemsOf(`[${Array.from({ length: 900 }, (_, index) => index).join(',')}]`)).toEqual([])
    expect(problemsOf(`"${'x'.repeat(9_000)}"`)).toEqual([])
  })

  it('has words in both languages for every problem', () => {
    expect(parseExpression('a +').problems[0]?.zh).toBe('表达式不完整：此处缺少内容。')
  })
})
