/** Mail templates can be read, say something in at least one language, repeat only lines of the record, and need an object for its fields. */
import type { Definition, MailTemplateDefinition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { error, type Finding, warning } from '../finding.ts'
import { mailDialect, reservedName } from '../handlebars/dialects.ts'
import { parseTemplate } from '../handlebars/parse-template.ts'
import type { TemplateNode, TemplatePath } from '../handlebars/template-node.ts'
import type { Rule, RuleContext } from './context.ts'

const locales = ['en', 'zh-CN'] as const

export const mailTemplates: Rule = function* (context) {
  for (const template of context.symbols.all('mailTemplate')) {
    for (const part of ['subject', 'body'] as const) {
      if (locales.every(locale => !template[part][locale]?.trim())) {
        yield error(template, 'mail/empty', `/${part}`, 'It says nothing in any language.', '各语言均没有内容。')
      }
      for (const locale of locales) yield* checkText(context, template, part, locale)
    }
    for (const locale of locales) {
      const [subject, body] = [template.subject[locale]?.trim(), template.body[locale]?.trim()]
      if (Boolean(subject) === Boolean(body)) continue
      const missing = subject ? 'body' : 'subject'
      if (locales.every(other => !template[missing][other]?.trim())) continue
      yield warning(
        template,
        'mail/half',
        `/${missing}/${locale}`,
        'One language has a subject and a body, or neither; the other language is used for what is missing.',
        '同一语言应同时有主题和正文；缺少的部分会使用另一种语言。',
      )
    }
  }
}

function* checkText(
  { symbols }: RuleContext,
  template: MailTemplateDefinition,
  part: 'subject' | 'body',
  locale: (typeof locales)[number],
): Generator<Finding> {
  const text = template[part][locale]
  if (text === undefined) return
  const pointer = `/${part}/${locale}`
  const { nodes, problems } = parseTemplate(text, mailDialect)
  for (const { from, to, en, zh } of problems) {
    yield { ...error(template as Definition, 'mail/malformed', pointer, en, zh), range: { from, to } }
  }
  const object = template.object === undefined ? undefined : symbols.definition('object', template.object)
  const isRepeatable = (path: TemplatePath): boolean => {
    const names = path.segments.map(segment => segment.name)
    const inside = reservedName(path, mailDialect) === 'record' ? names.slice(1) : names
    if (reservedName(path, mailDialect) === 'variables') return true
    return (
      inside.length === 1 && object?.fields.some(item => item.name === inside[0] && item.type === 'children') === true
    )
  }
  for (const { path, isEach, inEach } of pathsOf(nodes ?? [], false)) {
    const place = { from: path.from, to: path.to }
    const reserved = reservedName(path, mailDialect)
    const [first] = path.segments
    if (template.object === undefined && !reserved && first && !inEach) {
      const near = didYouMean(first.name, mailDialect.reserved)
      yield {
        ...error(
          template as Definition,
          'mail/no-object',
          pointer,
          `There is no "${first.name}" without an object; there are ${mailDialect.reserved.join(', ')}.`,
          `未指定业务对象时没有“${first.name}”；可用：${mailDialect.reserved.join('、')}。`,
          near,
        ),
        range: place,
      }
    } else if (isEach && !path.isThis && (inEach || (object && !isRepeatable(path)))) {
      yield {
        ...error(
          template as Definition,
          'mail/not-repeated',
          pointer,
          'Only lines of the record itself can be repeated.',
          '只能重复记录本身的明细行。',
        ),
        range: place,
      }
    }
  }
}

interface FoundPath {
  readonly path: TemplatePath
  readonly isEach: boolean
  readonly inEach: boolean
}

function pathsOf(nodes: readonly TemplateNode[], inEach: boolean): FoundPath[] {
  return nodes.flatMap(node => {
    // Mails have no helpers.
    if (node.kind === 'text' || node.kind === 'call' || node.kind === 'test') return []
    if (node.kind === 'value') return [{ path: node.path, isEach: false, inEach }]
    const isEach = node.kind === 'each'
    return [
      { path: node.path, isEach, inEach },
      ...pathsOf(node.body, inEach || isEach),
      ...pathsOf(node.otherwise, inEach),
    ]
  })
}
