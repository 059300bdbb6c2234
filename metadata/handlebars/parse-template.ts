/** The one door to Handlebars: a text as nodes with places, or what is wrong with it. Nothing of it is ever compiled. */
import { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js'

import { didYouMean } from '../did-you-mean.ts'
import type { TemplateDialect } from './dialects.ts'
import {
  type LoopData,
  loopData,
  type Segment,
  type TemplateCall,
  type TemplateNode,
  type TemplatePath,
  type TemplateProblem,
  type TemplateTerm,
} from './template-node.ts'

export interface ParsedTemplate {
  /** undefined when the text cannot be read at all. */
  readonly nodes: readonly TemplateNode[] | undefined
  readonly problems: readonly TemplateProblem[]
}

const blocks = ['each', 'if', 'unless'] as const
const deepest = 20
const mostTags = 1000
const known = new WeakMap<TemplateDialect, Map<string, ParsedTemplate>>()
const mostKept = 500

/** Parsed once for the same text. */
export function parseTemplate(text: string, dialect: TemplateDialect): ParsedTemplate {
  const kept = known.get(dialect) ?? new Map<string, ParsedTemplate>()
  known.set(dialect, kept)
  const found = kept.get(text)
  if (found) return found
  const parsed = parseOnce(text, dialect)
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
  kept.set(text, parsed)
  return parsed
}

function parseOnce(text: string, dialect: TemplateDialect): ParsedTemplate {
  if (isTooMuch(text)) {
    const en = `A text has at most ${mostTags} values and blocks, and blocks are at most ${deepest} deep.`
    const zh = `文本最多包含 ${mostTags} 个值和块，块最多嵌套 ${deepest} 层。`
    return { nodes: undefined, problems: [{ from: 0, to: text.length, en, zh }] }
  }
  let program: hbs.AST.Program
  try {
    program = parse(text)
  } catch (error) {
    return { nodes: undefined, problems: [syntaxProblem(text, error as Error)] }
  }
  const reader = createReader(text, dialect)
  const nodes = reader.nodes(program)
  return { nodes, problems: reader.problems }
}

/** Asked before anything is parsed: the parser takes ever longer with what stays open. */
function isTooMuch(text: string): boolean {
  let open = 0
  let count = 0
  for (const [tag] of text.matchAll(/\{\{~?[#^/]?/g)) {
    if (++count > mostTags) return true
    if (/[#^]$/.test(tag)) open++
    else if (tag.endsWith('/')) open = Math.max(0, open - 1)
    if (open > deepest) return true
  }
  return false
}

/** The message of the parser begins with a line of its own about the line. */
function syntaxProblem(text: string, error: Error): TemplateProblem {
  const line = Number(/on line (\d+)/.exec(error.message)?.[1] ?? /- (\d+):\d+$/.exec(error.message)?.[1] ?? 1)
  const starts = lineStarts(text)
  const from = starts[line - 1] ?? 0
  return {
    from,
    to: starts[line] ?? text.length,
    en: `Line ${line} cannot be read: braces or a block are not closed, or a name is misspelt.`,
    zh: `第 ${line} 行无法识别：花括号或块没有闭合，或名称有误。`,
  }
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map(match => match.index + match[0].length)]
}

function createReader(text: string, dialect: TemplateDialect) {
  const hasHelpers = Object.keys(dialect.helpers).length > 0
  const problems: TemplateProblem[] = []
  const starts = lineStarts(text)
  const at = ({ line, column }: hbs.AST.Position) => (starts[line - 1] ?? 0) + column
  const refuse = ({ loc }: hbs.AST.Node, en: string, zh: string): TemplateNode[] => {
    problems.push({ from: at(loc.start), to: at(loc.end), en, zh })
    return []
  }

  function nodes(program: hbs.AST.Program): TemplateNode[] {
    return program.body.flatMap(node)
  }

  function node(statement: hbs.AST.Statement): TemplateNode[] {
    switch (statement.type) {
      case 'ContentStatement':
        return [{ kind: 'text', text: (statement as hbs.AST.ContentStatement).value }]
      case 'CommentStatement':
        return []
      case 'MustacheStatement':
        return value(statement as hbs.AST.MustacheStatement)
      case 'BlockStatement':
        return block(statement as hbs.AST.BlockStatement)
      default:
        return refuse(statement, 'Templates inside templates are not supported.', '不支持在模板中引用其他模板。')
    }
  }

  function value(statement: hbs.AST.MustacheStatement): TemplateNode[] {
    const { params, hash, escaped } = statement
    if (!escaped)
      return refuse(statement, 'Values are always escaped: write {{name}}.', '值总是会转义：请写作 {{name}}。')
    if (params.length > 0 || hash) {
      const called = hasHelpers ? call(statement) : undefined
      if (called) return [called]
      if (hasHelpers) return []
      return refuse(statement, 'Only values can be shown: there are no helpers.', '只能显示值，没有辅助函数。')
    }
    const path = pathOf(statement.path)
    return path ? [{ kind: 'value', path }] : refuse(statement, 'This is not the name of a value.', '这不是值的名称。')
  }

  function block(statement: hbs.AST.BlockStatement): TemplateNode[] {
    const kind = blocks.find(name => name === (statement.path as hbs.AST.PathExpression).original)
    const [first] = statement.params
    if (!kind) return refuse(statement, 'The blocks are each, if and unless.', '可用的块为 each、if 和 unless。')
    const body = statement.program ? nodes(statement.program) : []
    const otherwise = statement.inverse ? nodes(statement.inverse) : []
    if (hasHelpers && kind !== 'each' && first?.type === 'SubExpression' && statement.params.length === 1) {
      const called = call(first as hbs.AST.SubExpression)
      return called ? [{ kind: 'test', call: called, negated: kind === 'unless', body, otherwise }] : []
    }
    const named = kind === 'each' ? namedTerms(statement.hash, dialect.eachNames) : new Map<string, TemplateTerm>()
    const isPlain = !statement.hash || (kind === 'each' && dialect.eachNames.length > 0)
    const path = first && statement.params.length === 1 && isPlain ? pathOf(first) : undefined
    if (!path || statement.program?.blockParams?.length) {
      return refuse(statement, `After ${kind} stands one name.`, `${kind} 之后只能写一个名称。`)
    }
    if (kind !== 'each') return [{ kind, path, body, otherwise }]
    return [{ kind, path, named, body, otherwise }]
  }

  /** undefined when it was refused. */
  function call(expression: hbs.AST.MustacheStatement | hbs.AST.SubExpression): TemplateCall | undefined {
    const helper = String((expression.path as hbs.AST.PathExpression).original)
    const shape = Object.hasOwn(dialect.helpers, helper) ? dialect.helpers[helper] : undefined
    if (!shape) {
      const [near] = didYouMean(helper, Object.keys(dialect.helpers))
      const [en, zh] = near ? [` Did you mean ${near}?`, `是否想写 ${near}？`] : ['', '']
      refuse(expression, `There is no helper "${helper}".${en}`, `没有名为“${helper}”的辅助函数。${zh}`)
      return undefined
    }
    const [least, most] = shape.terms
    const count = expression.params.length
    if (count < least || count > most) {
      const wanted = least === most ? String(least) : `${least}–${most}`
      refuse(expression, `After ${helper} stand ${wanted} values.`, `${helper} 之后应写 ${wanted} 个值。`)
      return undefined
    }
    const terms = expression.params.map(term)
    const named = namedTerms(expression.hash, shape.named)
    if (terms.includes(undefined)) return undefined
    const [from, to] = [at(expression.loc.start), at(expression.loc.end)]
    return { kind: 'call', helper, terms: terms as TemplateTerm[], named, from, to }
  }

  function namedTerms(hash: hbs.AST.Hash | undefined, names: readonly string[]): Map<string, TemplateTerm> {
    const found = new Map<string, TemplateTerm>()
    for (const pair of hash?.pairs ?? []) {
      const value = names.includes(pair.key) ? term(pair.value) : undefined
      if (value) found.set(pair.key, value)
      else if (!names.includes(pair.key) && names.length > 0) {
        const list = names.join(', ')
        refuse(pair, `There is no "${pair.key}" here; there are ${list}.`, `此处没有“${pair.key}”；可用：${list}。`)
      } else if (hasHelpers && !names.includes(pair.key)) {
        refuse(pair, `Nothing called "${pair.key}" can be said here.`, `此处不能使用“${pair.key}”。`)
      }
    }
    return found
  }

  function term(expression: hbs.AST.Expression): TemplateTerm | undefined {
    const [from, to] = [at(expression.loc.start), at(expression.loc.end)]
    switch (expression.type) {
      case 'SubExpression':
        return call(expression as hbs.AST.SubExpression)
      case 'StringLiteral':
      case 'NumberLiteral':
      case 'BooleanLiteral':
        return { kind: 'constant', value: (expression as hbs.AST.StringLiteral).value, from, to }
      case 'NullLiteral':
      case 'UndefinedLiteral':
        return { kind: 'constant', value: null, from, to }
      default: {
        const path = pathOf(expression)
        if (path) return { kind: 'path', path }
        refuse(expression, 'This is not the name of a value.', '这不是值的名称。')
        return undefined
      }
    }
  }

  function pathOf(expression: hbs.AST.Node): TemplatePath | undefined {
    if (expression.type !== 'PathExpression') return undefined
    const from = at(expression.loc.start)
    const to = at(expression.loc.end)
    return scanPath(text.slice(from, to), from)
  }

  return { nodes, problems }
}

/** A path as it is written; undefined where it is none of ours. */
function scanPath(text: string, from: number): TemplatePath | undefined {
  const to = from + text.length
  if (text.startsWith('@')) {
    const data = loopData.find(name => name === text.slice(1))
    return data && { segments: [], up: 0, isThis: false, data: data satisfies LoopData, from, to }
  }
  const [before = '', ups = '', own = ''] = /^((?:\.\.\/)*)(?:(this|\.)(?:[./]|$))?/.exec(text) ?? []
  const segments: Segment[] = []
  let position = before.length
  while (position < text.length) {
    const [whole, inner, plain] = /^(?:\[([^\]]*)\]|([^./[\]]+))(?:[./]|$)/.exec(text.slice(position)) ?? []
    const name = inner ?? plain
    if (whole === undefined || name === undefined) return undefined
    const length = inner === undefined ? name.length : name.length + 2
    segments.push({ name, from: from + position, to: from + position + length, bracketed: inner !== undefined })
    position += whole.length
  }
  if (segments.length === 0 && own === '') return undefined
  return { segments, up: ups.length / 3, isThis: own !== '', from, to }
}
