/** Children name a reference on their target that leads back to the object. */
import { mayLeadTo } from '../field-use.ts'
import { error } from '../finding.ts'
import type { Rule } from './context.ts'
import { ownFields } from './own-fields.ts'

export const children: Rule = function* (context) {
  for (const { object, field, use, pointer } of ownFields(context)) {
    if (field.type !== 'children') continue
    const via = context.pathAt(object, `${pointer}/via`)?.end
    if (!via) continue
    const leadsBack = (via.type === 'reference' || via.type === 'anyReference') && mayLeadTo(via, object)
    const target = use.targets[0]?.name ?? field.target
    if (!leadsBack) {
      yield error(
        object,
        'children/not-back',
        `${pointer}/via`,
        `${target}.${field.via} does not lead back to ${object.name}.`,
        `${target}.${field.via} 未指回 ${object.name}。`,
      )
    } else if (via.definition === undefined) {
      yield error(
        object,
        'children/system-field',
        `${pointer}/via`,
        `${target}.${field.via} is a system field; children need a reference of their own.`,
        `${target}.${field.via} 是系统字段，子记录须使用自有关联字段。`,
      )
    }
  }
}
