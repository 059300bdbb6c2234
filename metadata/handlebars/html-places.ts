/**
 * Where values stand in the HTML of a template, and markup that no document has. Values are escaped for texts and for
 * attributes in quotes; anywhere else they could become markup themselves, so there they are refused.
 */
import { documentDialect, reservedName } from './dialects.ts'
import type { TemplateNode, TemplateProblem } from './template-node.ts'

type State = 'text' | 'tag' | 'unquoted' | 'single' | 'double' | 'comment' | 'raw'

/** Elements that load, run or ask for something. */
const refusedElements =
  'script iframe frame object embed applet base link meta form input button textarea select template noscript portal audio video'
const refused = new RegExp(`<\\s*(${refusedElements.replaceAll(' ', '|')})\\b`, 'gi')
const runs = /<[^<>]*?\s(on[a-z]+|srcdoc|formaction)\s*=/gi
const refusedNames: ReadonlySet<string> = new Set(refusedElements.split(' '))

/** Whether the name of an element or an attribute has no place in a document. */
export function isRefusedName(name: string): boolean {
  return refusedNames.has(name) || /^(on[a-z]+|srcdoc|formaction)$/.test(name)
}
const links = /\b(?:href|src|background)\s*=\s*["']\s*$/i

/** What is wrong with the HTML of a text, and where. */
export function htmlProblems(text: string, nodes: readonly TemplateNode[]): TemplateProblem[] {
  const problems: TemplateProblem[] = []
  const markup = withoutTags(text)
  for (const [what, en, zh] of [
    [refused, 'has no place in a document', '不能用于文档'],
    [runs, 'would run code, which documents never do', '会执行代码，文档中不允许'],
  ] as const) {
    for (const match of markup.matchAll(what)) {
      const name = match[1] ?? ''
      const from = match.index + match[0].lastIndexOf(name)
      problems.push({ from, to: from + name.length, en: `${name} ${en}.`, zh: `${name} ${zh}。` })
    }
  }
  let state: State = 'text'
  let raw = ''
  let before = ''

  function visit(list: readonly TemplateNode[]): void {
    for (const node of list) {
      if (node.kind === 'text') read(node.text)
      else if (node.kind === 'value') check(node.path.from, node.path.to, isMarkup(node))
      else if (node.kind === 'call') check(node.from, node.to, drawing.has(node.helper))
      else {
        visit(node.body)
        visit(node.otherwise)
      }
    }
  }

  function check(from: number, to: number, drawn: boolean): void {
    const isQuoted = state === 'single' || state === 'double'
    if (state !== 'text' && !(isQuoted && !drawn)) {
      const [en, zh] = drawn
        ? ['A picture stands in the text, not within a tag.', '图形只能放在正文中，不能放在标签内。']
        : ['A value stands in the text or within the quotes of an attribute.', '值只能放在正文中或属性的引号内。']
      problems.push({ from, to, en, zh })
    } else if (isQuoted && links.test(before) && !text.slice(from, to).startsWith('link')) {
      const [en, zh] = [
        'An address begins with a fixed text, such as https:// or mailto:.',
        '地址须以固定文本开头，例如 https:// 或 mailto:。',
      ]
      problems.push({ from, to, en, zh })
    }
    before = 'x'
  }

  function read(chunk: string): void {
    for (let at = 0; at < chunk.length; at++) {
      const char = chunk[at] as string
      const rest = chunk.slice(at, at + 12).toLowerCase()
      before = `${before}${char}`.slice(-40)
      switch (state) {
        case 'text':
          if (rest.startsWith('<!--')) state = 'comment'
          else if (/^<(style|title|svg:style)\b/.test(rest)) {
            state = 'raw'
            raw = /^<(\w+)/.exec(rest)?.[1] ?? ''
          } else if (/^<(?:[a-z/!?]|$)/.test(rest)) state = 'tag'
          break
        case 'comment':
          if (before.endsWith('-->')) state = 'text'
          break
        case 'raw':
          if (before.toLowerCase().endsWith(`</${raw}`)) state = 'tag'
          break
        case 'tag':
          if (char === '>') state = 'text'
          else if (char === '"' && /=\s*"$/.test(before)) state = 'double'
          else if (char === "'" && /=\s*'$/.test(before)) state = 'single'
          else if (/=\s*[^\s"'>=]$/.test(before)) state = 'unquoted'
          break
        case 'unquoted':
          if (char === '>') state = 'text'
          else if (/\s/.test(char)) state = 'tag'
          break
        case 'double':
          if (char === '"') state = 'tag'
          break
        case 'single':
          if (char === "'") state = 'tag'
          break
      }
    }
  }

  visit(nodes)
  return problems
}

/** Blanks in the place of what stands in braces. A search by pattern would take ever longer with braces that stay open. */
function withoutTags(text: string): string {
  let out = ''
  let at = 0
  for (;;) {
    const open = text.indexOf('{{', at)
    const close = open < 0 ? -1 : text.indexOf('}}', open + 2)
    if (close < 0) return out + text.slice(at)
    out += text.slice(at, open) + ' '.repeat(close + 2 - open)
    at = close + 2
  }
}

const drawing: ReadonlySet<string> = new Set(['barcode', 'qr', 'image'])

/** Numbers of pages are elements of their own. */
function isMarkup({ path }: Extract<TemplateNode, { kind: 'value' }>): boolean {
  const reserved = reservedName(path, documentDialect)
  return reserved === 'pageNumber' || reserved === 'pageCount'
}
