/**
 * Writes the values into a parsed text of a document: pure, with an end, and without a call of anything that a template
 * could name itself. Values are escaped; nothing but our own pictures and page numbers comes in as markup.
 */
import { documentDialect, reservedName } from '#metadata/handlebars/dialects.ts'
import type { TemplateCall, TemplateNode, TemplatePath, TemplateTerm } from '#metadata/handlebars/template-node.ts'

import { tooLargeDocument } from './document-problems.ts'
import type { DocumentValues, Found } from './document-values.ts'
import { foundText } from './found-text.ts'
import { type Collected, callHelper } from './helpers/call-helper.ts'
import { escapeMarkup, type Piece } from './markup.ts'
import { orderItems } from './order-items.ts'

/** One level of repetition. */
interface Level {
  readonly item: unknown
  readonly object: Found['object']
  readonly index: number
  readonly count: number
}

/** Work that one document may make; a loop costs what it repeats. */
export interface Fuel {
  steps: number
  length: number
  pictures: number
}

/** What one document may cost. */
export const fullFuel = (): Fuel => ({ steps: 400_000, length: 5_000_000, pictures: 200 })

/** The pieces of the text. `written`: how values become part of it. Throws `document/too-large`. */
export function fillDocument(
  nodes: readonly TemplateNode[],
  values: DocumentValues,
  fuel: Fuel,
  written: (text: string) => string = escapeMarkup,
): Piece[] {
  const out: Piece[] = []
  const spend = (steps = 1) => {
    fuel.steps -= steps
    if (fuel.steps < 0) throw tooLargeDocument('The document repeats too much.')
  }
  const write = (piece: Piece) => {
    if (typeof piece === 'string') fuel.length -= piece.length
    else fuel.pictures -= 1
    if (fuel.length < 0) throw tooLargeDocument('The document would be too long.')
    if (fuel.pictures < 0) throw tooLargeDocument('The document has too many pictures.')
    out.push(piece)
  }
  const print = (found: Found) => written(foundText(found, values))

  function fill(list: readonly TemplateNode[], levels: readonly Level[]): void {
    for (const node of list) {
      spend()
      switch (node.kind) {
        case 'text':
          write(node.text)
          break
        case 'value':
          write(pageMark(node.path) ?? print(find(node.path, levels)))
          break
        case 'call': {
          const answer = call(node, levels)
          write('picture' in answer ? answer.picture : print(answer))
          break
        }
        case 'each':
          repeat(node, levels)
          break
        case 'test':
          branch(node, isThere(found(node.call, levels).value) !== node.negated, levels)
          break
        case 'if':
        case 'unless':
          branch(node, isThere(find(node.path, levels).value) === (node.kind === 'if'), levels)
          break
      }
    }
  }

  function branch(
    node: Extract<TemplateNode, { kind: 'if' | 'unless' | 'test' }>,
    is: boolean,
    levels: readonly Level[],
  ) {
    fill(is ? node.body : node.otherwise, levels)
  }

  function repeat(node: Extract<TemplateNode, { kind: 'each' }>, levels: readonly Level[]): void {
    const { value, object } = find(node.path, levels)
    const all = Array.isArray(value) ? value : []
    spend(all.length)
    const constant = (name: string) => {
      const term = node.named.get(name)
      return term?.kind === 'constant' ? term.value : undefined
    }
    const by = node.named.get('by')
    const keyOf = (item: unknown) =>
      by?.kind === 'path' ? find(by.path, [...levels, { item, object, index: 0, count: 1 }]).value : undefined
    const items = orderItems(all, by ? keyOf : undefined, constant('sort'), constant('limit'))
    if (items.length === 0) fill(node.otherwise, levels)
    for (const [index, item] of items.entries()) {
      fill(node.body, [...levels, { item, object, index, count: items.length }])
    }
  }

  function find(path: TemplatePath, levels: readonly Level[]): Found {
    const inner = levels.at(-1) as Level
    switch (path.data) {
      case 'index':
        return { value: inner.index }
      case 'number':
        return { value: inner.index + 1 }
      case 'first':
        return { value: inner.index === 0 }
      case 'last':
        return { value: inner.index === inner.count - 1 }
      case undefined:
        break
    }
    const names = path.segments.map(segment => segment.name)
    const reserved = reservedName(path, documentDialect)
    if (reserved === 'record') return member(levels[0] as Level, names.slice(1))
    if (reserved) return reservedValue(reserved, names.slice(1))
    const level = levels[levels.length - 1 - path.up]
    return level ? member(level, names) : { value: null }
  }

  function reservedValue(
    name: Exclude<(typeof documentDialect.reserved)[number], 'record'>,
    rest: readonly string[],
  ): Found {
    const { reader, now } = values
    switch (name) {
      case 'actor':
        return { value: values.actor }
      case 'link':
        return { value: values.link }
      case 'today':
        return { value: new Intl.DateTimeFormat('en-CA', { timeZone: reader.timeZone }).format(now), field: asDate }
      case 'now':
        return { value: now.toISOString(), field: asMoment }
      case 'setting':
        return { value: values.settings.get(rest[0] ?? '') ?? null }
      case 'approvals':
        return { value: rest.length === 0 ? values.approvals : null }
      case 'pageNumber':
      case 'pageCount':
        return { value: null }
    }
  }

  function member({ item, object }: Level, names: readonly string[]): Found {
    if (names.length === 0) return { value: object ? null : item }
    if (!object) {
      const [name = ''] = names
      return { value: names.length === 1 ? own(item, name) : null, ...(name === 'at' ? { field: asMoment } : {}) }
    }
    const target = values.targetOf(object, names)
    return { value: own(item, names.join('.')), field: values.fieldAt(object, names), object: target }
  }

  /** What a helper answers where a value is wanted; a picture is none. */
  function found(node: TemplateCall, levels: readonly Level[]): Found {
    const answer = call(node, levels)
    return 'picture' in answer ? { value: null } : answer
  }

  function call(node: TemplateCall, levels: readonly Level[]) {
    spend()
    const at = (term: TemplateTerm): Found => {
      if (term.kind === 'constant') return { value: term.value }
      return term.kind === 'call' ? found(term, levels) : find(term.path, levels)
    }
    return callHelper(node, { values, spend, at, each: path => collect(path, levels) })
  }

  /** Every value that a path across children comes to. */
  function collect(path: TemplatePath, levels: readonly Level[]): Collected {
    const reserved = reservedName(path, documentDialect)
    const level = reserved === 'record' ? levels[0] : levels[levels.length - 1 - path.up]
    if (!level?.object || (reserved && reserved !== 'record')) {
      return { found: [find(path, levels)], isSeen: true, field: undefined }
    }
    const names = path.segments.map(segment => segment.name).slice(reserved ? 1 : 0)
    const field = values.fieldAt(level.object, names)
    return { found: gather(level.item, level.object, names), isSeen: field !== undefined, field }
  }

  function gather(item: unknown, object: Found['object'], names: readonly string[]): Found[] {
    for (let count = 1; count <= names.length; count++) {
      const head = names.slice(0, count)
      const children = own(item, head.join('.'))
      if (!Array.isArray(children) || values.fieldAt(object, head)?.type !== 'children') continue
      const child = values.targetOf(object, head)
      spend(children.length)
      if (count === names.length) return children.map(value => ({ value, object: child }))
      return children.flatMap(line => gather(line, child, names.slice(count)))
    }
    return [{ value: own(item, names.join('.')), field: values.fieldAt(object, names) }]
  }

  fill(nodes, [{ item: values.record, object: values.object, index: 0, count: 1 }])
  return out
}

const asDate = { type: 'date' } as NonNullable<Found['field']>
const asMoment = { type: 'datetime' } as NonNullable<Found['field']>

/** Chromium writes the numbers into elements of these classes. */
function pageMark(path: TemplatePath): string | undefined {
  const reserved = reservedName(path, documentDialect)
  if (reserved === 'pageNumber') return '<span class="pageNumber"></span>'
  return reserved === 'pageCount' ? '<span class="totalPages"></span>' : undefined
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
