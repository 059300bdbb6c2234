/** Removes a field, and with agreement everything that shows it or reckons with it. */
import { type Also, carryOut, planRemoval } from '../uses/plan-removal.ts'
import { alsoArgument, argumentsOf } from './argument-schemas.ts'
import type { Command } from './command.ts'
import { findDefinition, findField } from './find-definition.ts'
import { fieldNameArgument, objectNameArgument, shownField } from './object-arguments.ts'

interface Arguments {
  readonly object: string
  readonly field: string
  readonly also?: Also
}

/** `{object, field, also?}`: problem `definition/used` 409 with `uses` and `also` where it is used and nobody agreed. */
export const removeField: Command<Arguments> = {
  arguments: argumentsOf(
    ['Remove a field', '移除字段'],
    ['Removes a field and what means nothing without it.', '移除字段及失去意义的内容。'],
    { object: objectNameArgument, field: fieldNameArgument, also: alsoArgument },
    ['object', 'field'],
  ),
  run(application, { object: name, field, also }) {
    const object = findDefinition(application, 'object', name)
    const element = ['fields', findField(object, field).id]
    return carryOut(planRemoval(application, { kind: 'object', name: object.id, element }), also)
  },
  describe({ object, field }, before) {
    const { en, 'zh-CN': zh } = shownField(before, object, field)
    return { en: `${en} removed`, 'zh-CN': `移除${zh}` }
  },
}
