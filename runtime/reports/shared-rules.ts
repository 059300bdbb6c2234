/**
 * What filters of a report say of the groups and fields that another object shares, told of that object: both are about
 * the same. What cannot be told of it is kept apart, so that it can be said.
 */
import type { ReportSource } from '#metadata/definitions.ts'
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'

/** A field of the report told of the other object; undefined where there is nothing like it. */
export type Told = (field: string) => string | undefined

/** What holds for the other object, and what of the filters does not. */
export interface SharedRules {
  readonly shared: Filter | undefined
  /** Of the report's own fields. */
  readonly apart: readonly (Filter | Rule)[]
}

/** Rules that all have to be true, over shared fields and what lies behind them, and the others. */
export function sharedRules(filters: readonly Filter[], told: Told): SharedRules {
  const apart: (Filter | Rule)[] = []
  const rules = filters.flatMap(filter => rulesIn(filter, told, apart))
  return { shared: rules.length > 0 ? { combinator: 'and', rules } : undefined, apart }
}

function rulesIn(node: Filter | Rule, told: Told, apart: (Filter | Rule)[]): (Filter | Rule)[] {
  if (isGroup(node) && node.rules.length === 0) return []
  if (isGroup(node) && node.combinator === 'and' && !node.not)
    return node.rules.flatMap(rule => rulesIn(rule, told, apart))
  if (isWhole(node, told)) return [translated(node, told)]
  apart.push(node)
  return []
}

/** Whether all of it is about shared fields. */
function isWhole(node: Filter | Rule, told: Told): boolean {
  return isGroup(node) ? node.rules.every(rule => isWhole(rule, told)) : told(node.field) !== undefined
}

function translated(node: Filter | Rule, told: Told): Filter | Rule {
  return isGroup(node)
    ? { ...node, rules: node.rules.map(rule => translated(rule, told)) }
    : { ...node, field: told(node.field) ?? node.field }
}

/** Whether all of it is about fields of which the source says that they do not concern it. */
export function isWaived(node: Filter | Rule, { paths = [] }: ReportSource): boolean {
  if (isGroup(node)) return node.rules.every(rule => isWaived(rule, { paths } as ReportSource))
  return paths.some(({ own, field }) => field === undefined && isBehind(node.field, own))
}

const isBehind = (name: string, own: string) => name === own || name.startsWith(`${own}.`)

/** How fields go together: those that the source names, the nearest first, and all behind a reference to the record. */
export function sharedFields(
  groups: readonly { readonly group: { readonly id: string; readonly field: string } }[],
  source: ReportSource,
): Told {
  const pairs: (readonly [own: string, other: string | undefined])[] = [
    ...(source.paths ?? []).map(({ own, field }) => [own, field] as const),
    ...(source.common ?? []).map(name => [name, name] as const),
    ...(source.groups ?? []).flatMap(({ group: id, field }) =>
      groups.filter(item => item.group.id === id).map(item => [item.group.field, field] as const),
    ),
  ]
  // `owner` and `owner.name` both go with what goes with `owner`.
  const nearest = pairs.toSorted(([a], [b]) => b.length - a.length)
  return name => {
    const found = nearest.find(([own]) => isBehind(name, own))
    if (found) return found[1] === undefined ? undefined : `${found[1]}${name.slice(found[0].length)}`
    if (source.record === undefined) return undefined
    return name === 'id' ? source.record : `${source.record}.${name}`
  }
}
