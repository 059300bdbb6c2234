/** Moves a field to another place among the fields of its object. */
import { argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { type After, afterArgument, insertElement } from './element-order.ts'
import { fieldsSchema } from './fields-schema.ts'
import { findDefinition, findField } from './find-definition.ts'
import { fieldNameArgument, objectNameArgument, shownField } from './object-arguments.ts'
import { putDefinition } from './put-definition.ts'

interface Arguments {
  readonly object: string
  readonly field: string
  readonly after?: After
}

/** `{object, field, after?}`: behind another field, first with null, last without. */
export const moveField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Move a field', '移动字段'],
    ['Moves a field among those of its object.', '调整字段在业务对象中的次序。'],
    { object: objectNameArgument, field: fieldNameArgument, after: afterArgument },
    ['object', 'field'],
  ),
  run(application, { object: name, field: wanted, after }) {
    const object = findDefinition(application, 'object', name)
    const field = findField(object, wanted)
    const others = object.fields.filter(item => item !== field)
    const fields = insertElement(others, field, after, 'field', fieldsSchema)
    const isSame = fields.every((item, index) => item === object.fields[index])
    return isSame ? application : putDefinition(application, { ...object, fields })
  },
  describe({ object, field }, before) {
    const { en, 'zh-CN': zh } = shownField(before, object, field)
    return { en: `${en} moved`, 'zh-CN': `移动${zh}` }
  },
}
