/** Totals and quick filters of a list stand on fields that can be reckoned with and filtered by. */
import type { FieldType } from '../field-use.ts'
import { error } from '../finding.ts'
import type { Rule } from './context.ts'

const numbers = new Set<FieldType>(['integer', 'decimal', 'money', 'percent', 'rating'])
const ordered = new Set<FieldType>([...numbers, 'date', 'datetime'])
const unfiltered = new Set<FieldType>(['children', 'file', 'longText'])

export const lists: Rule = function* ({ symbols, pathAt }) {
  const defaults = new Set<string>()
  for (const list of symbols.all('list')) {
    for (const [index, { total }] of list.columns.entries()) {
      const use = pathAt(list, `/columns/${index}/field`)?.end
      if (!use || !total || (total === 'min' || total === 'max' ? ordered : numbers).has(use.type)) continue
      yield error(
        list,
        'list/unfit-total',
        `/columns/${index}/total`,
        `${use.name} has no ${total}.`,
        `${use.name} 不能汇总（${total}）。`,
      )
    }
    for (const index of (list.quickFilters ?? []).keys()) {
      const use = pathAt(list, `/quickFilters/${index}`)?.end
      if (!use || !unfiltered.has(use.type)) continue
      yield error(
        list,
        'list/unfit-filter',
        `/quickFilters/${index}`,
        `Nobody filters by ${use.name}.`,
        `不能按 ${use.name} 过滤。`,
      )
    }
    if (list.default && defaults.has(list.object)) {
      yield error(
        list,
        'list/two-defaults',
        '/default',
        `${list.object} has another default list.`,
        `${list.object} 已有默认列表。`,
      )
    }
    if (list.default) defaults.add(list.object)
  }
}
