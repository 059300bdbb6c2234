/** The builder begins a condition on children with the first field of their parent; this makes it one of theirs. */
import type { RuleGroupType, RuleType } from 'react-querybuilder'
import type { BuilderField } from './builder-fields.ts'

/** The query with every rule on a field that its object has. */
export function mendChildRules(query: RuleGroupType, fields: readonly BuilderField[]): RuleGroupType {
  return {
    ...query,
    rules: query.rules.map(node => {
      if (typeof node === 'string') return node
      return 'rules' in node ? mendChildRules(node, fields) : mendRule(node, fields)
    }),
  }
}

function mendRule(rule: RuleType, fields: readonly BuilderField[]): RuleType {
  const field = fields.find(item => item.name === rule.field)
  if (!field) return firstRule(rule, fields)
  const children = field.subproperties as readonly BuilderField[] | undefined
  const isGroup = typeof rule.value === 'object' && rule.value !== null && 'rules' in rule.value
  return children && isGroup ? { ...rule, value: mendChildRules(rule.value as RuleGroupType, children) } : rule
}

function firstRule(rule: RuleType, fields: readonly BuilderField[]): RuleType {
  const first = fields.find(item => !item.matchModes)
  if (!first) return rule
  const [operator] = (first.operators ?? []) as readonly { readonly name: string }[]
  return { ...rule, field: first.name, operator: operator?.name ?? '=', value: '' }
}
