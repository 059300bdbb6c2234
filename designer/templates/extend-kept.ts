/**
 * What a template's version of a definition has to say of things that are only now coming: the rights to a new object,
 * the children that lead to it, the list of them on a page. Nothing else of a definition that is there already changes.
 */
import type { Definition } from '#metadata/definitions.ts'
import { branchOf } from '#metadata/kinds/branch-of.ts'
import { kinds } from '#metadata/kinds/kinds.ts'
import type { Schema } from '#metadata/kinds/schema.ts'

type Node = Readonly<Record<string, unknown>>

/** The definition (resolved form) with such elements of the template's version, whose ids join `fresh`; the same value when there are none. */
export function extendKept(kept: Definition, template: Definition, fresh: Set<string>): Definition {
  return extend(kept, template, kinds[kept.kind], fresh) as Definition
}

function extend(kept: unknown, template: unknown, schema: Schema, fresh: Set<string>): unknown {
  if (Array.isArray(template)) {
    if (!schema.items || !(kept === undefined || Array.isArray(kept))) return kept
    return extendArray(kept, template, schema, schema.items, fresh)
  }
  if (!isNode(kept) || !isNode(template)) return kept
  const { properties } = branchOf(schema, kept)
  if (!properties || properties !== branchOf(schema, template).properties) return kept
  const changed = Object.entries(template).flatMap(([name, value]) => {
    const inner = properties[name]
    if (!inner || inner['x-ref'] === 'filter') return []
    const now = extend(kept[name], value, inner, fresh)
    return now === kept[name] ? [] : [[name, now] as const]
  })
  return changed.length === 0 ? kept : { ...kept, ...Object.fromEntries(changed) }
}

function extendArray(
  kept: readonly unknown[] | undefined,
  template: readonly unknown[],
  schema: Schema,
  items: Schema,
  fresh: Set<string>,
): readonly unknown[] | undefined {
  const key = schema['x-key']
  if (!key && !items['x-ref']) return kept
  const keyOf = (item: unknown) => (key ? (item as Node)[key] : item)
  const now = [...(kept ?? [])]
  let isChanged = false
  template.forEach((item, index) => {
    const at = now.findIndex(other => keyOf(other) === keyOf(item))
    if (at >= 0) {
      const inner = extend(now[at], item, items, fresh)
      isChanged ||= inner !== now[at]
      now[at] = inner
    } else if (leadsTo(item, fresh)) {
      const before = template.slice(0, index).map(keyOf)
      now.splice(now.findLastIndex(other => before.includes(keyOf(other))) + 1, 0, item)
      isChanged = true
      if (isNode(item) && typeof item.id === 'string') fresh.add(item.id)
    }
  })
  return isChanged ? now : kept
}

function leadsTo(value: unknown, fresh: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return value.split(/[.{}]/).some(step => fresh.has(step))
  return value !== null && typeof value === 'object' && Object.values(value).some(item => leadsTo(item, fresh))
}

function isNode(value: unknown): value is Node {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
