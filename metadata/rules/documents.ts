/** Documents can be read, repeat children, give helpers what they can work with, and put values only where they stay values. */

import type { Symbols } from '../application.ts'
import type { DocumentDefinition, ObjectDefinition } from '../definitions.ts'
import { type FieldUse, fieldUse } from '../field-use.ts'
import { error, type Finding, warning } from '../finding.ts'
import { approvalNames, type DocumentHelper, documentDialect, reservedName } from '../handlebars/dialects.ts'
import { htmlProblems } from '../handlebars/html-places.ts'
import { parseTemplate } from '../handlebars/parse-template.ts'
import type { TemplateCall, TemplateNode, TemplatePath, TemplateTerm } from '../handlebars/template-node.ts'
import type { Rule, RuleContext } from './context.ts'

const locales = ['en', 'zh-CN'] as const
const parts = ['body', 'header', 'footer', 'fileName'] as const
type Part = (typeof parts)[number]

export const documents: Rule = function* (context) {
  for (const document of context.symbols.all('document')) {
    if (locales.every(locale => !document.body[locale]?.trim())) {
      yield error(document, 'document/empty', '/body', 'It says nothing in any language.', '各语言均没有内容。')
    }
    for (const part of parts) for (const locale of locales) yield* checkText(context, document, part, locale)
    if (document.style?.includes('<')) {
      const at = document.style.indexOf('<')
      yield {
        ...error(document, 'document/unfit-style', '/style', 'CSS has no "<".', 'CSS 中不能出现“<”。'),
        range: { from: at, to: at + 1 },
      }
    }
  }
}

/** What stands in the place of a path. */
type Scope = ObjectDefinition | 'approval' | undefined

/** What a path leads to. */
interface Led {
  readonly use?: FieldUse | undefined
  /** What is repeated when a block goes through it. */
  readonly each?: Scope
  /** It crosses children, as only totals may. */
  readonly throughChildren?: boolean
  /** Children of a record that is referred to, which are not read. */
  readonly afterReference?: boolean
}

function* checkText(
  { symbols }: RuleContext,
  document: DocumentDefinition,
  part: Part,
  locale: (typeof locales)[number],
): Generator<Finding> {
  const text = document[part]?.[locale]
  if (text === undefined) return
  const pointer = `/${part}/${locale}`
  const { nodes, problems } = parseTemplate(text, documentDialect)
  const found: Finding[] = []
  const report = (code: string, place: { from: number; to: number }, en: string, zh: string, level = error) => {
    found.push({ ...level(document, code, pointer, en, zh), range: { from: place.from, to: place.to } })
  }
  for (const problem of problems) report('document/malformed', problem, problem.en, problem.zh)
  if (part !== 'fileName') {
    for (const problem of htmlProblems(text, nodes ?? [])) {
      report('document/unfit-markup', problem, problem.en, problem.zh)
    }
  }
  visit(nodes ?? [], [symbols.definition('object', document.object)])
  yield* found

  function visit(list: readonly TemplateNode[], scopes: readonly Scope[]): void {
    for (const node of list) {
      switch (node.kind) {
        case 'text':
          break
        case 'value':
          checkValue(node.path, scopes)
          break
        case 'call':
          checkCall(node, scopes)
          break
        case 'each': {
          const led = follow(node.path, scopes)
          if (led && (led.each === undefined || led.afterReference || led.throughChildren)) {
            report('document/not-repeated', node.path, 'Only related records can be repeated.', '只能重复相关记录。')
          }
          checkOrder(node.named, [...scopes, led?.each])
          visit(node.body, [...scopes, led?.each])
          visit(node.otherwise, scopes)
          break
        }
        case 'test':
          checkCall(node.call, scopes)
          visit(node.body, scopes)
          visit(node.otherwise, scopes)
          break
        case 'if':
        case 'unless':
          checkPlaced(node.path, follow(node.path, scopes))
          visit(node.body, scopes)
          visit(node.otherwise, scopes)
          break
      }
    }
  }

  function checkValue(path: TemplatePath, scopes: readonly Scope[]): void {
    const led = follow(path, scopes)
    checkPlaced(path, led)
    const reserved = reservedName(path, documentDialect)
    const isPages = reserved === 'pageNumber' || reserved === 'pageCount'
    if (isPages && part !== 'header' && part !== 'footer') {
      const words = ['Pages are numbered in the header and the footer.', '页码只能用于页眉和页脚。'] as const
      report('document/unfit-place', path, ...words)
    }
    if (led?.use?.type === 'file') {
      report('document/unfit-value', path, 'A file is shown by {{image …}}.', '文件请用 {{image …}} 显示。', warning)
    }
    if (led?.each !== undefined && !led.throughChildren) {
      report(
        'document/unfit-value',
        path,
        'Related records are repeated by {{#each …}}.',
        '相关记录请用 {{#each …}} 重复。',
      )
    }
  }

  /** As `lead`; says what a decision does not have. */
  function follow(path: TemplatePath, scopes: readonly Scope[]): Led | undefined {
    const [first, second] = path.segments
    const isOfDecision = !path.data && scopes[scopes.length - 1 - path.up] === 'approval'
    if (isOfDecision && first && !reservedName(path, documentDialect)) {
      const isKnown = approvalNames.some(name => name === first.name) && !second
      if (!isKnown) {
        const list = approvalNames.join(', ')
        report('document/unknown-name', path, `A decision has ${list}.`, `审批记录包含：${list}。`)
      }
    }
    return lead(path, scopes, symbols)
  }

  function checkPlaced(path: TemplatePath, led: Led | undefined): void {
    if (!led?.throughChildren) return
    const words = ['Only totals go on after related records.', '只有汇总函数可以跨越相关记录。'] as const
    report('document/unfit-value', path, ...words)
  }

  function checkCall(call: TemplateCall, scopes: readonly Scope[]): void {
    const [first] = call.terms
    const helper = call.helper as DocumentHelper
    const led = first?.kind === 'path' ? follow(first.path, scopes) : undefined
    const mayCross = helper === 'sum' || helper === 'count' || helper === 'label'
    for (const term of [...call.terms, ...call.named.values()]) {
      if (term.kind === 'call') checkCall(term, scopes)
      else if (term.kind === 'path' && !(mayCross && (term === first || term === call.named.get('times')))) {
        checkPlaced(term.path, follow(term.path, scopes))
      }
    }
    const wanted = first && led && misfit(helper, led)
    if (wanted) report('document/unfit-argument', placeOf(first), ...wanted)
    else if (first && first.kind !== 'path' && pathOnly.has(helper)) {
      const words = [`After ${helper} stands the name of a field.`, `${helper} 之后应写字段名称。`] as const
      report('document/unfit-argument', placeOf(first), ...words)
    }
    checkConstants(call)
  }

  function checkConstants({ helper, terms, named }: TemplateCall): void {
    const style = helper === 'date' || helper === 'dateTime' ? terms[1] : undefined
    const given: [TemplateTerm | undefined, readonly string[]][] = [
      [style, ['short', 'medium', 'long', 'full']],
      [helper === 'barcode' ? named.get('type') : undefined, barcodeTypes],
      [named.get('show'), ['symbol', 'code', 'none']],
      [named.get('language'), locales],
    ]
    for (const [term, allowed] of given) {
      if (term?.kind !== 'constant' || allowed.includes(String(term.value))) continue
      const list = allowed.map(item => `"${item}"`).join(', ')
      report('document/unfit-argument', term, `One of ${list} stands here.`, `此处应为 ${list} 之一。`)
    }
  }

  function checkOrder(named: ReadonlyMap<string, TemplateTerm>, scopes: readonly Scope[]): void {
    const [by, sort, limit] = ['by', 'sort', 'limit'].map(name => named.get(name))
    if (by && by.kind !== 'path') {
      report('document/unfit-argument', placeOf(by), 'After by= stands a field.', 'by= 之后应写字段名称。')
    } else if (by?.kind === 'path') checkPlaced(by.path, follow(by.path, scopes))
    if (sort && !(sort.kind === 'constant' && ['ascending', 'descending'].includes(String(sort.value)))) {
      const words = ['The order is "ascending" or "descending".', '次序为 "ascending" 或 "descending"。'] as const
      report('document/unfit-argument', placeOf(sort), ...words)
    }
    if (limit && !(limit.kind === 'constant' && Number.isInteger(limit.value) && Number(limit.value) > 0)) {
      report('document/unfit-argument', placeOf(limit), 'The limit is a whole number.', 'limit 应为正整数。')
    }
  }
}

/** Barcodes that can be drawn. */
export const barcodeTypes = ['code128', 'code39', 'ean13', 'ean8', 'upca', 'itf14', 'datamatrix', 'pdf417'] as const

const pathOnly: ReadonlySet<DocumentHelper> = new Set(['sum', 'count', 'label', 'color', 'image'])
const dates: ReadonlySet<FieldUse['type']> = new Set(['date', 'datetime'])
const numbers: ReadonlySet<FieldUse['type']> = new Set(['integer', 'decimal', 'money', 'percent', 'rating'])
type Words = readonly [en: string, zh: string]

/** What is wanted instead of what a path leads to. */
function misfit(helper: DocumentHelper, { use, each, throughChildren, afterReference }: Led): Words | undefined {
  const type = use?.type
  const isOther = (fitting: ReadonlySet<string>) => type !== undefined && !fitting.has(type)
  switch (helper) {
    case 'date':
    case 'dateTime':
      return isOther(dates) ? ['A date stands here.', '此处应为日期。'] : undefined
    case 'number':
    case 'units':
    case 'money':
    case 'percent':
    case 'words':
      return isOther(numbers) ? ['A number or an amount stands here.', '此处应为数字或金额。'] : undefined
    case 'sum':
      return throughChildren && !afterReference && !isOther(numbers)
        ? undefined
        : [
            'A number of related records is summed up, such as lines.amount.',
            '应为相关记录的数字字段，例如 lines.amount。',
          ]
    case 'count':
      return each === undefined || afterReference ? ['Related records are counted.', '此处应为相关记录。'] : undefined
    case 'color':
      return isOther(new Set(['choice'])) ? ['Choices have colors.', '只有选项字段有颜色。'] : undefined
    case 'image':
      return isOther(new Set(['file'])) ? ['A file stands here.', '此处应为文件字段。'] : undefined
    default:
      return undefined
  }
}

function placeOf(term: TemplateTerm): { from: number; to: number } {
  return term.kind === 'path' ? term.path : term
}

/** undefined where it leads is not known, or not of the record. */
function lead(path: TemplatePath, scopes: readonly Scope[], symbols: Symbols): Led | undefined {
  const reserved = reservedName(path, documentDialect)
  if (reserved === 'approvals' && path.segments.length === 1) return { each: 'approval' }
  if (path.data || (reserved && reserved !== 'record')) return undefined
  let scope = reserved === 'record' ? scopes[0] : scopes[scopes.length - 1 - path.up]
  const names = path.segments.map(segment => segment.name).slice(reserved === 'record' ? 1 : 0)
  if (scope === undefined || scope === 'approval' || names.length === 0) return undefined
  let [throughChildren, crossed, afterReference] = [false, false, false]
  for (const [index, name] of names.entries()) {
    const use: FieldUse | undefined = scope && fieldUse(symbols, scope, name)
    if (!use) return undefined
    const target: ObjectDefinition | undefined = use.targets[0]
    if (index === names.length - 1) {
      const isMany = use.type === 'children'
      return {
        use,
        throughChildren,
        each: isMany ? target : undefined,
        afterReference: afterReference || (isMany && crossed),
      }
    }
    if (use.type !== 'children') crossed = true
    else if (crossed) afterReference = true
    else throughChildren = true
    scope = target
  }
  return undefined
}
