/** Puts other names into the paths of a template and leaves everything else as it is written. */
import { parseTemplate } from './parse-template.ts'
import { reservedName, reservedNames, type TemplateNode, type TemplatePath } from './template-node.ts'

/** Finds what a path of fields leads to, and what stands in its place. */
export interface PathMapper<Base> {
  /** The names that stand in the place of these, of which there are as many. */
  replace(names: readonly string[], base: Base | undefined): readonly string[]
  /** What is repeated when a block goes through the path. */
  endOf(names: readonly string[], base: Base | undefined): Base | undefined
}

interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** A text that cannot be read stays as it is. */
export function mapTemplatePaths<Base>(text: string, base: Base | undefined, mapper: PathMapper<Base>): string {
  const { nodes } = parseTemplate(text)
  if (!nodes) return text
  const edits: Edit[] = []
  visit(nodes, [base])
  return edits
    .sort((a, b) => b.from - a.from)
    .reduce((changed, { from, to, text: now }) => changed.slice(0, from) + now + changed.slice(to), text)

  /** `bases`: what is repeated, innermost last. */
  function visit(list: readonly TemplateNode[], bases: readonly (Base | undefined)[]): void {
    for (const node of list) {
      if (node.kind === 'text') continue
      const inner = mapPath(node.path, bases)
      if (node.kind === 'value') continue
      visit(node.body, node.kind === 'each' ? [...bases, inner] : bases)
      visit(node.otherwise, bases)
    }
  }

  function mapPath(path: TemplatePath, bases: readonly (Base | undefined)[]): Base | undefined {
    const reserved = reservedName(path)
    if (path.data || (reserved && reserved !== 'record')) return undefined
    const start = reserved === 'record' ? bases[0] : bases[bases.length - 1 - path.up]
    const segments = reserved === 'record' ? path.segments.slice(1) : path.segments
    const names = segments.map(segment => segment.name)
    const isFirst = reserved === undefined && !path.isThis && path.up === 0
    for (const [index, name] of (names.length > 0 ? mapper.replace(names, start) : []).entries()) {
      const segment = segments[index]
      if (!segment || name === segment.name) continue
      edits.push({ from: segment.from, to: segment.to, text: written(name, isFirst && index === 0) })
    }
    return mapper.endOf(names, start)
  }
}

const plain = /^[\p{L}_][\p{L}\p{N}_-]*$/u
const literals: ReadonlySet<string> = new Set(['this', 'true', 'false', 'null', 'undefined', 'else'])

/** In brackets where the bare name would be something else. */
function written(name: string, isFirst: boolean): string {
  const isReserved = isFirst && reservedNames.some(reserved => reserved === name)
  return plain.test(name) && !literals.has(name) && !isReserved ? name : `[${name}]`
}
