/** What the texts of a document read of the record, as far as the caller may see it; and what its paths of fields lead to. */
import type { CatalogField, CatalogObject } from '#metadata/catalog.ts'
import { documentDialect, reservedName } from '#metadata/handlebars/dialects.ts'
import { mapTemplatePaths } from '#metadata/handlebars/map-paths.ts'
import { parseTemplate } from '#metadata/handlebars/parse-template.ts'
import type { TemplateNode, TemplateTerm } from '#metadata/handlebars/template-node.ts'
import { Problem } from '#platform/problem.ts'

import type { World } from '../query/path.ts'
import { planFields } from '../query/selection.ts'

interface Base {
  readonly object: CatalogObject
  readonly prefix: string
}

/** Every path that leads to a value that may be seen, `lines.product.name` within a repetition. */
export function documentFields(world: World, object: CatalogObject, texts: readonly string[]): string[] {
  const wanted = new Set<string>()
  const isReadable = (path: string) => {
    try {
      planFields(world, object, [path])
      return true
    } catch (error) {
      if (error instanceof Problem) return false
      throw error
    }
  }
  for (const text of texts) {
    mapTemplatePaths<Base>(
      text,
      documentDialect,
      { object, prefix: '' },
      {
        replace(names, base) {
          const path = base && `${base.prefix}${names.join('.')}`
          if (path && fieldAt(world, base.object, names) && isReadable(path)) wanted.add(path)
          return names
        },
        endOf(names, base) {
          const child = base && targetOf(world, base.object, names)
          return base && child && { object: child, prefix: `${base.prefix}${names.join('.')}.` }
        },
      },
    )
  }
  return wanted.size > 0 ? [...wanted] : ['id']
}

/** Where a path of fields ends; undefined where one of them may not be seen. */
export function fieldAt(
  { catalog, rights }: World,
  object: CatalogObject | undefined,
  names: readonly string[],
): CatalogField | undefined {
  let current = object
  for (const [index, name] of names.entries()) {
    const field = current?.fields.get(name)
    if (!current || !field || rights.field(current, field) === 'hidden') return undefined
    if (index === names.length - 1) return field
    const mayCross = field.type === 'reference' || field.type === 'children'
    current = mayCross ? catalog.objectsById.get(field.targets[0] ?? '') : undefined
    if (current && rights.scope(current, 'read') === 'none') return undefined
  }
  return undefined
}

/** The object of the children that a path ends at. */
export function targetOf(
  world: World,
  object: CatalogObject | undefined,
  names: readonly string[],
): CatalogObject | undefined {
  const field = fieldAt(world, object, names)
  return field?.type === 'children' ? world.catalog.objectsById.get(field.targets[0] ?? '') : undefined
}

/** Whether a text speaks of `approvals` or of settings. */
export function usesReserved(text: string, name: 'approvals' | 'setting'): boolean {
  const inTerm = (term: TemplateTerm): boolean => {
    if (term.kind === 'path') return reservedName(term.path, documentDialect) === name
    return term.kind === 'call' && [...term.terms, ...term.named.values()].some(inTerm)
  }
  const inNodes = (nodes: readonly TemplateNode[]): boolean =>
    nodes.some(node => {
      if (node.kind === 'text') return false
      if (node.kind === 'call') return inTerm(node)
      const own = node.kind === 'test' ? inTerm(node.call) : reservedName(node.path, documentDialect) === name
      return own || (node.kind !== 'value' && (inNodes(node.body) || inNodes(node.otherwise)))
    })
  return inNodes(parseTemplate(text, documentDialect).nodes ?? [])
}
