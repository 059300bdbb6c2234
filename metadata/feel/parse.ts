/**
 * The only door to lezer-feel: text → the tree of `syntax.ts`, or the first thing that is wrong with it. The parser
 * recovers from every fault and reads some texts more generously than the standard; here such texts are problems.
 * Sizes are looked at before the parser runs, because its time grows with the square of what is nested.
 */
import { parser, trackVariables } from 'lezer-feel'
import { builtIns } from './built-ins.ts'
import { normalizeName } from './names.ts'
import { misplaced, ParseFault } from './parse-fault.ts'
import type { ExpressionProblem } from './problem.ts'
import { readTree, readUnaryTests } from './read-tree.ts'
import type { Expression } from './syntax.ts'
import type { Source } from './written-names.ts'

export interface ParsedExpression {
  /** Null exactly when there are problems. */
  readonly expression: Expression | null
  readonly problems: readonly ExpressionProblem[]
}

const maxLength = 10_000
const maxTokens = 2_000
const maxBrackets = 100
const maxDepth = 250

/** Parses an expression. `names` are names in scope that hold spaces or signs; others need not be told. */
export function parseExpression(text: string, names: readonly string[] = []): ParsedExpression {
  if (names.length > 0) return parse(text, 'Expression', names)
  let known = parsed.get(text)
  if (!known) {
    known = parse(text, 'Expression', names)
    if (parsed.size >= maxRemembered) parsed.clear()
    parsed.set(text, known)
  }
  return known
}

/** Parses unary tests (a cell of a decision table): a condition on `?`. */
export function parseUnaryTests(text: string, names: readonly string[] = []): ParsedExpression {
  return parse(text, 'UnaryTests', names)
}

/** The parser has to be told names that hold spaces: of functions, and of members of times and ranges (DMN 1.5, table 65). */
const namesOfWords = [
  ...[...builtIns.keys()].filter(name => name.includes(' ')),
  'time offset',
  'start included',
  'end included',
]

const maxRemembered = 5_000
const parsed = new Map<string, ParsedExpression>()

const grammarOf = (top: string, names: readonly string[]) =>
  parser.configure({
    top,
    contextTracker: trackVariables(Object.fromEntries([...namesOfWords, ...names].map(name => [name, 1]))),
  })
const grammars = { Expression: grammarOf('Expression', []), UnaryTests: grammarOf('UnaryTests', []) }

function parse(text: string, top: 'Expression' | 'UnaryTests', names: readonly string[]): ParsedExpression {
  try {
    assertSize(text)
    const grammar = names.length > 0 ? grammarOf(top, names) : grammars[top]
    const source = readable(text, grammar, names)
    return { expression: top === 'Expression' ? readTree(source) : readUnaryTests(source), problems: [] }
  } catch (fault) {
    if (fault instanceof ParseFault) return { expression: null, problems: [fault.problem] }
    throw fault
  }
}

function readable(text: string, grammar: typeof parser, names: readonly string[]): Source {
  const known = new Set([...namesOfWords, ...names].map(normalizeName))
  const tree = grammar.parse(text)
  let fault = faultOf(text, tree)
  // The grammar has no `range<T>` (DMN 1.5, rule 53); read as `list<T>`, the word is told from the text.
  if (fault && text.search(rangeType) >= 0) {
    const other = grammar.parse(text.replaceAll(rangeType, ' list'))
    if (!faultOf(text, other)) return { text, top: other.topNode, known }
  }
  if (fault?.problem.code === 'expression/syntax') fault = new ParseFault(unfinished(text) ?? fault.problem)
  if (fault) throw fault
  return { text, top: tree.topNode, known }
}

const rangeType = /\brange(?=\s*<)/g

/** The first node that the parser could not place, or a tree that is nested too deeply. */
function faultOf(text: string, tree: ReturnType<typeof parser.parse>): ParseFault | undefined {
  let fault: ParseFault | undefined
  let depth = 0
  tree.iterate({
    enter(node) {
      depth += 1
      if (fault) return false
      if (node.type.isError) fault = misplacedAt(text, node.from, node.to)
      else if (depth > maxDepth) fault = new ParseFault(tooLarge(node.from, node.to))
      return undefined
    },
    leave() {
      depth -= 1
    },
  })
  return fault
}

function misplacedAt(text: string, from: number, to: number): ParseFault {
  const rest = text.slice(from)
  const gap = rest.length - rest.trimStart().length
  const start = from === to ? from + gap : from
  if (start >= text.trimEnd().length) return new ParseFault(tooEarly(text))
  const word = /^(?:"[^"\n]*"?|[\p{L}\p{N}_]+|\.\.|\*\*|[<>!]=|\S)/u.exec(text.slice(start))?.[0] ?? ''
  return misplaced(word, start)
}

function tooEarly(text: string): ExpressionProblem {
  const end = text.trimEnd().length
  const empty = end === 0
  return {
    from: end,
    to: end,
    code: 'expression/syntax',
    en: empty ? 'There is no expression.' : 'The expression ends too early: something is missing here.',
    zh: empty ? '表达式为空。' : '表达式不完整：此处缺少内容。',
  }
}

/** A string or comment without an end: what the parser says about the rest would only confuse. */
function unfinished(text: string): ExpressionProblem | undefined {
  for (const { 0: token, index: from } of text.matchAll(tokens)) {
    const of = (en: string, zh: string): ExpressionProblem => ({
      from,
      to: text.length,
      code: 'expression/syntax',
      en,
      zh,
    })
    if (token === '"') {
      return of(
        'A text begins here and has no end: a second " is missing on this line.',
        '文本从这里开始但没有结束：本行缺少第二个 "。',
      )
    }
    if (token === '/*')
      return of('A comment begins here and has no end: */ is missing.', '注释从这里开始但没有结束：缺少 */。')
    if (/^[“”‘’]/u.test(token)) {
      return { ...of('Texts stand between straight quotes: "…".', '文本须使用英文直引号："…"。'), to: from + 1 }
    }
  }
  return undefined
}

const tokens = /"(?:[^"\\\n]|\\[^\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|\/\*|[\p{L}\p{N}_]+|\S/gu

function assertSize(text: string): void {
  if (text.length > maxLength) throw new ParseFault(tooLarge(maxLength, text.length))
  let count = 0
  let open = 0
  for (const { 0: token, index } of text.matchAll(tokens)) {
    count += 1
    if (token === '(' || token === '[' || token === '{') open += 1
    else if (token === ')' || token === ']' || token === '}') open = Math.max(0, open - 1)
    if (count > maxTokens || open > maxBrackets) throw new ParseFault(tooLarge(index, index + token.length))
  }
}

const tooLarge = (from: number, to: number): ExpressionProblem => ({
  from,
  to,
  code: 'expression/too-large',
  en: 'The expression is too large or too deeply nested; split it into several fields.',
  zh: '表达式过长或嵌套过深，请拆分为多个字段。',
})
