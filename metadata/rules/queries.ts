/** A query either selects fields of records or reckons measures of groups. */
import type { QueryDefinition } from '../definitions.ts'
import type { FieldType } from '../field-use.ts'
import { error, type Finding, warning } from '../finding.ts'
import type { Rule, RuleContext } from './context.ts'

export const queries: Rule = function* (context) {
  for (const query of context.symbols.all('query')) {
    yield* checkShape(query)
    yield* checkMeasures(query, context)
    yield* checkGroups(query, context)
    yield* checkSort(query)
  }
}

function* checkShape(query: QueryDefinition): Iterable<Finding> {
  const selects = (query.select ?? []).length > 0
  const measures = (query.measures ?? []).length > 0
  if (selects && measures) {
    yield error(
      query,
      'query/two-shapes',
      '/select',
      'It either selects fields or reckons measures, not both.',
      '只能选择字段或统计之一。',
    )
  } else if (!selects && !measures) {
    yield error(query, 'query/empty', '', 'It selects no fields and reckons no measures.', '既未选择字段，也未统计。')
  }
  if ((query.groups ?? []).length > 0 && !measures) {
    yield error(query, 'query/no-measure', '/groups', 'Groups need a measure.', '分组须有统计值。')
  }
}

const numbers = new Set<FieldType>(['integer', 'decimal', 'money', 'percent', 'rating'])
const ordered = new Set<FieldType>([...numbers, 'date', 'datetime'])

function* checkMeasures(query: QueryDefinition, { pathAt }: RuleContext): Iterable<Finding> {
  for (const [index, { fn, field }] of (query.measures ?? []).entries()) {
    const pointer = `/measures/${index}`
    if (fn === 'count' && field !== undefined) {
      yield warning(
        query,
        'query/not-used',
        `${pointer}/field`,
        'Counting makes no use of a field.',
        '计数不使用字段。',
      )
    } else if (fn !== 'count' && field === undefined) {
      yield error(query, 'query/no-field', pointer, `${fn} needs a field.`, `${fn} 需要字段。`)
    }
    const use = field === undefined ? undefined : pathAt(query, `${pointer}/field`)?.end
    if (!use || fn === 'count' || fn === 'countDistinct') continue
    if (!(fn === 'min' || fn === 'max' ? ordered : numbers).has(use.type)) {
      yield error(
        query,
        'query/unfit-measure',
        `${pointer}/field`,
        `${use.name} has no ${fn}.`,
        `${use.name} 不能计算 ${fn}。`,
      )
    }
  }
}

const ungrouped = new Set<FieldType>(['longText', 'multiChoice', 'file'])

function* checkGroups(query: QueryDefinition, { pathAt }: RuleContext): Iterable<Finding> {
  for (const [index, group] of (query.groups ?? []).entries()) {
    const use = pathAt(query, `/groups/${index}/field`)?.end
    if (!use) continue
    if (ungrouped.has(use.type)) {
      yield error(
        query,
        'query/unfit-group',
        `/groups/${index}/field`,
        `Records cannot be grouped by ${use.name}.`,
        `不能按 ${use.name} 分组。`,
      )
    }
    if (group.by && use.type !== 'date' && use.type !== 'datetime') {
      yield error(query, 'query/not-date', `/groups/${index}/by`, `${use.name} is no date.`, `${use.name} 不是日期。`)
    }
  }
}

/** Groups are sorted by what their rows show. */
function* checkSort(query: QueryDefinition): Iterable<Finding> {
  if ((query.measures ?? []).length === 0) return
  const shown = [
    ...(query.groups ?? []).map(group => group.field),
    ...(query.measures ?? []).map(measure => measure.as),
  ]
  for (const [index, { field }] of (query.sort ?? []).entries()) {
    if (shown.includes(field)) continue
    yield error(
      query,
      'query/unfit-sort',
      `/sort/${index}/field`,
      `${field} is neither a group nor a measure.`,
      `${field} 既不是分组也不是统计值。`,
    )
  }
}
