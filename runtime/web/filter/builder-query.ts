/** Between the filter language of the API and the query that react-querybuilder edits. */
import type { MatchMode, RuleGroupType, RuleType } from 'react-querybuilder'
import { type Filter, isFormula, isGroup, type Rule } from '#metadata/filter.ts'
import { isValueless } from './operators.ts'

/** The builder calls "any" some. */
const toBuilderMode: Readonly<Record<string, MatchMode>> = { any: 'some', all: 'all', none: 'none', atLeast: 'atLeast' }
const toFilterMode: Readonly<Partial<Record<MatchMode, 'any' | 'all' | 'none' | 'atLeast'>>> = {
  some: 'any',
  all: 'all',
  none: 'none',
  atLeast: 'atLeast',
}

/** The filter as the builder's query. */
export function toQuery(filter: Filter | undefined): RuleGroupType {
  return {
    combinator: filter?.combinator ?? 'and',
    ...(filter?.not ? { not: true } : {}),
    rules: (filter?.rules ?? []).map(node => (isGroup(node) ? toQuery(node) : toBuilderRule(node))),
  }
}

function toBuilderRule(rule: Rule): RuleType {
  const { match } = rule
  if (!match) return { field: rule.field, operator: rule.operator ?? '=', value: rule.value }
  return {
    field: rule.field,
    operator: '=',
    match: {
      mode: toBuilderMode[match.mode] ?? 'some',
      ...(match.threshold === undefined ? {} : { threshold: match.threshold }),
    },
    value: toQuery(rule.value as Filter),
  }
}

/** The complete conditions of the builder's query; rules still without a value are left out. */
export function toFilter(query: RuleGroupType): Filter {
  return {
    combinator: query.combinator === 'or' ? 'or' : 'and',
    ...(query.not ? { not: true } : {}),
    rules: query.rules.flatMap<Filter | Rule>(node => {
      if (typeof node === 'string') return []
      if ('rules' in node) {
        const group = toFilter(node)
        return group.rules.length > 0 ? [group] : []
      }
      return toRule(node)
    }),
  }
}

function toRule(rule: RuleType): Rule[] {
  if (rule.match) {
    const inner = toFilter(rule.value as RuleGroupType)
    const mode = toFilterMode[rule.match.mode] ?? 'any'
    const threshold = Number(rule.match.threshold ?? 1)
    return [{ field: rule.field, match: mode === 'atLeast' ? { mode, threshold } : { mode }, value: inner }]
  }
  if (isValueless(rule.operator)) return [{ field: rule.field, operator: rule.operator }]
  if (isIncomplete(rule.value)) return []
  return [{ field: rule.field, operator: rule.operator, value: rule.value }]
}

function isIncomplete(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0 || value.some(isIncomplete)
  if (isFormula(value)) return value.expression.trim() === ''
  return value === undefined || value === null || value === ''
}
