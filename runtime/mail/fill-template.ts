/** Writes the values into a parsed template: pure, with an end. Nothing of a template is ever run as code. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { mailDialect, reservedName } from '#metadata/handlebars/dialects.ts'
import type { TemplateNode, TemplatePath } from '#metadata/handlebars/template-node.ts'

import { tooLargeMail } from './mail-problems.ts'
import { dayText, type Reader, valueText } from './value-text.ts'

/** What names stand for. */
export interface MailValues {
  /** Values by whole path (`account.name`), children as arrays of such; undefined: names are shown in the place of values. */
  readonly record: Readonly<Record<string, unknown>> | undefined
  readonly object: CatalogObject | undefined
  /** Where a path of fields ends. */
  readonly fieldAt: (object: CatalogObject | undefined, names: readonly string[]) => CatalogField | undefined
  readonly childOf: (object: CatalogObject | undefined, name: string) => CatalogObject | undefined
  readonly actor: string
  readonly reader: Reader
  readonly link: string
  readonly now: Date
  readonly variables: Readonly<Record<string, unknown>>
}

/** One level of repetition. */
interface Level {
  readonly item: unknown
  /** Of a record. */
  readonly object: CatalogObject | undefined
  readonly index: number
  readonly count: number
}

interface Found {
  readonly value: unknown
  readonly field?: CatalogField | undefined
  readonly object?: CatalogObject | undefined
}

const mostSteps = 50_000
const longest = 500_000

/** The text; `toMarkup` is applied to each value. Throws `mail/too-large`. */
export function fillTemplate(
  nodes: readonly TemplateNode[],
  values: MailValues,
  toMarkup: (text: string) => string,
): string {
  let steps = 0
  let length = 0
  const out: string[] = []
  const write = (text: string) => {
    length += text.length
    if (length > longest) throw tooLargeMail('The mail would be too long.')
    out.push(text)
  }

  function fill(list: readonly TemplateNode[], levels: readonly Level[]): void {
    for (const node of list) {
      if (++steps > mostSteps) throw tooLargeMail('The mail repeats too much.')
      if (node.kind === 'text') write(node.text)
      else if (node.kind === 'value') write(toMarkup(textOf(node.path, levels)))
      else if (node.kind === 'each') repeat(node, levels)
      else if (node.kind === 'call' || node.kind === 'test') throw new Error('Mails have no helpers')
      else fill(isThere(find(node.path, levels).value) === (node.kind === 'if') ? node.body : node.otherwise, levels)
    }
  }

  function repeat(node: Extract<TemplateNode, { kind: 'each' }>, levels: readonly Level[]): void {
    const { value, object } = find(node.path, levels)
    const items = values.record === undefined && value === undefined ? [undefined] : [value ?? []].flat()
    if (items.length === 0) fill(node.otherwise, levels)
    for (const [index, item] of items.entries()) {
      fill(node.body, [...levels, { item, object, index, count: items.length }])
    }
  }

  function find(path: TemplatePath, levels: readonly Level[]): Found {
    const inner = levels.at(-1) as Level
    if (path.data === 'index') return { value: inner.index }
    if (path.data === 'number') return { value: inner.index + 1 }
    if (path.data) return { value: path.data === 'first' ? inner.index === 0 : inner.index === inner.count - 1 }
    const names = path.segments.map(segment => segment.name)
    const reserved = reservedName(path, mailDialect)
    if (reserved === 'record') return member(levels[0] as Level, names.slice(1))
    if (reserved) return { value: reservedValue(reserved, names.slice(1)) }
    const level = levels[levels.length - 1 - path.up]
    return level ? member(level, names) : { value: null }
  }

  function reservedValue(name: Exclude<(typeof mailDialect.reserved)[number], 'record'>, rest: readonly string[]) {
    switch (name) {
      case 'actor':
        return values.actor
      case 'recipient':
        return values.reader.name
      case 'variables':
        return rest.reduce<unknown>(own, values.variables)
      case 'link':
        return values.link
      case 'today':
        return dayText(values.now, values.reader)
    }
  }

  function member({ item, object }: Level, names: readonly string[]): Found {
    if (names.length === 0) return { value: object ? undefined : item }
    if (!object) return { value: names.reduce<unknown>(own, item) }
    const [first = ''] = names
    const child = names.length === 1 ? values.childOf(object, first) : undefined
    return { value: own(item, names.join('.')), field: values.fieldAt(object, names), object: child }
  }

  function textOf(path: TemplatePath, levels: readonly Level[]): string {
    const { value, field } = find(path, levels)
    const isField = field !== undefined && values.record === undefined
    if (!isField) return valueText(field, value, values.reader)
    return `‹${field.label[values.reader.locale] ?? field.label.en ?? field.name}›`
  }

  fill(nodes, [{ item: values.record, object: values.object, index: 0, count: 1 }])
  return out.join('')
}

/** A property of the value's own: what is inherited is not there. */
function own(value: unknown, name: string): unknown {
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}

/** As Handlebars has it: an empty list, an empty text, 0 and false are not there. */
function isThere(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value)
}
