/** A field is not called like one that every record of its object has anyway. */
import { error } from '../finding.ts'
import { hasSystemField } from '../system-fields.ts'
import type { Rule } from './context.ts'
import { ownFields } from './own-fields.ts'

export const reservedNames: Rule = function* (context) {
  for (const { object, field, pointer } of ownFields(context)) {
    if (!hasSystemField(object, field.name)) continue
    yield error(
      object,
      'name/reserved',
      `${pointer}/name`,
      `Every record of ${object.name} has a system field called ${field.name}.`,
      `${object.name} 的每条记录已有名为 ${field.name} 的系统字段。`,
    )
  }
}
