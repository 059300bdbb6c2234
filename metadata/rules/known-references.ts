/** Every name leads to something: definitions, fields, record types and parts that others refer to exist. */

import type { Definition } from '../definitions.ts'
import { didYouMean } from '../did-you-mean.ts'
import { error, type Finding } from '../finding.ts'
import type { Reference } from '../reference.ts'
import { lookUp } from '../references.ts'
import { systemFieldsOf } from '../system-fields.ts'
import type { Rule, RuleContext } from './context.ts'

export const knownReferences: Rule = function* (context) {
  for (const definition of context.definitions) {
    for (const reference of context.referencesOf(definition)) {
      const finding = check(definition, reference, context)
      if (finding) yield finding
    }
  }
}

function check(definition: Definition, reference: Reference, context: RuleContext): Finding | undefined {
  const { target, value, object, pointer } = reference
  // A field of nothing is either a consequence of another unknown name, or no-object's finding.
  if ((target === 'field' || target === 'recordType') && !object) return undefined
  if (lookUp(reference, context.symbols)) return undefined
  const near = didYouMean(value, candidates(reference, context))
  const where = object ? { en: ` of ${object.name}`, zh: `${object.name} 的` } : { en: '', zh: '' }
  const [en, zh] = words[target]
  const finding = error(
    definition,
    'reference/unknown',
    pointer,
    `There is no ${en}${where.en} called ${value}.`,
    `没有名为 ${value} 的${where.zh}${zh}。`,
    near,
  )
  return reference.range ? { ...finding, range: reference.range } : finding
}

function candidates({ target, object }: Reference, { symbols }: RuleContext): string[] {
  switch (target) {
    case 'field':
      return object ? [...object.fields, ...systemFieldsOf(object)].map(field => field.name) : []
    case 'recordType':
      return (object?.recordTypes ?? []).map(type => type.name)
    case 'part':
      return symbols.all('template').flatMap(item => (item.parts ?? []).map(part => `${item.name}.${part.name}`))
    default:
      return symbols.all(target).map(item => item.name)
  }
}

const words: Record<Reference['target'], readonly [string, string]> = {
  template: ['template', '应用模板'],
  type: ['data type', '数据类型'],
  picklist: ['pick list', '选项集'],
  numbering: ['numbering', '编号规则'],
  setting: ['setting', '业务参数'],
  object: ['object', '业务对象'],
  form: ['form', '表单'],
  list: ['list', '列表'],
  page: ['page', '详情页'],
  query: ['query', '查询'],
  report: ['report', '报表'],
  dashboard: ['dashboard', '仪表盘'],
  action: ['action', '操作'],
  conversion: ['conversion', '转换'],
  lifecycle: ['lifecycle', '生命周期'],
  workflow: ['workflow', '流程'],
  approval: ['approval', '审批'],
  mailTemplate: ['mail template', '邮件模板'],
  document: ['document', '打印文档'],
  menu: ['menu', '菜单'],
  role: ['role', '角色'],
  field: ['field', '字段'],
  recordType: ['record type', '记录类型'],
  part: ['part', '组成部分'],
}
