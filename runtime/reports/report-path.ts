/** Paths of reports, which may begin with children: `lines.product.category`, or `lines` itself for a count of them. */
import type { CatalogObject } from '#metadata/catalog.ts'
import { Problem } from '#platform/problem.ts'

import { unknownField } from '../problems.ts'
import { findField, type Path, planPath, type Step, type World } from '../query/path.ts'

export interface ReportPath {
  /** Ids of the children fields that it begins with, joined; empty where it has none. */
  readonly chain: readonly string[]
  /** From the last children back to the record of the report, one reference each. */
  readonly ups: readonly Step[]
  /** The object that it goes on from behind the children. */
  readonly object: CatalogObject
  /** What stands behind the children; undefined where nothing does. */
  readonly rest: string | undefined
}

const mostChildren = 3

/** Takes the children off a path; throws `field/unknown` for those that may not be seen. */
export function planReportPath(world: World, object: CatalogObject, name: string, pointer: string): ReportPath {
  const names = name.split('.')
  const chain: string[] = []
  const ups: Step[] = []
  let current = object
  let at = 0
  for (; at < names.length; at++) {
    const part = names[at] ?? ''
    if ((current.fields.get(part) ?? current.formerFields.get(part))?.type !== 'children') break
    const { definition, id, targets } = findField(world, current, part, pointer)
    const child = world.catalog.objectsById.get(targets[0] ?? '')
    const via = child && definition?.type === 'children' ? child.fields.get(definition.via) : undefined
    if (!child || !via || world.rights.scope(child, 'read') === 'none' || chain.length >= mostChildren) {
      throw unknownField(`"${name}" cannot be followed beyond "${part}".`, {
        errors: [{ pointer, code: 'field/unknown', message: `"${part}" leads nowhere` }],
      })
    }
    chain.push(id)
    ups.unshift({ field: via, target: current })
    current = child
  }
  return { chain, ups, object: current, rest: at < names.length ? names.slice(at).join('.') : undefined }
}

/** Whether the caller may see what a path leads to. */
export function isVisibleReportPath(world: World, object: CatalogObject, name: string): boolean {
  try {
    const place = planReportPath(world, object, name, '')
    return place.rest === undefined || Boolean(planPath(world, place.object, place.rest, ''))
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

/** The path seen from the records of longer children: their own steps back, then its own. */
export function pathWithin(path: Path, chain: readonly string[], of: ReportPath): Path | undefined {
  if (chain.some((id, index) => of.chain[index] !== id)) return undefined
  return { ...path, steps: [...of.ups.slice(0, of.chain.length - chain.length), ...path.steps] }
}
