/** The one door to Handlebars: a text as nodes with places, or what is wrong with it. Nothing of it is ever compiled. */
import { parse } from 'handlebars/dist/cjs/handlebars/compiler/base.js'

import {
  type LoopData,
  loopData,
  type Segment,
  type TemplateNode,
  type TemplatePath,
  type TemplateProblem,
} from './template-node.ts'

export interface ParsedTemplate {
  /** undefined when the text cannot be read at all. */
  readonly nodes: readonly TemplateNode[] | undefined
  readonly problems: readonly TemplateProblem[]
}

const blocks = ['each', 'if', 'unless'] as const
const deepest = 20
const mostTags = 1000
const kept = new Map<string, ParsedTemplate>()
const mostKept = 500

/** Parsed once for the same text. */
export function parseTemplate(text: string): ParsedTemplate {
  const found = kept.get(text)
  if (found) return found
  const parsed = parseOnce(text)
  if (kept.size >= mostKept) kept.delete(kept.keys().next().value ?? '')
  kept.set(text, parsed)
  return parsed
}

function parseOnce(text: string): ParsedTemplate {
  if (isTooMuch(text)) {
    const en = `A text has at most ${mostTags} values and blocks, and blocks are at most ${deepest} deep.`
    const zh = `文本最多包含 ${mostTags} 个值和块,块最多嵌套 ${deepest} 层。`
    return { nodes: undefined, problems: [{ from: 0, to: text.length, en, zh }] }
  }
  let program: hbs.AST.Program
  try {
    program = parse(text)
  } catch (error) {
    return { nodes: undefined, problems: [syntaxProblem(text, error as Error)] }
  }
  const reader = createReader(text)
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
    zh: `第 ${line} 行无法识别:花括号或块没有闭合,或名称有误。`,
  }
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map(match => match.index + match[0].length)]
}

function createReader(text: string) {
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
    if (params.length > 0 || hash) {
      return refuse(statement, 'Only values can be shown: there are no helpers.', '只能显示值,没有辅助函数。')
    }
    if (!escaped)
      return refuse(statement, 'Values are always escaped: write {{name}}.', '值总是会转义:请写作 {{name}}。')
    const path = pathOf(statement.path)
    return path ? [{ kind: 'value', path }] : refuse(statement, 'This is not the name of a value.', '这不是值的名称。')
  }

  function block(statement: hbs.AST.BlockStatement): TemplateNode[] {
    const kind = blocks.find(name => name === (statement.path as hbs.AST.PathExpression).original)
    const [first] = statement.params
    if (!kind) return refuse(statement, 'The blocks are each, if and unless.', '可用的块为 each、if 和 unless。')
    const path = first && statement.params.length === 1 && !statement.hash ? pathOf(first) : undefined
    if (!path || statement.program?.blockParams?.length) {
      return refuse(statement, `After ${kind} stands one name.`, `${kind} 之后只能写一个名称。`)
    }
    const body = statement.program ? nodes(statement.program) : []
    const otherwise = statement.inverse ? nodes(statement.inverse) : []
    return [{ kind, path, body, otherwise }]
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
