/** Expressions that would take all there is, and the codes of the faults that they may end with. */

/** Each ends with one of its codes; how soon is measured by `npm run bench -- --only feel`. */
export const hostile: readonly (readonly [expression: string, ...codes: string[]])[] = [
  ['for i in 1..1000000000 return i', 'too-many-steps'],
  ['count(for i in 1..1000000000 return i)', 'too-many-steps'],
  ['for i in [1..1000000000] return i', 'too-many-steps'],
  ['for i in @"0001-01-01"..@"9999-12-31" return i', 'too-many-steps'],
  ['some i in 1..100000, j in 1..100000, k in 1..100000 satisfies i + j + k < 0', 'too-many-steps'],
  ['every i in 1..100000 satisfies every j in 1..100000 satisfies i * j > 0', 'too-many-steps'],
  ['(function(f) f(f))(function(f) f(f))', 'too-deep'],
  ['{f: function(f, s) if string length(s) > 10000000 then s else f(f, s + s), r: f(f, "ab")}.r', 'text-too-long'],
  ['for i in 1..60 return if i = 1 then "ab" else partial[-1] + partial[-1]', 'text-too-long'],
  [
    'for i in 1..60 return if i = 1 then [1] else concatenate(partial[-1], partial[-1])',
    'list-too-long',
    'too-many-steps',
  ],
  ['2**999999999', 'number-too-large'],
  ['(-2)**999999999', 'number-too-large'],
  ['exp(99999999999)', 'number-too-large'],
  ['for i in 1..100000 return 1.0000001**1234567.89', 'too-many-steps'],
  ['for i in 1..100000 return modulo(10**6000, i)', 'too-many-steps'],
  ['for i in 1..100000 return string(10**6000)', 'too-many-steps'],
  ['matches("a", "((((a{30}){30}){30}){30})")', 'unsupported-pattern'],
  ['matches(string join(for i in 1..9000 return "aaaaaaaaaa"), "^((a+)+)+$")', 'too-many-steps'],
  [
    'replace(string join(for i in 1..5000 return "aaaaaaaaaa"), "a", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")',
    'too-many-steps',
  ],
  ['for i in 1..100000 return matches("abc", "a" + string(i))', 'too-many-steps'],
  ['sort(for i in 1..5000 return modulo(i * 7919, 10007), function(a, b) modulo(a + b, 2) = 0)', 'too-many-steps'],
  ['string(for i in 1..60 return [partial[-1], partial[-1]])', 'too-many-steps'],
  ['flatten(for i in 1..60 return [partial[-1], partial[-1]])', 'too-many-steps'],
  [
    '(for i in 1..40 return [partial[-1], partial[-1]]) = (for i in 1..40 return [partial[-1], partial[-1]])',
    'too-many-steps',
  ],
  ['string((for i in 1..2000 return {a: partial[-1]})[-1])', 'too-deep'],
  ['(for i in 1..2000 return {a: partial[-1]})[-1] = (for i in 1..2000 return {a: partial[-1]})[-1]', 'too-deep'],
  ['flatten((for i in 1..2000 return [partial[-1]])[-1])', 'too-deep'],
  ['for i in 1..20000 return context put(if i = 1 then {} else partial[-1], "k" + string(i), i)', 'too-many-steps'],
  ['for i in 1..10000 return partial', 'too-many-steps'],
  ['for i in 1..100000 return @"2024-01-01T00:00:00@Europe/Berlin" + duration("PT1H") * i', 'too-many-steps'],
  ['distinct values(for i in 1..5000 return [i])', 'too-many-steps'],
  ['@"2024-01-01" + duration("P999999999Y")', 'out-of-range'],
  ['duration("P1D") * 10**6000', 'out-of-range'],
  [
    'for t in [(for i in 1..19 return if i = 1 then "a" else partial[-1] + partial[-1])[-1]] return count(for i in 1..100000 return t + "b" < t + "c")',
    'too-many-steps',
  ],
  [
    'for t in [(for i in 1..19 return if i = 1 then "a" else partial[-1] + partial[-1])[-1]] return count(for i in 1..100000 return t + "b" in [t..t])',
    'too-many-steps',
  ],
  [
    'for t in [(for i in 1..19 return if i = 1 then "a" else partial[-1] + partial[-1])[-1]] return count(for i in 1..100000 return min(t + "b", t))',
    'too-many-steps',
  ],
  [
    'for t in [(for i in 1..19 return if i = 1 then "a" else partial[-1] + partial[-1])[-1]] return count(for i in 1..100000 return get value({a: 1}, t))',
    'too-many-steps',
  ],
]
