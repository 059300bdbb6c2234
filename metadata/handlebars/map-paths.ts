/** Puts other names into the paths of a template and leaves everything else as it is written. */
import { reservedName, type TemplateDialect } from './dialects.ts'
import { parseTemplate } from './parse-template.ts'
import type { TemplateCall, TemplateNode, TemplatePath, TemplateTerm } from './template-node.ts'

/** Finds what a path of fields leads to, and what stands in its place. */
export interface PathMapper<Base> {
  /** The names that stand in the place of these, of which there are as many. */
  replace(names: readonly string[], base: Base | undefined, places: readonly Place[]): readonly string[]
  /** What is repeated when a block goes through the path. */
  endOf(names: readonly string[], base: Base | undefined): Base | undefined
  /** The name that stands in the place of a setting's. */
  setting?(name: string, place: Place): string
}

/** Where a name stands in the text. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** What is repeated are values of something that is no record: they have no fields. */
const noRecord = Symbol('no record')
type Level<Base> = Base | undefined | typeof noRecord

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A text that cannot be read stays as it is. */
export function mapTemplatePaths<Base>(
  text: string,
  dialect: TemplateDialect,
  base: Base | undefined,
  mapper: PathMapper<Base>,
): string {
  const { nodes } = parseTemplate(text, dialect)
  if (!nodes) return text
  const edits: Edit[] = []
  visit(nodes, [base])
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((changed, { from, to, text: now }) => changed.slice(0, from) + now + changed.slice(to), text)

  /** `bases`: what is repeated, innermost last. */
  function visit(list: readonly TemplateNode[], bases: readonly Level<Base>[]): void {
    for (const node of list) {
      if (node.kind === 'text') continue
      if (node.kind === 'call') {
        visitCall(node, bases)
        continue
      }
      if (node.kind === 'test') visitCall(node.call, bases)
      const inner = node.kind === 'test' ? undefined : mapPath(node.path, bases)
      if (node.kind === 'value') continue
      if (node.kind === 'each') for (const term of node.named.values()) visitTerm(term, [...bases, inner])
      visit(node.body, node.kind === 'each' ? [...bases, inner] : bases)
      visit(node.otherwise, bases)
    }
  }

  function visitCall({ terms, named }: TemplateCall, bases: readonly Level<Base>[]): void {
    for (const term of [...terms, ...named.values()]) visitTerm(term, bases)
  }

  function visitTerm(term: TemplateTerm, bases: readonly Level<Base>[]): void {
    if (term.kind === 'path') mapPath(term.path, bases)
    else if (term.kind === 'call') visitCall(term, bases)
  }

  function mapPath(path: TemplatePath, bases: readonly Level<Base>[]): Level<Base> {
    const reserved = reservedName(path, dialect)
    if (reserved === 'setting') mapSetting(path)
    if (path.data || (reserved && reserved !== 'record')) return noRecord
    const start = reserved === 'record' ? bases[0] : bases[bases.length - 1 - path.up]
    if (start === noRecord) return noRecord
    const segments = reserved === 'record' ? path.segments.slice(1) : path.segments
    const names = segments.map(segment => segment.name)
    const isFirst = reserved === undefined && !path.isThis && path.up === 0
    for (const [index, name] of (names.length > 0 ? mapper.replace(names, start, segments) : []).entries()) {
      const segment = segments[index]
      if (!segment || name === segment.name) continue
      edits.push({ from: segment.from, to: segment.to, text: written(name, isFirst && index === 0) })
    }
    return mapper.endOf(names, start)
  }

  function mapSetting({ segments }: TemplatePath): void {
    const [, segment] = segments
    const name = segment && mapper.setting?.(segment.name, segment)
    if (name && name !== segment.name) edits.push({ from: segment.from, to: segment.to, text: written(name, false) })
  }

  /** In brackets where the bare name would be something else. */
  function written(name: string, isFirst: boolean): string {
    const isReserved = isFirst && dialect.reserved.includes(name)
    return plain.test(name) && !literals.has(name) && !isReserved ? name : `[${name}]`
  }
}

const plain = /^[\p{L}_][\p{L}\p{N}_-]*$/u
const literals: ReadonlySet<string> = new Set(['this', 'true', 'false', 'null', 'undefined', 'else'])
