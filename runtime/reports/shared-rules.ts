/** What filters of a report say of the groups and fields that another object shares, told of that object: both are about the same. */
import type { ReportSource } from '#metadata/definitions.ts'
import { type Filter, isGroup, type Rule } from '#metadata/filter.ts'

/** By field of the report: the field that goes with it. */
export type SharedFields = ReadonlyMap<string, string>

/** Rules that all have to be true, over shared fields and what lies behind them; anything else is of the report alone. */
export function sharedRules(filters: readonly Filter[], fields: SharedFields): Filter | undefined {
  const rules = filters.flatMap(filter => rulesIn(filter, fields))
  return rules.length > 0 ? { combinator: 'and', rules } : undefined
}

function rulesIn(filter: Filter, fields: SharedFields): (Filter | Rule)[] {
  if (filter.combinator !== 'and' || filter.not) {
    const told = filter.rules.length > 0 && filter.rules.every(rule => isWhole(rule, fields))
    return told ? [translated(filter, fields)] : []
  }
  return filter.rules.flatMap(rule =>
    isGroup(rule) ? rulesIn(rule, fields) : isWhole(rule, fields) ? [translated(rule, fields)] : [],
  )
}

/** Whether all of it is about shared fields. */
function isWhole(node: Filter | Rule, fields: SharedFields): boolean {
  return isGroup(node) ? node.rules.every(rule => isWhole(rule, fields)) : sharedField(node.field, fields) !== undefined
}

function translated<T extends Filter | Rule>(node: T, fields: SharedFields): T {
  const told = (item: Filter | Rule): Filter | Rule =>
    isGroup(item)
      ? { ...item, rules: item.rules.map(told) }
      : { ...item, field: sharedField(item.field, fields) ?? item.field }
  return told(node) as T
}

/** `owner` and `owner.name` both go with what goes with `owner`. */
function sharedField(name: string, fields: SharedFields): string | undefined {
  for (const [own, other] of fields) {
    if (name === own) return other
    if (name.startsWith(`${own}.`)) return `${other}${name.slice(own.length)}`
  }
  return undefined
}

/** The fields that go together, by those of the report. */
export function sharedFields(
  groups: readonly { readonly group: { readonly id: string; readonly field: string } }[],
  source: ReportSource,
): SharedFields {
  return new Map([
    ...(source.common ?? []).map(name => [name, name] as const),
    ...(source.groups ?? []).flatMap(({ group: id, field }) =>
      groups.filter(item => item.group.id === id).map(item => [item.group.field, field] as const),
    ),
  ])
}
