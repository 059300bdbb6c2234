/** A value of a group, as the answer has it, as a rule of a filter. */
import type { Filter, Rule } from '#metadata/filter.ts'

import type { Path } from '../query/path.ts'
import { addDays, type Grain, groupEnd, moveBack, type Shift } from './report-period.ts'
import { invalidReport } from './report-problems.ts'

/** One value of a group; or all but these: the others. */
export type Coordinate = { readonly value: unknown } | { readonly others: readonly unknown[] }

/** Throws `report/invalid` at the pointer for what is no value of the group. */
export function coordinateRule(
  path: Path,
  by: Grain | undefined,
  coordinate: Coordinate,
  pointer: string,
  shift: Shift | undefined,
): Filter | Rule {
  const field = path.name.endsWith('.title') ? path.name.slice(0, -'.title'.length) : path.name
  if (!('others' in coordinate)) return ruleOf(field, by, idOf(coordinate.value, pointer), pointer, shift)
  const values = coordinate.others.map(value => idOf(value, pointer))
  const named = values.filter(value => value !== null)
  const known: Rule[] = named.length < values.length ? [{ field, operator: 'notNull' }] : []
  if (!by) {
    return {
      combinator: 'and',
      rules: [...(named.length > 0 ? [{ field, operator: 'notIn', value: named }] : []), ...known],
    }
  }
  const days = named.map(value => ruleOf(field, by, value, pointer, shift))
  return {
    combinator: 'and',
    rules: [...(days.length > 0 ? [{ combinator: 'or' as const, not: true, rules: days }] : []), ...known],
  }
}

function ruleOf(field: string, by: Grain | undefined, value: unknown, pointer: string, shift: Shift | undefined): Rule {
  if (value === null) return { field, operator: 'null' }
  if (!by) return { field, operator: '=', value }
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw invalidReport(pointer, 'It is the first day of a group, such as 2026-11-01.')
  }
  const first = shift ? moveBack(value, shift) : value
  return { field, operator: 'between', value: [first, addDays(groupEnd(first, by), -1)] }
}

/** Never what a filter would evaluate: names in the filter of a cell are trusted. */
function idOf(value: unknown, pointer: string): unknown {
  const id = value !== null && typeof value === 'object' && 'id' in value ? value.id : (value ?? null)
  if (id === null || typeof id !== 'object') return id
  throw invalidReport(pointer, 'It is a value of a group, as the report answers it.')
}
